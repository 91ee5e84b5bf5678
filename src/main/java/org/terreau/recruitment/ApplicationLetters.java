package org.terreau.recruitment;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.terreau.mail.Message;
import org.terreau.mail.Outbox;
import org.terreau.shared.Languages;
import org.terreau.shared.SecretToken;
import org.terreau.shared.Words;

/** What is written to those who answer an offer, in their language: never a mark, nor who marked. */
@Component
class ApplicationLetters {

    private final Outbox outbox;
    private final Languages languages;

    ApplicationLetters(Outbox outbox, Languages languages) {
        this.outbox = outbox;
        this.languages = languages;
    }

    /**
     * It arrived, by when it is answered, and where to follow, withdraw or erase it.
     *
     * @param again the same address answered this offer before
     */
    void received(Offer offer, Application application, SecretToken token, boolean again) {
        Words words = languages.in(application.candidate().language());
        LocalDate decision = offer.selection().decisionOn();
        String text = words.t(
                "recruitment.mail.received.text",
                application.candidate().name(),
                offer.said().title(),
                decision == null ? "" : words.date(decision),
                words.baseUrl() + Applications.PATH + token.value());
        send(
                application,
                "application-received",
                words.t("recruitment.mail.received.subject", offer.said().title()),
                again ? text + "\n\n" + words.t("recruitment.mail.received.again") : text);
    }

    /** The letter of an outcome as it is proposed: whoever answers changes what they want. */
    String standard(Offer offer, Application application, ApplicationState outcome) {
        Words words = languages.in(application.candidate().language());
        return words.t(
                "recruitment.letter." + outcome.code(),
                application.candidate().name(),
                offer.said().title());
    }

    /** The letter of an offer that is given up. */
    String givenUp(Offer offer, Application application) {
        Words words = languages.in(application.candidate().language());
        return words.t(
                "recruitment.letter.offre-retiree",
                application.candidate().name(),
                offer.said().title());
    }

    void answered(Offer offer, Application application, String letter) {
        Words words = languages.in(application.candidate().language());
        send(
                application,
                "application-answered",
                words.t("recruitment.mail.answered.subject", offer.said().title()),
                letter + "\n\n"
                        + words.t("recruitment.mail.answered.end", offer.said().contact()));
    }

    /** Slots are proposed: the private address that came with the acknowledgement leads to them. */
    void slots(Offer offer, Application application) {
        Words words = languages.in(application.candidate().language());
        send(
                application,
                "application-slots",
                words.t("recruitment.mail.slots.subject", offer.said().title()),
                words.t(
                        "recruitment.mail.slots.text",
                        application.candidate().name(),
                        offer.said().title(),
                        offer.said().contact()));
    }

    /** They have this slot; the file of the calendar is at their private address. */
    void slotTaken(Offer offer, Application application, InterviewSlot slot, String token) {
        Words words = languages.in(application.candidate().language());
        String own = words.baseUrl() + Applications.PATH + token;
        send(
                application,
                "application-slot-taken",
                words.t("recruitment.mail.slot-taken.subject", words.moment(slot.start())),
                words.t(
                        "recruitment.mail.slot-taken.text",
                        application.candidate().name(),
                        offer.said().title(),
                        words.moment(slot.start()),
                        slot.minutes(),
                        slot.place(),
                        own + "/entretien.ics",
                        own));
    }

    /** The slot that they had is proposed no more. */
    void slotGone(Offer offer, Application application, InterviewSlot slot) {
        Words words = languages.in(application.candidate().language());
        send(
                application,
                "application-slot-gone",
                words.t("recruitment.mail.slot-gone.subject", words.moment(slot.start())),
                words.t(
                        "recruitment.mail.slot-gone.text",
                        application.candidate().name(),
                        offer.said().title(),
                        words.moment(slot.start()),
                        offer.said().contact()));
    }

    private void send(Application application, String kind, String subject, String text) {
        outbox.send(new Message(application.candidate().email(), kind, subject, text));
    }
}
