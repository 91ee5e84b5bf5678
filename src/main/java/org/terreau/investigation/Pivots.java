package org.terreau.investigation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.brief.BriefTexts;
import org.terreau.dossier.Brief;
import org.terreau.dossier.DossierId;
import org.terreau.dossier.DossierRecord;
import org.terreau.identity.Actor;
import org.terreau.shared.NotFound;
import org.terreau.shared.Objections;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;

/**
 * Pivots: when the problem or the solution lead is overturned, what was believed before, what is believed now, and why
 * stay visible. The brief follows only when somebody asks.
 */
@Service
public class Pivots {

    /** Longest reason, in characters. */
    public static final int WHY = 4000;

    private static final int SHORTEST_WHY = 20;

    private final JdbcFindings findings;
    private final JdbcInterviews interviews;
    private final JdbcHypotheses hypotheses;
    private final BriefTexts texts;
    private final Investigation investigation;
    private final PublicSummaries summaries;
    private final Audit audit;
    private final Clock clock;

    Pivots(
            JdbcFindings findings,
            JdbcInterviews interviews,
            JdbcHypotheses hypotheses,
            BriefTexts texts,
            Investigation investigation,
            PublicSummaries summaries,
            Audit audit,
            Clock clock) {
        this.findings = findings;
        this.interviews = interviews;
        this.hypotheses = hypotheses;
        this.texts = texts;
        this.investigation = investigation;
        this.summaries = summaries;
        this.audit = audit;
        this.clock = clock;
    }

    /** A pivot as it is typed. */
    public record Written(
            Brief.@Nullable Part part,
            @Nullable LocalDate on,
            String before,
            String after,
            String why,
            Collection<Interview.Id> interviews,
            Collection<Hypothesis.Id> hypotheses) {}

    /** The part of this code that a pivot may be about. */
    public static Optional<Brief.Part> part(String code) {
        return Pivot.PARTS.stream().filter(part -> part.code().equals(code)).findFirst();
    }

    /** The last one comes first. */
    @Transactional(readOnly = true)
    public List<Pivot> of(DossierId dossier, Actor actor) {
        investigation.read(dossier, actor);
        return findings.pivots(dossier);
    }

    /**
     * The parts of the brief that say something else than what was submitted, once the investigation was decided, and
     * that no pivot explains.
     */
    @Transactional(readOnly = true)
    public List<Pivot.Unexplained> unexplained(DossierId id, Actor actor) {
        DossierRecord dossier = investigation.read(id, actor);
        Brief submitted = texts.judged(dossier);
        List<Pivot.Unexplained> changed = new ArrayList<>();
        for (Brief.Part part : Pivot.PARTS) {
            String after = dossier.draft().get(part);
            if (!after.isEmpty() && !same(submitted.get(part), after))
                changed.add(new Pivot.Unexplained(part, submitted.get(part), after));
        }
        if (changed.isEmpty() || !investigation.decided(id)) return List.of();
        List<Pivot> known = findings.pivots(id);
        changed.removeIf(change ->
                known.stream().anyMatch(pivot -> pivot.part() == change.part() && same(pivot.after(), change.after())));
        return changed;
    }

    public LocalDate today() {
        return investigation.today();
    }

    /** What a pivot on this part starts from: what was submitted, or what is written. */
    @Transactional(readOnly = true)
    public Pivot.Unexplained startingFrom(DossierId id, Brief.Part part, Actor actor) {
        DossierRecord dossier = investigation.read(id, actor);
        String draft = dossier.draft().get(part);
        String submitted = texts.judged(dossier).get(part);
        return new Pivot.Unexplained(part, submitted, same(submitted, draft) ? "" : draft);
    }

    /** @throws Refused naming the fields `partie`, `date`, `avant`, `apres`, `pourquoi`, `sources` */
    @Transactional
    public Pivot.Id add(DossierId dossier, Written written, Actor actor) {
        investigation.mustWrite(dossier, actor);
        LocalDate today = investigation.today();
        Objections objections = new Objections();
        objections.when(written.part() == null, "partie", "investigation.pivot.part.needed");
        objections.when(written.on() == null || written.on().isAfter(today), "date", "investigation.pivot.date");
        text("avant", written.before(), "investigation.pivot.before.needed", objections);
        text("apres", written.after(), "investigation.pivot.after.needed", objections);
        objections.when(
                !written.after().isEmpty() && same(written.before(), written.after()),
                "apres",
                "investigation.pivot.same");
        objections.when(written.why().length() < SHORTEST_WHY, "pourquoi", "investigation.pivot.why", SHORTEST_WHY);
        objections.when(written.why().length() > WHY, "pourquoi", "dossier.brief.long", WHY);
        objections.when(
                interviews.among(dossier, written.interviews()).size()
                                != written.interviews().size()
                        || hypotheses.among(dossier, written.hypotheses()).size()
                                != written.hypotheses().size(),
                "sources",
                "investigation.sources.unknown");
        if (objections.any() || written.on() == null || written.part() == null) throw objections.refusal();
        Pivot.Id id = findings.insertPivot(dossier, written, written.on(), actor.id(), clock.instant());
        findings.pivotFrom(id, written.interviews(), written.hypotheses());
        audit.record(
                actor.who(),
                "investigation.pivot-added",
                "dossier:" + dossier,
                Map.of("pivot", id.toString(), "part", written.part().code()));
        summaries.refresh(dossier);
        return id;
    }

    private static void text(String field, String text, String missing, Objections objections) {
        int longest = Brief.Part.PROBLEM.longest();
        objections.when(text.isEmpty(), field, missing);
        objections.when(text.length() > longest, field, "dossier.brief.long", longest);
    }

    /** The brief's draft may be written: a pivot's new text can be carried to it. The one place that says so. */
    public boolean briefOpen(DossierRecord dossier) {
        return dossier.open();
    }

    /**
     * Carries the new text to the draft of the brief, as its writers would.
     *
     * @param version of the draft that was read
     * @throws Stale when somebody saved the draft in between
     * @throws Refused when the brief is locked
     */
    @Transactional
    public void carryToBrief(DossierId dossier, Pivot.Id id, long version, Actor actor) {
        DossierRecord written = investigation.mustWrite(dossier, actor);
        if (!briefOpen(written)) throw new Refused("", "dossier.locked");
        if (written.version() != version) throw new Stale("dossier", dossier, version);
        Pivot pivot = findings.pivots(dossier).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("pivot", id));
        Map<Brief.Part, String> values = new LinkedHashMap<>(written.draft().values());
        values.put(pivot.part(), pivot.after());
        if (!texts.save(dossier, new Brief(values), version, true, actor).whole())
            throw new Stale("dossier", dossier, version);
    }

    /** The same words, however they are spaced. */
    public static boolean same(String one, String other) {
        return one.replaceAll("\\s+", " ")
                .strip()
                .equals(other.replaceAll("\\s+", " ").strip());
    }
}
