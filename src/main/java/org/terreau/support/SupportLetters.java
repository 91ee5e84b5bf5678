package org.terreau.support;

import java.time.LocalDate;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.terreau.identity.AccountId;
import org.terreau.identity.Actor;
import org.terreau.incubator.Letters;
import org.terreau.shared.Words;

/** What is written about requests: never what was asked, which may be confidential. */
@Component
class SupportLetters {

    private final Letters letters;

    SupportLetters(Letters letters) {
        this.letters = letters;
    }

    /** To who asked: it arrived, and by when it is answered. */
    void received(SupportRequest request) {
        toAsker(
                request,
                "received",
                words -> words.t(
                        "support.mail.received.text",
                        request.offered().name(),
                        request.about().name(),
                        words.date(request.asked().dueOn()),
                        words.baseUrl() + request.path()));
    }

    /** To who asked, what became of it; to who was chosen, that they were. Nobody is told what they did themselves. */
    void moved(SupportRequest request, SupportRequest.Progress before, Actor by) {
        AccountId deliverer = request.progress().deliverer();
        if (deliverer != null && !deliverer.equals(before.deliverer()) && !deliverer.equals(by.id()))
            letters.send(
                    deliverer,
                    "support-given",
                    words -> new Letters.Letter(
                            words.t(
                                    "support.mail.given.subject",
                                    request.about().name()),
                            words.t(
                                    "support.mail.given.text",
                                    by.name(),
                                    request.offered().name(),
                                    request.about().name(),
                                    words.baseUrl() + request.path())));
        if (request.state() == SupportState.WITHDRAWN) withdrawn(request, by);
        else if (!by.id().equals(request.asked().by()))
            toAsker(request, request.state().code(), words -> told(request, words));
    }

    private static String told(SupportRequest request, Words words) {
        LocalDate planned = request.progress().plannedOn();
        return words.t(
                "support.mail." + request.state().code() + ".text",
                request.offered().name(),
                request.about().name(),
                planned == null ? "" : words.date(planned),
                request.progress().reason(),
                request.progress().elsewhere(),
                words.baseUrl() + request.path());
    }

    private void withdrawn(SupportRequest request, Actor by) {
        AccountId deliverer = request.progress().deliverer();
        if (deliverer == null || deliverer.equals(by.id())) return;
        letters.send(
                deliverer,
                "support-annulee",
                words -> new Letters.Letter(
                        words.t("support.mail.annulee.subject", request.about().name()), told(request, words)));
    }

    /** Asks whoever asked what it was worth, until a day. */
    void rate(SupportRequest request, RatingRound round, LocalDate until) {
        toAsker(
                request,
                "rate-" + round.code(),
                words -> words.t(
                        "support.mail.rate-" + round.code() + ".text",
                        request.offered().name(),
                        request.about().name(),
                        words.date(until),
                        words.baseUrl() + request.path() + "/evaluation"));
    }

    /** Tells of a mandate of coaching: to its coach that it is theirs, to the team who coaches. */
    void coaching(AccountId to, String kind, String product, String who, String path) {
        letters.send(
                to,
                kind,
                words -> new Letters.Letter(
                        words.t("support.mail." + kind + ".subject", product),
                        words.t("support.mail." + kind + ".text", who, product, words.baseUrl() + path)));
    }

    /** Tells somebody who comes to a training, or waits for a seat, what becomes of it. */
    void training(AccountId to, String kind, Training training) {
        letters.send(to, kind, words -> {
            String cancelled = training.cancelled();
            return new Letters.Letter(
                    words.t("support.mail." + kind + ".subject", training.told().title()),
                    words.t(
                            "support.mail." + kind + ".text",
                            training.told().title(),
                            words.date(training.slot().on()),
                            training.slot().starts().toString(),
                            training.told().place(),
                            cancelled == null ? "" : cancelled,
                            words.baseUrl() + training.path()));
        });
    }

    private void toAsker(SupportRequest request, String kind, Function<Words, String> text) {
        AccountId asker = request.asked().by();
        if (asker == null) return;
        letters.send(
                asker,
                "support-" + kind,
                words -> new Letters.Letter(
                        words.t(
                                "support.mail." + kind + ".subject",
                                request.offered().name()),
                        text.apply(words)));
    }
}
