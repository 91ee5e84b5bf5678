package org.terreau.review;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.terreau.decision.DecisionSubject;
import org.terreau.decision.Decisions;
import org.terreau.identity.Role;
import org.terreau.shared.Paris;
import org.terreau.shared.Words;
import org.terreau.today.Awaited;
import org.terreau.today.Reader;
import org.terreau.today.WaitingList;

/** Subjects of which a reviewer declined or is in conflict, so that fewer than two are left: for those who lead. */
@Component
class ReviewersToReplace extends WaitingList {

    private final JdbcReviewers reviewers;
    private final Decisions decisions;

    ReviewersToReplace(JdbcReviewers reviewers, Decisions decisions) {
        super(
                "relecteurs",
                60,
                "/relecteurs",
                actor -> !Reader.incubators(actor, Role.LEAD).isEmpty());
        this.reviewers = reviewers;
        this.decisions = decisions;
    }

    @Override
    public Waiting waiting(Reader reader) {
        List<JdbcReviewers.Lacking> lacking = reviewers.lacking(reader.scopes(Role.LEAD));
        Set<DecisionSubject.Key> decided = decided(lacking, reader);
        return Waiting.first(
                lacking.stream()
                        .filter(one -> !decided.contains(one.subject()))
                        .map(one -> line(one, reader.words()))
                        .toList(),
                reader.most());
    }

    /** A committee that decided waits for no opinion. */
    private Set<DecisionSubject.Key> decided(List<JdbcReviewers.Lacking> lacking, Reader reader) {
        return lacking.stream()
                .map(one -> one.subject().kind())
                .distinct()
                .flatMap(kind -> decisions
                        .lastTaken(
                                kind,
                                lacking.stream().map(one -> one.subject().id()).toList(),
                                reader.today())
                        .keySet()
                        .stream())
                .collect(Collectors.toSet());
    }

    private static Awaited line(JdbcReviewers.Lacking lacking, Words words) {
        return new Awaited(
                words.t("review.today.replace"),
                new Awaited.About(lacking.subject().toString(), lacking.title()),
                words.t("review.today.replace.why", lacking.left()),
                Paris.day(lacking.since()),
                null,
                new Awaited.Action(words.t("review.today.replace.do"), lacking.path()));
    }
}
