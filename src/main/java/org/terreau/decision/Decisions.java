package org.terreau.decision;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.AccountId;
import org.terreau.identity.Actor;
import org.terreau.identity.Role;
import org.terreau.incubator.IncubatorId;
import org.terreau.incubator.Programmes;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.NotFound;
import org.terreau.shared.Objections;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.web.PublicContent;

/** The decisions of committees: taken, read, corrected, answered, and what becomes of their conditions. */
@Service
public class Decisions {

    /** How long a slip may be corrected before everybody reads it. */
    public static final Duration TIME_TO_CORRECT = Duration.ofDays(1);
    /** Longest text, in characters. */
    public static final int TEXT = DecisionRules.REASON;

    /** Days that the working days to answer may never be longer than. */
    static final int LONGEST_TO_ANSWER = 30;

    private static final int SHORTEST_WORDS = 10;

    private final JdbcDecisions stored;
    private final JdbcEffects effects;
    private final ObjectProvider<DecisionSubjects> subjects;
    private final ObjectProvider<DecisionJudges> judges;
    private final ObjectProvider<DecisionReaders> readers;
    private final ObjectProvider<ConditionFigures> figures;
    private final ObjectProvider<Missing> missing;
    private final Programmes programmes;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final PublicContent content;
    private final Clock clock;

    Decisions(
            JdbcDecisions stored,
            JdbcEffects effects,
            ObjectProvider<DecisionSubjects> subjects,
            ObjectProvider<DecisionJudges> judges,
            ObjectProvider<DecisionReaders> readers,
            ObjectProvider<ConditionFigures> figures,
            ObjectProvider<Missing> missing,
            Programmes programmes,
            Audit audit,
            ApplicationEventPublisher events,
            PublicContent content,
            Clock clock) {
        this.stored = stored;
        this.effects = effects;
        this.subjects = subjects;
        this.judges = judges;
        this.readers = readers;
        this.figures = figures;
        this.missing = missing;
        this.programmes = programmes;
        this.audit = audit;
        this.events = events;
        this.content = content;
        this.clock = clock;
    }

    /** A word that was changed once everybody could read it. */
    public record Correction(LocalDate on, String motive, String field, String before, String after) {}

    /** What the team answers to a decision. */
    public record Answer(String text, LocalDate on) {}

    /** What is about to be decided on, for who decides. */
    public record ToDecide(Decidable about, List<Decision> before, List<ConditionFigures.Figure> figures) {

        public ToDecide {
            before = List.copyOf(before);
            figures = List.copyOf(figures);
        }

        /** The number of the last decision; 0 when there is none. */
        public long last() {
            return before.isEmpty() ? 0 : before.get(before.size() - 1).id();
        }
    }

    /**
     * What the page that asks to confirm says, once nothing stands against the decision.
     *
     * @param gaps what it would be taken without
     * @param excess null when it grants no more than expected
     */
    public record Checked(List<Missing.Gap> gaps, @Nullable Excess excess) {

        public Checked {
            gaps = List.copyOf(gaps);
        }
    }

    /**
     * What a reader may do with a decision.
     *
     * @param corrects and publishes it
     * @param follows tells what became of its conditions
     * @param answers it for the team
     */
    public record Rights(boolean corrects, boolean follows, boolean answers) {

        static final Rights NONE = new Rights(false, false, false);
    }

    /**
     * A decision as somebody reads it.
     *
     * @param readings by the code of its figure, where a condition is read from one
     * @param unfollowed codes of the figures of conditions that are measured no more
     * @param rights what the reader may do
     */
    public record View(
            Decision decision,
            List<Effects.Effect> effects,
            List<Correction> corrections,
            @Nullable Answer answer,
            Map<String, ConditionFigures.Reading> readings,
            Set<String> unfollowed,
            Rights rights,
            LocalDate today) {

        public View {
            effects = List.copyOf(effects);
            corrections = List.copyOf(corrections);
            readings = Map.copyOf(readings);
            unfollowed = Set.copyOf(unfollowed);
        }
    }

    /** The subject as it stands; NotFound when nobody knows it. */
    @Transactional(readOnly = true)
    public Decidable subject(DecisionSubject.Key key) {
        return subjects.orderedStream()
                .flatMap(known -> known.find(key).stream())
                .findFirst()
                .orElseThrow(() -> new NotFound("decision subject", key));
    }

    /** The decisions about a subject and what it was born of, the first one first: for those who may read the subject. */
    @Transactional(readOnly = true)
    public List<Decision> about(DecisionSubject.Key key) {
        List<DecisionSubject.Key> alike = subjects.orderedStream()
                .flatMap(known -> known.alike(key).stream())
                .toList();
        return stored.about(alike.isEmpty() ? List.of(key) : alike);
    }

    /** The last decision on each of these subjects that were decided on, for those who may read them. */
    @Transactional(readOnly = true)
    public Map<DecisionSubject.Key, Decision> last(Collection<DecisionSubject.Key> keys) {
        Map<DecisionSubject.Key, Decision> last = new HashMap<>();
        if (!keys.isEmpty())
            for (Decision decision : stored.about(keys))
                last.put(decision.subject().key(), decision);
        return last;
    }

    /** Those of these that everybody may read, without their conditions, the first one first. */
    @Transactional(readOnly = true)
    public List<Decision> published(Collection<DecisionSubject.Key> keys) {
        return keys.isEmpty() ? List.of() : stored.published(keys);
    }

    /** What waits for a committee of an incubator, the oldest first. */
    @Transactional(readOnly = true)
    public List<Decidable> waiting(IncubatorId incubator) {
        return subjects.orderedStream()
                .flatMap(known -> known.waiting(incubator).stream())
                .toList();
    }

    /** Who is told of what happens to a subject. */
    @Transactional(readOnly = true)
    public List<AccountId> people(DecisionSubject.Key key) {
        return subjects.orderedStream()
                .flatMap(known -> known.people(key).stream())
                .distinct()
                .toList();
    }

    /** The decisions taken in an incubator's committee of that day. */
    @Transactional(readOnly = true)
    public List<Decision> taken(IncubatorId incubator, LocalDate day) {
        return stored.taken(incubator, day);
    }

    /** What was decided on under this key has a page that everybody may read, from now on. */
    @Transactional
    public void shown(DecisionSubject.Key key, String title, String path) {
        stored.shown(key, title, path);
    }

    /**
     * The conditions of a subject of which nobody said what became.
     *
     * @param late those whose day is past
     * @param next the next day on which one is due; null when none is to come
     */
    public record Open(long count, long late, @Nullable LocalDate next) {
        public static final Open NONE = new Open(0, 0, null);
    }

    /** Those of each subject that has some. */
    @Transactional(readOnly = true)
    public Map<DecisionSubject.Key, Open> openConditions(String kind, Collection<String> ids, LocalDate today) {
        return stored.open(kind, ids, today);
    }

    /**
     * What is due of a subject.
     *
     * @param since the first day on which it was decided
     * @param until the first day by which something is due
     */
    public record Due(long count, LocalDate since, LocalDate until) {

        private static Due of(Decision decision) {
            return new Due(1, Paris.day(decision.publication().recordedAt()), decision.answerBy());
        }

        private Due and(Due other) {
            return new Due(count + other.count, earlier(since, other.since), earlier(until, other.until));
        }

        private static LocalDate earlier(LocalDate one, LocalDate other) {
            return one.isBefore(other) ? one : other;
        }
    }

    /** The open conditions of each subject that are due until this day. */
    @Transactional(readOnly = true)
    public Map<DecisionSubject.Key, Due> dueConditions(String kind, Collection<String> ids, LocalDate until) {
        return stored.due(kind, ids, until);
    }

    /** The decisions on each subject that the team still has time to answer, and has not. */
    @Transactional(readOnly = true)
    public Map<DecisionSubject.Key, Due> unanswered(String kind, Collection<String> ids, LocalDate today) {
        return awaitingAnswer(kind, ids, today).stream()
                .collect(Collectors.toMap(decision -> decision.subject().key(), Due::of, Due::and));
    }

    /** The same, one by one, without their conditions. */
    @Transactional(readOnly = true)
    public List<Decision> awaitingAnswer(String kind, Collection<String> ids, LocalDate today) {
        return ids.isEmpty()
                ? List.of()
                : stored.unanswered(kind, ids, Paris.start(today.minusDays(LONGEST_TO_ANSWER))).stream()
                        .filter(decision -> decision.awaitsAnswer(today))
                        .toList();
    }

    /** The day on which each of these subjects was last decided on, until this day. */
    @Transactional(readOnly = true)
    public Map<DecisionSubject.Key, LocalDate> lastTaken(String kind, Collection<String> ids, LocalDate until) {
        return stored.lastTaken(kind, ids, until);
    }

    /**
     * What is to be decided on, for the lead of its incubator.
     *
     * @throws org.terreau.shared.NotAllowed for anybody else, and for who declared a conflict of interest
     */
    @Transactional(readOnly = true)
    public ToDecide toDecide(DecisionSubject.Key key, Actor actor) {
        Decidable about = decidedBy(key, actor);
        return new ToDecide(
                about,
                stored.about(about.keys().toList()),
                figures(about.subject().key()));
    }

    private Decidable decidedBy(DecisionSubject.Key key, Actor actor) {
        Decidable about = subject(key);
        judges.orderedStream().forEach(judge -> judge.mayJudge(about, actor));
        actor.mustHave(about.subject().incubator().value(), Role.LEAD);
        return about;
    }

    private List<ConditionFigures.Figure> figures(DecisionSubject.Key subject) {
        return figures.orderedStream()
                .flatMap(known -> known.of(subject).stream())
                .toList();
    }

    /** The figures of its conditions, but those that are read, which were taken off since. */
    private Set<String> unfollowed(Decision decision, Set<String> read) {
        Set<String> unfollowed = decision.conditions().stream()
                .flatMap(condition -> Stream.ofNullable(condition.threshold()))
                .map(Condition.Threshold::code)
                .filter(code -> !read.contains(code))
                .collect(Collectors.toCollection(HashSet::new));
        if (!unfollowed.isEmpty())
            figures(decision.subject().key()).forEach(figure -> unfollowed.remove(figure.code()));
        return unfollowed;
    }

    /**
     * What is still missing, and what is too much, once nothing stands against the decision itself.
     *
     * @throws Refused naming each field that is wrong
     */
    @Transactional(readOnly = true)
    public Checked check(DecisionSubject.Key key, Wanted wanted, Actor actor) {
        ToDecide known = toDecide(key, actor);
        objections(known, wanted).raise();
        Outcome outcome = Objects.requireNonNull(wanted.outcome());
        return new Checked(
                missing.orderedStream()
                        .flatMap(one -> one.gaps(known.about(), outcome, wanted).stream())
                        .toList(),
                Excess.of(wanted, programmes.of(known.about().subject().incubator()))
                        .orElse(null));
    }

    private Objections objections(ToDecide known, Wanted wanted) {
        LocalDate previous = known.before().isEmpty()
                ? null
                : known.before().get(known.before().size() - 1).on();
        Objections objections = DecisionRules.objections(
                wanted, known.about(), known.figures(), new DecisionRules.Days(Paris.today(clock), previous));
        objections.when(
                wanted.last() != Wanted.NOTHING_SHOWN && wanted.last() != known.last(), "", "decision.meanwhile");
        return objections;
    }

    /**
     * Records the committee's decision and tells those who act on it, in the same transaction: all of what follows happens,
     * or nothing does. It is public after {@link #TIME_TO_CORRECT}.
     *
     * @throws Refused naming each field that is wrong, or nothing when somebody else decided meanwhile
     */
    @Transactional
    public Decision decide(DecisionSubject.Key key, Wanted wanted, Actor actor) {
        stored.lock(decidedBy(key, actor).subject().key());
        ToDecide known = toDecide(key, actor);
        objections(known, wanted).raise();
        Decision decision = recorded(known, wanted, actor);
        audit.record(
                actor.who(),
                "decision.taken",
                known.about().subject().key().toString(),
                Map.of("outcome", decision.outcome().code(), "decision", String.valueOf(decision.id())));
        events.publishEvent(new DecisionRecorded(decision, known.about(), actor.id()));
        content.changed();
        return decision;
    }

    private Decision recorded(ToDecide known, Wanted wanted, Actor actor) {
        Outcome outcome = Objects.requireNonNull(wanted.outcome());
        Decision.Grant grant = wanted.grant();
        LocalDate committee = wanted.sitting().on();
        LocalDate today = Paris.today(clock);
        Decision decision = new Decision(
                0,
                known.about().subject(),
                new Decision.Ruling(
                        outcome,
                        wanted.reason(),
                        outcome == Outcome.REDIRECT ? wanted.elsewhere().where() : "",
                        outcome.ends() ? wanted.elsewhere().returnIf() : ""),
                outcome.funds() ? grant : new Decision.Grant(grant.asked(), null, null),
                new Decision.Sitting(
                        committee == null ? today : committee,
                        actor.id(),
                        committee != null,
                        wanted.sitting().present(),
                        wanted.sitting().dissent(),
                        wanted.sitting().next()),
                outcome.ends() ? List.of() : DecisionRules.asked(wanted, known.figures()),
                new Decision.Publication(
                        clock.instant(), null, false, known.about().pub(), false),
                0);
        long id = stored.insert(decision, known.about().since());
        return stored.find(id).orElseThrow();
    }

    /**
     * A decision that everybody may read, or that this reader may before.
     *
     * @throws NotFound for anybody else; NotAllowed when nobody is signed in, so that a link in an e-mail asks to sign in,
     *     whether there is such a decision or not
     */
    @Transactional(readOnly = true)
    public View read(long id, Optional<Actor> reader) {
        Decision decision = stored.find(id)
                .filter(one -> one.publication().isPublic()
                        || reader.filter(actor -> inside(one, actor)).isPresent())
                .orElseThrow(() -> reader.isEmpty() ? new NotAllowed("decision " + id) : new NotFound("decision", id));
        Map<String, ConditionFigures.Reading> readings = readings(decision);
        return new View(
                decision,
                effects.of(id),
                stored.corrections(id),
                stored.answer(id).orElse(null),
                readings,
                unfollowed(decision, readings.keySet()),
                reader.map(actor -> rights(decision, actor)).orElse(Rights.NONE),
                Paris.today(clock));
    }

    private Decision find(long id) {
        return stored.find(id).orElseThrow(() -> new NotFound("decision", id));
    }

    private Rights rights(Decision decision, Actor actor) {
        String incubator = decision.subject().incubator().value();
        boolean team = actor.signedIn() && worksOn(decision, actor);
        return new Rights(
                actor.signedIn() && actor.has(incubator, Role.LEAD),
                team || actor.signedIn() && actor.staffOf(incubator),
                team);
    }

    private boolean inside(Decision decision, Actor actor) {
        return actor.signedIn()
                && (rights(decision, actor).follows()
                        || readers.orderedStream()
                                .anyMatch(known ->
                                        known.mayRead(decision.subject().key(), actor)));
    }

    private boolean worksOn(Decision decision, Actor actor) {
        return team(decision).contains(actor.id());
    }

    /** Those who may answer it. */
    List<AccountId> team(Decision decision) {
        return subjects.orderedStream()
                .flatMap(known -> known.team(decision.subject().key()).stream())
                .distinct()
                .toList();
    }

    private Map<String, ConditionFigures.Reading> readings(Decision decision) {
        Map<String, ConditionFigures.Reading> readings = new HashMap<>();
        for (Condition condition : decision.conditions()) {
            Condition.Threshold threshold = condition.threshold();
            if (threshold != null)
                figures.orderedStream()
                        .flatMap(known -> known.read(decision.subject().key(), threshold.code()).stream())
                        .findFirst()
                        .ifPresent(reading -> readings.put(threshold.code(), reading));
        }
        return readings;
    }

    /**
     * Corrects the words of a decision. Once it is public, what they said stays beside, with the motive. Before, the amount
     * and the last day may be corrected too.
     *
     * @throws Refused naming the fields that are wrong, or `raison`
     */
    @Transactional
    public void correct(long id, Wanted wanted, String motive, long version, Actor actor) {
        Decision decision = corrigible(id, actor);
        Decision.Ruling ruling = new Decision.Ruling(
                decision.outcome(),
                wanted.reason(),
                decision.outcome() == Outcome.REDIRECT ? wanted.elsewhere().where() : "",
                decision.outcome().ends() ? wanted.elsewhere().returnIf() : "");
        boolean open = !decision.publication().isPublic();
        Objections objections = new Objections();
        DecisionRules.reworded(ruling, objections);
        if (open)
            DecisionRules.regranted(decision.outcome(), wanted.grant(), decision.on(), Paris.today(clock), objections);
        List<JdbcDecisions.Corrected> changes = changes(decision, ruling, wanted.sitting());
        boolean regranted =
                open && decision.outcome().funds() && !wanted.grant().equals(decision.grant());
        objections.when(changes.isEmpty() && !regranted, "", "decision.correct.same");
        objections.when(!open && motive.length() < SHORTEST_WORDS, "raison", "decision.correct.motive", SHORTEST_WORDS);
        objections.when(motive.length() > TEXT, "raison", "decision.long", TEXT);
        objections.raise();
        if (!stored.take(id, version)) throw new Stale("decision", id, version);
        stored.reword(id, ruling, wanted.sitting().present(), wanted.sitting().dissent());
        if (!open)
            for (JdbcDecisions.Corrected change : changes) stored.corrected(id, change, motive, Paris.today(clock));
        if (regranted) {
            stored.regrant(id, wanted.grant());
            events.publishEvent(new GrantCorrected(id, wanted.grant()));
        }
        audit.record(actor.who(), "decision.corrected", subject(decision), Map.of("decision", String.valueOf(id)));
        content.changed();
    }

    /** A decision that this lead may correct. */
    @Transactional(readOnly = true)
    public Decision corrigible(long id, Actor actor) {
        Decision decision = find(id);
        actor.mustHave(decision.subject().incubator().value(), Role.LEAD);
        return decision;
    }

    private static List<JdbcDecisions.Corrected> changes(
            Decision decision, Decision.Ruling ruling, Wanted.Sitting sitting) {
        List<JdbcDecisions.Corrected> changes = new ArrayList<>();
        change("motif", decision.reason(), ruling.reason(), changes);
        change("ailleurs", decision.ruling().elsewhere(), ruling.elsewhere(), changes);
        change("revenez", decision.ruling().returnIf(), ruling.returnIf(), changes);
        change("presents", decision.sitting().present(), sitting.present(), changes);
        change("dissensus", decision.sitting().dissent(), sitting.dissent(), changes);
        return changes;
    }

    private static void change(String field, String before, String after, List<JdbcDecisions.Corrected> changes) {
        if (!before.equals(after)) changes.add(new JdbcDecisions.Corrected(field, before, after));
    }

    private static String subject(Decision decision) {
        return decision.subject().key().toString();
    }

    /** Publishes it without waiting for the time to correct it. */
    @Transactional
    public void publish(long id, Actor actor) {
        Decision decision = corrigible(id, actor);
        stored.publishNow(id, clock.instant());
        audit.record(actor.who(), "decision.published", subject(decision), Map.of("decision", String.valueOf(id)));
        content.changed();
    }

    /** Publishes those whose time to be corrected is over; returns how many. */
    @Transactional
    public int publishDue() {
        Instant now = clock.instant();
        int published = stored.publish(now.minus(TIME_TO_CORRECT), now);
        if (published > 0) content.changed();
        return published;
    }

    /**
     * Says what became of a condition.
     *
     * @throws Refused naming `etat-<rank>` or `suivi-<rank>`
     */
    @Transactional
    public void tell(long id, int rank, Condition.@Nullable State state, String text, long version, Actor actor) {
        Decision decision = followed(id, actor);
        Condition condition = decision.conditions().stream()
                .filter(one -> one.rank() == rank)
                .findFirst()
                .orElseThrow(() -> new NotFound("condition", id + " " + rank));
        Objections objections = new Objections();
        objections.when(state == null, "etat-" + rank, "decision.condition.state");
        objections.when(
                state != null && state != Condition.State.OPEN && text.length() < SHORTEST_WORDS,
                "suivi-" + rank,
                "decision.condition.told",
                SHORTEST_WORDS);
        objections.when(text.length() > TEXT, "suivi-" + rank, "decision.long", TEXT);
        if (state == null || objections.any()) throw objections.refusal();
        if (!stored.take(id, version)) throw new Stale("decision", id, version);
        stored.tell(condition.id(), state, text, Paris.today(clock));
        audit.record(
                actor.who(),
                "decision.condition-told",
                subject(decision),
                Map.of("decision", String.valueOf(id), "condition", state.code()));
        content.changed();
    }

    /**
     * The team's answer, which stands beside the decision.
     *
     * @throws Refused naming `reponse`
     */
    @Transactional
    public void answer(long id, String text, long version, Actor actor) {
        Decision decision = find(id);
        if (!rights(decision, actor).answers()) throw new NotAllowed("answer to decision " + id);
        Objections objections = new Objections();
        objections.when(text.length() < SHORTEST_WORDS, "reponse", "decision.answer.needed", SHORTEST_WORDS);
        objections.when(text.length() > TEXT, "reponse", "decision.long", TEXT);
        objections.raise();
        if (!stored.take(id, version)) throw new Stale("decision", id, version);
        stored.answer(id, text, Paris.today(clock));
        audit.record(actor.who(), "decision.answered", subject(decision), Map.of("decision", String.valueOf(id)));
        content.changed();
    }

    private Decision followed(long id, Actor actor) {
        Decision decision = find(id);
        if (!rights(decision, actor).follows()) throw new NotAllowed("conditions of decision " + id);
        return decision;
    }
}
