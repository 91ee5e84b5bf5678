package org.terreau.review;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.incubator.Absences;
import org.terreau.shared.Paris;
import org.terreau.shared.Words;
import org.terreau.today.Awaited;
import org.terreau.today.Reader;
import org.terreau.today.WaitingList;

/** Opinions that one owes, and those of the people for whom one stands in. */
@Component
class OpinionsAsked extends WaitingList {

    private final JdbcReviewers reviewers;
    private final Absences absences;
    private final Accounts accounts;

    OpinionsAsked(JdbcReviewers reviewers, Absences absences, Accounts accounts) {
        super("avis", 30, "/relecteurs/moi", Reader::worksForOne);
        this.reviewers = reviewers;
        this.absences = absences;
        this.accounts = accounts;
    }

    @Override
    public Waiting waiting(Reader reader) {
        AccountId me = reader.actor().id();
        Set<AccountId> acting = absences.actingFor(me);
        Map<AccountId, String> names = acting.size() > 1 ? accounts.names(acting) : Map.of();
        List<Awaited> lines = reviewers.of(acting, reader.today()).stream()
                .filter(found -> found.state().open())
                .map(found -> line(found, names.get(found.account()), me, reader.words()))
                .toList();
        return Waiting.first(lines, reader.most());
    }

    private static Awaited line(JdbcReviewers.Found found, @Nullable String name, AccountId me, Words words) {
        return new Awaited(
                words.t("review.today.what"),
                new Awaited.About(found.subject().toString(), found.title()),
                found.account().equals(me) ? "" : words.t("review.today.behalf", name),
                Paris.day(found.askedAt()),
                found.dueOn(),
                new Awaited.Action(words.t("review.today.do"), found.path()));
    }
}
