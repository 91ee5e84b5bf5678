package org.terreau.investigation;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.dossier.DossierId;
import org.terreau.identity.Actor;
import org.terreau.shared.NotFound;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.shared.Slice;
import org.terreau.shared.Stale;
import org.terreau.territory.Collectivities;
import org.terreau.web.KeptData;

/**
 * Interviews and field tests. Name, contact and notes are read in the dossier only, and go on the day that was set, on
 * request, or as soon as consent is withdrawn; the facts and what was learnt stay.
 */
@Service
public class Interviews {

    /** How many lines may be entered at once. */
    public static final int SERIES = 200;

    private final JdbcInterviews interviews;
    private final Investigation investigation;
    private final Collectivities collectivities;
    private final PublicSummaries summaries;
    private final Audit audit;
    private final Clock clock;

    Interviews(
            JdbcInterviews interviews,
            Investigation investigation,
            Collectivities collectivities,
            PublicSummaries summaries,
            Audit audit,
            Clock clock) {
        this.interviews = interviews;
        this.investigation = investigation;
        this.collectivities = collectivities;
        this.summaries = summaries;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param state "fait", "prevu", "a-completer", "anonymise", or "" for all */
    public record Filter(String text, @Nullable FieldKind kind, String state) {

        public static final Filter ALL = new Filter("", null, "");
    }

    @Transactional(readOnly = true)
    public Slice<Interview> page(DossierId dossier, Filter filter, int page, Actor actor) {
        investigation.read(dossier, actor);
        return interviews.page(dossier, filter, page, investigation.today());
    }

    /** At most ten thousand, for a file that holds neither names, contacts nor notes. */
    @Transactional(readOnly = true)
    public List<Interview> export(DossierId dossier, Filter filter, Actor actor) {
        investigation.read(dossier, actor);
        return interviews.all(dossier, filter, investigation.today());
    }

    @Transactional(readOnly = true)
    public Interview read(DossierId dossier, Interview.Id id, Actor actor) {
        investigation.read(dossier, actor);
        return interviews.find(dossier, id).orElseThrow(() -> new NotFound("interview", id));
    }

    /** Those already done, to be named as evidence, the last one first. */
    @Transactional(readOnly = true)
    public List<Interview> done(DossierId dossier, Actor actor) {
        investigation.read(dossier, actor);
        return interviews.done(dossier);
    }

    /**
     * Writes down an interview or a test.
     *
     * @param found problems that the form found already
     * @throws Refused naming each field to correct
     */
    @Transactional
    public Interview.Id add(DossierId dossier, InterviewDraft draft, List<Refused.Problem> found, Actor actor) {
        investigation.mustWrite(dossier, actor);
        check(draft, found);
        Interview.Id id = interviews.insert(dossier, draft, actor.id());
        record(actor.who(), "investigation.interview-added", dossier, Map.of("interview", id.toString()));
        return id;
    }

    /**
     * Corrects it. Once its notes were forgotten it takes no name, contact or notes again.
     *
     * @throws Stale when somebody else saved in between
     */
    @Transactional
    public void correct(
            DossierId dossier,
            Interview.Id id,
            InterviewDraft draft,
            List<Refused.Problem> found,
            long version,
            Actor actor) {
        investigation.mustWrite(dossier, actor);
        Interview known = read(dossier, id, actor);
        List<Refused.Problem> problems = new ArrayList<>(found);
        if (known.forgotten() != null && (draft.holdsPersonalData() || draft.consent() != known.consent()))
            problems.add(Refused.Problem.of("", "investigation.forgotten.already"));
        if (draft.planned() && interviews.citations(id) > 0)
            problems.add(Refused.Problem.of("fait", "investigation.planned.cited"));
        check(draft, problems);
        if (!interviews.update(id, draft, version)) throw new Stale("interview", id, version);
        record(actor.who(), "investigation.interview-corrected", dossier, Map.of("interview", id.toString()));
        summaries.refresh(dossier);
    }

    private void check(InterviewDraft draft, List<Refused.Problem> found) {
        List<Refused.Problem> problems = new ArrayList<>(found);
        draft.problems(investigation.today()).stream()
                .filter(problem -> found.isEmpty() || !problem.field().equals("organisation"))
                .forEach(problems::add);
        if (!problems.isEmpty()) throw new Refused(problems);
    }

    /**
     * Writes down a series, one line each: date; role; collectivity. All of them, or none.
     *
     * @return how many
     * @throws Refused naming each doubtful line, its field, and why
     */
    @Transactional
    public int addSeries(DossierId dossier, InterviewSeries series, Actor actor) {
        investigation.mustWrite(dossier, actor);
        if (!series.problems().isEmpty()) throw new Refused(series.problems());
        for (InterviewDraft draft : series.drafts()) interviews.insert(dossier, draft, actor.id());
        int count = series.drafts().size();
        record(actor.who(), "investigation.interviews-added", dossier, Map.of("count", String.valueOf(count)));
        return count;
    }

    /** Reads the lines of a series with the choices made for the doubtful ones. */
    public InterviewSeries series(String lines, Map<Integer, String> choices) {
        return InterviewSeries.read(lines, choices, investigation.today(), collectivities);
    }

    /** Takes name, contact and notes off before their day. */
    @Transactional
    public void anonymise(DossierId dossier, Interview.Id id, Actor actor) {
        forget(dossier, id, Interview.Why.ASKED, "investigation.interview-anonymised", actor);
    }

    /** The person takes their consent back: name, contact, notes and their own words go at once. */
    @Transactional
    public void withdrawConsent(DossierId dossier, Interview.Id id, Actor actor) {
        forget(dossier, id, Interview.Why.WITHDRAWN, "investigation.consent-withdrawn", actor);
        summaries.refresh(dossier);
    }

    private void forget(DossierId dossier, Interview.Id id, Interview.Why why, String action, Actor actor) {
        investigation.mustWrite(dossier, actor);
        read(dossier, id, actor);
        interviews.forget(id, why, clock.instant());
        record(actor.who(), action, dossier, Map.of("interview", id.toString()));
    }

    /**
     * Deletes what was written by mistake.
     *
     * @throws Refused when a hypothesis, a learning or a pivot rests on it
     */
    @Transactional
    public void delete(DossierId dossier, Interview.Id id, Actor actor) {
        investigation.mustWrite(dossier, actor);
        read(dossier, id, actor);
        if (interviews.citations(id) > 0) throw new Refused("", "investigation.interview.cited");
        interviews.delete(id);
        record(actor.who(), "investigation.interview-deleted", dossier, Map.of("interview", id.toString()));
        summaries.refresh(dossier);
    }

    /** What has been kept long enough goes, all of it in one statement: a run that is killed leaves nothing half done. */
    @Transactional
    int forgetDue() {
        Map<DossierId, Integer> forgotten = interviews.forgetDue(investigation.today(), clock.instant());
        forgotten.forEach((dossier, count) -> record(
                Audit.Who.PROGRAM,
                "investigation.interviews-anonymised",
                dossier,
                Map.of("count", String.valueOf(count))));
        return forgotten.values().stream().mapToInt(Integer::intValue).sum();
    }

    private void record(Audit.Who who, String action, DossierId dossier, Map<String, String> details) {
        audit.record(who, action, "dossier:" + dossier, details);
    }

    @Configuration
    static class Retention {

        @Bean
        static KeptData interviewsKept() {
            return new KeptData(210, "investigation.interviews", KeptData.Basis.CONSENT, InterviewDraft.KEPT);
        }

        @Bean
        RecurringTask<Void> forgetOldInterviews(Interviews interviews) {
            return Tasks.recurring("dossier-interview-retention", Schedules.daily(Paris.ZONE, LocalTime.of(3, 40)))
                    .execute((instance, context) -> interviews.forgetDue());
        }
    }
}
