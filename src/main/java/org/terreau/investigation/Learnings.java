package org.terreau.investigation;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.dossier.DossierId;
import org.terreau.identity.Actor;
import org.terreau.shared.NotFound;
import org.terreau.shared.Objections;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;

/** What the field taught: what, from which interviews and hypotheses, and what it changes. */
@Service
public class Learnings {

    /** Longest text, in characters. */
    public static final int TEXT = 2000;

    private final JdbcFindings findings;
    private final JdbcInterviews interviews;
    private final JdbcHypotheses hypotheses;
    private final Investigation investigation;
    private final PublicSummaries summaries;
    private final Audit audit;
    private final Clock clock;

    Learnings(
            JdbcFindings findings,
            JdbcInterviews interviews,
            JdbcHypotheses hypotheses,
            Investigation investigation,
            PublicSummaries summaries,
            Audit audit,
            Clock clock) {
        this.findings = findings;
        this.interviews = interviews;
        this.hypotheses = hypotheses;
        this.investigation = investigation;
        this.summaries = summaries;
        this.audit = audit;
        this.clock = clock;
    }

    /** A learning as it is typed. */
    public record Written(
            String learnt, String changes, Collection<Interview.Id> interviews, Collection<Hypothesis.Id> hypotheses) {}

    /** The last one comes first. */
    @Transactional(readOnly = true)
    public List<Learning> of(DossierId dossier, Actor actor) {
        investigation.read(dossier, actor);
        return findings.learnings(dossier);
    }

    @Transactional(readOnly = true)
    public Learning read(DossierId dossier, Learning.Id id, Actor actor) {
        investigation.read(dossier, actor);
        return findings.learning(dossier, id).orElseThrow(() -> new NotFound("learning", id));
    }

    /** @throws Refused naming the fields `appris`, `change`, `sources` */
    @Transactional
    public Learning.Id add(DossierId dossier, Written written, Actor actor) {
        investigation.mustWrite(dossier, actor);
        check(dossier, written);
        Learning.Id id =
                findings.insertLearning(dossier, written.learnt(), written.changes(), actor.id(), clock.instant());
        findings.learningFrom(id, written.interviews(), written.hypotheses());
        record("investigation.learning-added", dossier, id, actor);
        return id;
    }

    /** @throws Stale when somebody else changed it in between */
    @Transactional
    public void correct(DossierId dossier, Learning.Id id, Written written, long version, Actor actor) {
        investigation.mustWrite(dossier, actor);
        read(dossier, id, actor);
        check(dossier, written);
        if (!findings.updateLearning(id, written.learnt(), written.changes(), version))
            throw new Stale("learning", id, version);
        findings.learningFrom(id, written.interviews(), written.hypotheses());
        record("investigation.learning-corrected", dossier, id, actor);
        summaries.refresh(dossier);
    }

    @Transactional
    public void delete(DossierId dossier, Learning.Id id, Actor actor) {
        investigation.mustWrite(dossier, actor);
        read(dossier, id, actor);
        findings.deleteLearning(id);
        record("investigation.learning-deleted", dossier, id, actor);
        summaries.refresh(dossier);
    }

    private void check(DossierId dossier, Written written) {
        Objections objections = new Objections();
        objections.when(written.learnt().isEmpty(), "appris", "investigation.learning.needed");
        objections.when(written.changes().isEmpty(), "change", "investigation.learning.changes.needed");
        objections.when(written.learnt().length() > TEXT, "appris", "dossier.brief.long", TEXT);
        objections.when(written.changes().length() > TEXT, "change", "dossier.brief.long", TEXT);
        objections.when(
                written.interviews().isEmpty() && written.hypotheses().isEmpty(),
                "sources",
                "investigation.learning.sources.needed");
        objections.addAll(sources(dossier, written.interviews(), written.hypotheses()));
        objections.raise();
    }

    /** Sources of another dossier, or that were never done, are refused. */
    private List<Refused.Problem> sources(
            DossierId dossier, Collection<Interview.Id> from, Collection<Hypothesis.Id> about) {
        boolean known = interviews.among(dossier, from).size() == from.size()
                && hypotheses.among(dossier, about).size() == about.size();
        return known ? List.of() : List.of(Refused.Problem.of("sources", "investigation.sources.unknown"));
    }

    private void record(String action, DossierId dossier, Learning.Id id, Actor actor) {
        audit.record(actor.who(), action, "dossier:" + dossier, Map.of("learning", id.toString()));
    }
}
