package org.terreau.investigation;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.dossier.DossierId;
import org.terreau.identity.Actor;
import org.terreau.identity.Undoable;
import org.terreau.shared.NotFound;
import org.terreau.shared.Objections;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.web.Undo;

/** Hypotheses: written so that the field may contradict them, judged on what it says, with a reason. */
@Service
public class Hypotheses implements Undoable {

    /** Longest text, in characters. */
    public static final int TEXT = 1000;

    private static final int SHORTEST_REASON = 20;
    private static final String EVIDENCE = "investigation.evidence";

    private final JdbcHypotheses hypotheses;
    private final JdbcInterviews interviews;
    private final Investigation investigation;
    private final PublicSummaries summaries;
    private final Audit audit;
    private final Undo undo;
    private final Clock clock;

    Hypotheses(
            JdbcHypotheses hypotheses,
            JdbcInterviews interviews,
            Investigation investigation,
            PublicSummaries summaries,
            Audit audit,
            Undo undo,
            Clock clock) {
        this.hypotheses = hypotheses;
        this.interviews = interviews;
        this.investigation = investigation;
        this.summaries = summaries;
        this.audit = audit;
        this.undo = undo;
        this.clock = clock;
    }

    /** A hypothesis as it is typed. */
    public record Written(Hypothesis.@Nullable About about, String belief, String refutation) {

        List<Refused.Problem> problems() {
            List<Refused.Problem> problems = new ArrayList<>();
            if (about == null) problems.add(Refused.Problem.of("sujet", "investigation.hypothesis.about.needed"));
            if (belief.isEmpty())
                problems.add(Refused.Problem.of("croyance", "investigation.hypothesis.belief.needed"));
            if (refutation.isEmpty())
                problems.add(Refused.Problem.of("refutation", "investigation.hypothesis.refutation.needed"));
            if (belief.length() > TEXT) problems.add(Refused.Problem.of("croyance", "dossier.brief.long", TEXT));
            if (refutation.length() > TEXT) problems.add(Refused.Problem.of("refutation", "dossier.brief.long", TEXT));
            return problems;
        }
    }

    /** The first one written comes first. */
    @Transactional(readOnly = true)
    public List<Hypothesis> of(DossierId dossier, Actor actor) {
        investigation.read(dossier, actor);
        return hypotheses.of(dossier);
    }

    @Transactional(readOnly = true)
    public Hypothesis.Detail detail(DossierId dossier, Hypothesis.Id id, Actor actor) {
        investigation.read(dossier, actor);
        return new Hypothesis.Detail(find(dossier, id), hypotheses.evidence(id), hypotheses.moves(id));
    }

    /** What one interview says, hypothesis by hypothesis. */
    @Transactional(readOnly = true)
    public Map<Hypothesis.Id, Stance> saidBy(DossierId dossier, Interview.Id interview, Actor actor) {
        investigation.read(dossier, actor);
        if (interviews.find(dossier, interview).isEmpty()) throw new NotFound("interview", interview);
        return hypotheses.saidBy(interview);
    }

    @Transactional
    public Hypothesis.Id add(DossierId dossier, Written written, Actor actor) {
        investigation.mustWrite(dossier, actor);
        List<Refused.Problem> problems = written.problems();
        if (!problems.isEmpty()) throw new Refused(problems);
        Hypothesis.Id id = hypotheses.insert(dossier, written, actor.id(), clock.instant());
        record("investigation.hypothesis-added", dossier, id, Map.of(), actor);
        summaries.refresh(dossier);
        return id;
    }

    /**
     * Words it better, as long as nothing was said of it: a judged hypothesis is not rewritten, another one is.
     *
     * @throws Stale when somebody else changed it in between
     */
    @Transactional
    public void rewrite(DossierId dossier, Hypothesis.Id id, Written written, long version, Actor actor) {
        investigation.mustWrite(dossier, actor);
        Hypothesis known = find(dossier, id);
        List<Refused.Problem> problems = written.problems();
        if (known.pieces() > 0 || known.state() != HypothesisState.OPEN)
            problems.add(Refused.Problem.of("", "investigation.hypothesis.judged"));
        if (!problems.isEmpty()) throw new Refused(problems);
        if (!hypotheses.rewrite(id, written, version)) throw new Stale("hypothesis", id, version);
        record("investigation.hypothesis-rewritten", dossier, id, Map.of(), actor);
    }

    /**
     * Says what an interview or a test says of it, in one sentence; said again, it replaces what was said before.
     *
     * @throws Refused naming the fields `entretien`, `sens`, `phrase`
     */
    @Transactional
    public void prove(
            DossierId dossier,
            Hypothesis.Id id,
            Interview.@Nullable Id interview,
            @Nullable Stance stance,
            String sentence,
            Actor actor) {
        investigation.mustWrite(dossier, actor);
        Hypothesis known = find(dossier, id);
        Interview met = interview == null
                ? null
                : interviews
                        .find(dossier, interview)
                        .filter(one -> !one.planned())
                        .orElse(null);
        List<Refused.Problem> problems = new ArrayList<>();
        if (met == null) problems.add(Refused.Problem.of("entretien", "investigation.evidence.which"));
        if (stance == null) problems.add(Refused.Problem.of("sens", "investigation.evidence.stance"));
        if (sentence.isEmpty()) problems.add(Refused.Problem.of("phrase", "investigation.evidence.sentence"));
        if (sentence.length() > InterviewDraft.SENTENCE)
            problems.add(Refused.Problem.of("phrase", "dossier.brief.long", InterviewDraft.SENTENCE));
        if (met != null && Names.in(sentence, met.person()))
            problems.add(Refused.Problem.of("phrase", "investigation.named"));
        if (met != null && stance != null && lastOfItsKind(known, met.id(), stance))
            problems.add(Refused.Problem.of("sens", "investigation.evidence.rests"));
        if (!problems.isEmpty() || met == null || stance == null) throw new Refused(problems);
        if (!hypotheses.touch(id, known.version())) throw new Stale("hypothesis", id, known.version());
        hypotheses.prove(id, met.id(), stance, sentence, actor.id(), clock.instant());
        record(
                "investigation.evidence-given",
                dossier,
                id,
                Map.of("interview", met.id().toString()),
                actor);
    }

    /** The state would rest on nothing any more if this interview said something else, or nothing. */
    private boolean lastOfItsKind(Hypothesis known, Interview.Id interview, @Nullable Stance instead) {
        Stance needed = known.state().restsOn();
        if (needed == null || needed == instead) return false;
        return hypotheses.saidBy(interview).get(known.id()) == needed && known.says(needed) == 1;
    }

    /**
     * Takes a piece of evidence back.
     *
     * @throws Refused when the hypothesis's state rests on it alone
     */
    @Transactional
    public void unprove(DossierId dossier, Hypothesis.Id id, long evidence, Actor actor) {
        investigation.mustWrite(dossier, actor);
        Hypothesis known = find(dossier, id);
        Hypothesis.Evidence piece = hypotheses.evidence(id).stream()
                .filter(one -> one.id() == evidence)
                .findFirst()
                .orElseThrow(() -> new NotFound("evidence", evidence));
        if (lastOfItsKind(known, piece.interview(), null)) throw new Refused("", "investigation.evidence.rests");
        if (!hypotheses.touch(id, known.version())) throw new Stale("hypothesis", id, known.version());
        hypotheses.unprove(id, evidence);
        undo.offer(
                EVIDENCE, dossier, id, piece.interview(), piece.stance().code(), piece.sentence(), known.version() + 1);
        record(
                "investigation.evidence-removed",
                dossier,
                id,
                Map.of("interview", piece.interview().toString()),
                actor);
    }

    @Override
    public String undoes() {
        return EVIDENCE;
    }

    @Override
    @Transactional
    public void putBack(List<String> what, Actor actor) {
        DossierId dossier = new DossierId(Long.parseLong(what.get(0)));
        Hypothesis.Id id = Hypothesis.Id.parse(what.get(1));
        investigation.mustWrite(dossier, actor);
        long version = Long.parseLong(what.get(5));
        if (find(dossier, id).version() != version) throw new Stale("hypothesis", id, version);
        prove(dossier, id, Interview.Id.parse(what.get(2)), Stance.of(what.get(3)), what.get(4), actor);
    }

    /**
     * Judges it.
     *
     * @throws Refused naming the fields `etat` and `raison` when the state, the reason or the evidence is missing
     * @throws Stale when its evidence or its state changed since it was read
     */
    @Transactional
    public void judge(
            DossierId dossier,
            Hypothesis.Id id,
            @Nullable HypothesisState to,
            String reason,
            long version,
            Actor actor) {
        investigation.mustWrite(dossier, actor);
        Hypothesis known = find(dossier, id);
        Objections objections = new Objections();
        if (to == null || !known.state().mayBecome(to)) objections.add("etat", "investigation.state.which");
        else if (known.pieces() == 0) objections.add("etat", "investigation.state.no-evidence");
        else if (to.restsOn() != null && known.says(to.restsOn()) == 0)
            objections.add("etat", "investigation.state.unfounded." + to.code());
        objections.when(reason.length() < SHORTEST_REASON, "raison", "investigation.state.reason", SHORTEST_REASON);
        objections.when(reason.length() > TEXT, "raison", "dossier.brief.long", TEXT);
        if (to == null || objections.any()) throw objections.refusal();
        if (!hypotheses.move(id, to, version)) throw new Stale("hypothesis", id, version);
        hypotheses.moved(id, known.state(), to, reason, actor.id(), clock.instant());
        record(
                "investigation.hypothesis-judged",
                dossier,
                id,
                Map.of("from", known.state().code(), "to", to.code()),
                actor);
        summaries.refresh(dossier);
    }

    private Hypothesis find(DossierId dossier, Hypothesis.Id id) {
        return hypotheses.find(dossier, id).orElseThrow(() -> new NotFound("hypothesis", id));
    }

    private void record(String action, DossierId dossier, Hypothesis.Id id, Map<String, String> details, Actor actor) {
        Map<String, String> all = new java.util.HashMap<>(details);
        all.put("hypothesis", id.toString());
        audit.record(actor.who(), action, "dossier:" + dossier, all);
    }
}
