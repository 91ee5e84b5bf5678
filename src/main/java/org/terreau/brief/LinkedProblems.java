package org.terreau.brief;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.dossier.Applications;
import org.terreau.dossier.Brief;
import org.terreau.dossier.DossierId;
import org.terreau.dossier.DossierRecord;
import org.terreau.identity.Actor;
import org.terreau.problem.Problem;
import org.terreau.problem.ProblemId;
import org.terreau.problem.Problems;
import org.terreau.problem.Registry;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;
import org.terreau.similarity.Similar;
import org.terreau.similarity.SimilarMatch;
import org.terreau.similarity.SimilarQuery;

/** The problem of the registry that a dossier is about: those who confirmed it are its best evidence. */
@Service
public class LinkedProblems {

    private static final int PROPOSED = 5;

    /** A number, or an address that ends with it. */
    private static final Pattern WRITTEN = Pattern.compile("(?:\\S{0,200}/problemes/)?([1-9]\\d{0,14})/?");

    private final JdbcLinkedProblems links;
    private final Applications applications;
    private final Problems problems;
    private final Registry registry;
    private final Similar similar;
    private final Audit audit;
    private final Clock clock;

    LinkedProblems(
            JdbcLinkedProblems links,
            Applications applications,
            Problems problems,
            Registry registry,
            Similar similar,
            Audit audit,
            Clock clock) {
        this.links = links;
        this.applications = applications;
        this.problems = problems;
        this.registry = registry;
        this.similar = similar;
        this.audit = audit;
        this.clock = clock;
    }

    /** The problem as it is read now, merges followed; empty when none is linked, or it is published no more. */
    @Transactional(readOnly = true)
    public Optional<Problem> of(DossierRecord dossier) {
        return links.of(dossier.id()).flatMap(this::published);
    }

    /** The same, with those who confirmed it and what they tell. */
    @Transactional(readOnly = true)
    public Optional<Registry.Sheet> sheet(DossierRecord dossier) {
        return of(dossier).map(problem -> registry.sheet(problem.id()));
    }

    private Optional<Problem> published(ProblemId id) {
        try {
            return Optional.of(problems.read(id));
        } catch (NotFound gone) {
            return Optional.empty();
        }
    }

    /** The published problems closest to what the brief says. */
    @Transactional(readOnly = true)
    public List<SimilarMatch> proposals(DossierRecord dossier) {
        String told =
                dossier.draft().get(Brief.Part.TITLE) + "\n" + dossier.draft().get(Brief.Part.PROBLEM);
        return similar.closest(SimilarQuery.of(told), PROPOSED).problems();
    }

    /**
     * Says which problem the dossier is about.
     *
     * @param typed its number or its address; empty for none
     * @throws Refused naming the field `numero`
     */
    @Transactional
    public void link(DossierId id, String typed, Actor actor) {
        applications.readToWrite(id, actor);
        if (typed.isEmpty()) {
            if (links.unlink(id)) audit.record(actor.who(), "dossier.problem-unlinked", "dossier:" + id, Map.of());
            return;
        }
        Matcher written = WRITTEN.matcher(typed);
        Problem problem = (written.matches() ? published(ProblemId.parse(written.group(1))) : Optional.<Problem>empty())
                .orElseThrow(() -> new Refused("numero", "brief.problem.unknown"));
        links.link(id, problem.id(), clock.instant());
        audit.record(
                actor.who(),
                "dossier.problem-linked",
                "dossier:" + id,
                Map.of("problem", problem.id().toString()));
    }
}
