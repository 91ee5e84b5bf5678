package org.terreau.investigation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.dossier.DossierId;
import org.terreau.identity.AccountId;
import org.terreau.identity.Actor;
import org.terreau.shared.Mentions;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;
import org.terreau.territory.Collectivity;
import org.terreau.web.PublicContent;

/** What a dossier's people publish of their investigation: learnings that they chose, and counts. */
@Service
public class PublicSummaries {

    private final JdbcFindings findings;
    private final JdbcInterviews interviews;
    private final Investigation investigation;
    private final PublicContent content;
    private final Audit audit;

    PublicSummaries(
            JdbcFindings findings,
            JdbcInterviews interviews,
            Investigation investigation,
            PublicContent content,
            Audit audit) {
        this.findings = findings;
        this.interviews = interviews;
        this.investigation = investigation;
        this.content = content;
        this.audit = audit;
    }

    /**
     * What may be published, and what is.
     *
     * @param since the day of the publication; null when nothing is public
     * @param chosen the learnings that are public
     * @param shown what everybody reads now; null when nothing is public
     */
    public record State(
            List<Learning> learnings,
            @Nullable LocalDate since,
            Set<Learning.Id> chosen,
            @Nullable InvestigationSummary shown) {

        public State {
            learnings = List.copyOf(learnings);
            chosen = Set.copyOf(chosen);
        }
    }

    @Transactional(readOnly = true)
    public State state(DossierId dossier, Actor actor) {
        investigation.read(dossier, actor);
        JdbcFindings.Published published = findings.published(dossier);
        return new State(
                findings.learnings(dossier),
                published == null ? null : published.on(),
                published == null ? Set.of() : published.learnings(),
                findings.summary(dossier).orElse(null));
    }

    /**
     * What everybody would read if these learnings were published.
     *
     * @throws Refused as {@link #publish} does
     */
    @Transactional(readOnly = true)
    public InvestigationSummary preview(DossierId dossier, Collection<Learning.Id> chosen, boolean said, Actor actor) {
        investigation.mustWrite(dossier, actor);
        return summary(dossier, checked(dossier, chosen, said), investigation.today());
    }

    /**
     * Publishes these learnings with the counts of the log, instead of what was public before.
     *
     * @throws Refused when nothing is chosen, or when a text would tell who was met: the name of somebody or of a small
     *     place, an e-mail address, a telephone number
     */
    @Transactional
    public void publish(DossierId dossier, Collection<Learning.Id> chosen, boolean said, Actor actor) {
        investigation.mustWrite(dossier, actor);
        List<Learning> learnings = checked(dossier, chosen, said);
        store(dossier, learnings, investigation.today(), actor.id(), said ? reached(dossier, learnings) : Set.of());
        audit.record(
                actor.who(),
                "investigation.published",
                "dossier:" + dossier,
                Map.of("learnings", String.valueOf(learnings.size())));
    }

    private List<Learning> checked(DossierId dossier, Collection<Learning.Id> chosen, boolean said) {
        List<Learning> learnings = findings.learnings(dossier).stream()
                .filter(learning -> chosen.contains(learning.id()))
                .toList();
        if (learnings.isEmpty()) throw new Refused("apprentissages", "investigation.public.none");
        List<Refused.Problem> problems = naming(dossier, learnings);
        if (!said) problems.addAll(reaching(dossier, learnings, Set.of()));
        if (!problems.isEmpty()) throw new Refused(problems);
        return learnings;
    }

    /**
     * What may tell who somebody is: a name, an address, a number. Whoever publishes has the last word on it.
     *
     * @param said what somebody said may be read by all
     */
    private List<Refused.Problem> reaching(DossierId dossier, List<Learning> learnings, Set<String> said) {
        List<Refused.Problem> problems = new ArrayList<>();
        texts(dossier, learnings).forEach((text, start) -> {
            Set<String> found = new LinkedHashSet<>(Mentions.told(text));
            found.removeAll(said);
            if (!found.isEmpty())
                problems.add(Refused.Problem.of(
                        "apprentissages", "investigation.public.reaching.once", start, String.join(", ", found)));
        });
        return problems;
    }

    private Set<String> reached(DossierId dossier, List<Learning> learnings) {
        return texts(dossier, learnings).keySet().stream()
                .flatMap(text -> Mentions.told(text).stream())
                .collect(Collectors.toSet());
    }

    /** What will be read of learnings and of those who were met for them, with how each begins. */
    private Map<String, String> texts(DossierId dossier, List<Learning> learnings) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Learning learning : learnings) texts.put(learning.learnt() + "\n" + learning.changes(), start(learning));
        Set<Interview.Id> cited = learnings.stream()
                .flatMap(learning -> learning.interviews().stream())
                .collect(Collectors.toSet());
        for (Interview one : interviews.done(dossier)) if (cited.contains(one.id())) texts.put(one.role(), one.role());
        return texts;
    }

    /** What tells who was met: their name, or the name of a place where a role is one person. */
    private List<Refused.Problem> naming(DossierId dossier, List<Learning> learnings) {
        List<String> names = interviews.names(dossier);
        List<Interview> met = interviews.done(dossier);
        List<String> small = met.stream()
                .map(Interview::place)
                .filter(place -> place != null && PublicPlace.of(place).name() == null)
                .map(Collectivity::name)
                .distinct()
                .toList();
        List<Refused.Problem> problems = new ArrayList<>();
        texts(dossier, learnings).forEach((text, start) -> problems.addAll(naming(text, start, names, small)));
        return problems;
    }

    private static List<Refused.Problem> naming(String text, String start, List<String> names, List<String> small) {
        List<Refused.Problem> problems = new ArrayList<>();
        if (Names.anyIn(text, names))
            problems.add(Refused.Problem.of("apprentissages", "investigation.public.named", start));
        small.stream()
                .filter(place -> Names.whole(text, place))
                .forEach(place ->
                        problems.add(Refused.Problem.of("apprentissages", "investigation.public.small", start, place)));
        return problems;
    }

    private static String start(Learning learning) {
        return learning.learnt().length() > 60 ? learning.learnt().substring(0, 59) + "…" : learning.learnt();
    }

    @Transactional
    public void withdraw(DossierId dossier, Actor actor) {
        investigation.mustWrite(dossier, actor);
        if (!findings.unpublish(dossier)) throw new NotFound("published investigation", dossier);
        audit.record(actor.who(), "investigation.unpublished", "dossier:" + dossier, Map.of());
        content.changed();
    }

    /** The log changed: what is public follows, without any learning that was not chosen. */
    void refresh(DossierId dossier) {
        JdbcFindings.Published published = findings.published(dossier);
        if (published == null) return;
        List<Learning> learnings = findings.learnings(dossier).stream()
                .filter(learning -> published.learnings().contains(learning.id()))
                .filter(learning -> naming(dossier, List.of(learning)).isEmpty()
                        && reaching(dossier, List.of(learning), published.said())
                                .isEmpty())
                .toList();
        if (learnings.isEmpty()) {
            findings.unpublish(dossier);
            content.changed();
        } else store(dossier, learnings, published.on(), published.author(), published.said());
    }

    private void store(DossierId dossier, List<Learning> learnings, LocalDate on, AccountId author, Set<String> said) {
        findings.publish(
                dossier, learnings.stream().map(Learning::id).toList(), summary(dossier, learnings, on), author, said);
        content.changed();
    }

    private InvestigationSummary summary(DossierId dossier, List<Learning> learnings, LocalDate on) {
        Map<Interview.Id, Interview> met =
                interviews.done(dossier).stream().collect(Collectors.toMap(Interview::id, one -> one));
        InvestigationProgress progress = investigation.progress(dossier);
        return new InvestigationSummary(
                on,
                progress.interviews(),
                progress.tests(),
                progress.collectivities(),
                progress.hypotheses().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(state ->
                                new InvestigationSummary.Judged(state.getKey().code(), state.getValue()))
                        .toList(),
                learnings.stream().map(learning -> taught(learning, met)).toList(),
                findings.pivots(dossier).stream()
                        .map(pivot ->
                                new InvestigationSummary.Overturned(pivot.part().code(), pivot.on()))
                        .toList());
    }

    private static InvestigationSummary.Taught taught(Learning learning, Map<Interview.Id, Interview> met) {
        Map<String, InvestigationSummary.Met> people = new LinkedHashMap<>();
        met.values().stream()
                .filter(one -> learning.interviews().contains(one.id()))
                .sorted(java.util.Comparator.comparingLong(one -> one.id().value()))
                .forEach(one -> {
                    PublicPlace place = PublicPlace.of(one.place());
                    people.merge(
                            one.role() + "\n" + place,
                            new InvestigationSummary.Met(one.role(), place, 1),
                            (first, second) -> new InvestigationSummary.Met(first.role(), place, first.times() + 1));
                });
        return new InvestigationSummary.Taught(learning.learnt(), learning.changes(), List.copyOf(people.values()));
    }
}
