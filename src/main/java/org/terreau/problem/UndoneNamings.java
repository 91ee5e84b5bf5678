package org.terreau.problem;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.Actor;
import org.terreau.mail.Message;
import org.terreau.mail.Outbox;
import org.terreau.shared.EmailAddress;
import org.terreau.shared.Languages;
import org.terreau.shared.Words;
import org.terreau.territory.CollectivityId;

/**
 * Takes a referent or a domain away. Within the seven days after it began to act, what it let count waits again for
 * somebody who answers, and whoever declared is told; later, what it let count goes on.
 */
@Service
public class UndoneNamings {

    private final Spokespeople spokespeople;
    private final JdbcDeclarations declarations;
    private final JdbcProblems problems;
    private final Totals totals;
    private final Outbox outbox;
    private final Audit audit;
    private final Languages languages;
    private final Clock clock;

    UndoneNamings(
            Spokespeople spokespeople,
            JdbcDeclarations declarations,
            JdbcProblems problems,
            Totals totals,
            Outbox outbox,
            Audit audit,
            Languages languages,
            Clock clock) {
        this.spokespeople = spokespeople;
        this.declarations = declarations;
        this.problems = problems;
        this.totals = totals;
        this.outbox = outbox;
        this.audit = audit;
        this.languages = languages;
        this.clock = clock;
    }

    /** @return how many declarations wait again */
    @Transactional
    public int removeReferent(CollectivityId collectivity, EmailAddress email, Actor actor) {
        totals.lock();
        Optional<Spokespeople.Referent> referent = spokespeople.referent(collectivity, email);
        return spokespeople
                .remove(collectivity, email, actor)
                .map(naming -> takeBack(
                        collectivity,
                        "referent",
                        referent.map(Spokespeople.Referent::name).orElse(""),
                        naming,
                        declaration -> true,
                        actor))
                .orElse(0);
    }

    /** @return how many declarations wait again */
    @Transactional
    public int removeDomain(CollectivityId collectivity, String domain, Actor actor) {
        totals.lock();
        return spokespeople
                .removeDomain(collectivity, domain, actor)
                .map(naming -> takeBack(
                        collectivity,
                        "domaine",
                        "",
                        naming,
                        declaration -> declaration.email().domain().equals(domain),
                        actor))
                .orElse(0);
    }

    private int takeBack(
            CollectivityId collectivity,
            String proof,
            String by,
            Naming naming,
            Predicate<Declaration> theirs,
            Actor actor) {
        Instant since = naming.since();
        if (since == null || !naming.undone(clock.instant())) return 0;
        List<Declaration> counted = declarations.proved(collectivity, proof, by, since).stream()
                .filter(theirs)
                .toList();
        Set<ProblemId> roots = new LinkedHashSet<>();
        for (Declaration declaration : counted) {
            declarations.move(declaration, DeclarationState.AWAITING_REFERENT, "", "", "", clock.instant());
            problems.root(declaration.problem()).ifPresent(problem -> {
                roots.add(problem.id());
                tell(declaration, problem);
            });
        }
        roots.forEach(totals::recount);
        if (!counted.isEmpty())
            audit.record(
                    actor.who(),
                    "problem.declarations-undone",
                    "collectivity:" + collectivity,
                    Map.of("count", String.valueOf(counted.size())));
        return counted.size();
    }

    private void tell(Declaration declaration, Problem problem) {
        Words words = languages.in(declaration.language());
        String title = problem.statement().title();
        outbox.send(new Message(
                declaration.email(),
                "problem-declaration-again",
                words.t("problem.mail.declaration.again.subject", title),
                words.t(
                        "problem.mail.declaration.again.text",
                        declaration.name(),
                        title,
                        spokespeople.label(declaration.collectivity()))));
    }
}
