package org.terreau.committee;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.decision.Decidable;
import org.terreau.decision.Decision;
import org.terreau.decision.DecisionSubject;
import org.terreau.decision.Decisions;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.identity.Undoable;
import org.terreau.incubator.IncubatorId;
import org.terreau.incubator.Incubators;
import org.terreau.incubator.WorkingDays;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.NotFound;
import org.terreau.shared.Objections;
import org.terreau.shared.OneLine;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.web.Undo;

/** The sessions of committees: their agenda, their hours, and their end, once every subject has its outcome. */
@Service
public class Sessions implements Undoable {

    public static final int PLACE = 200;
    public static final int REASON = 1000;
    private static final int SHORTEST_REASON = 10;
    private static final String SUBJECT = "committee.subject";

    private final JdbcSessions stored;
    private final JdbcCommittees committees;
    private final Decisions decisions;
    private final Incubators incubators;
    private final SessionLetters letters;
    private final Audit audit;
    private final Undo undo;
    private final Clock clock;

    Sessions(
            JdbcSessions stored,
            JdbcCommittees committees,
            Decisions decisions,
            Incubators incubators,
            SessionLetters letters,
            Audit audit,
            Undo undo,
            Clock clock) {
        this.stored = stored;
        this.committees = committees;
        this.decisions = decisions;
        this.incubators = incubators;
        this.letters = letters;
        this.audit = audit;
        this.undo = undo;
        this.clock = clock;
    }

    /**
     * A committee that was postponed, or given up.
     *
     * @param to null when it was given up
     * @param told how many people were told by e-mail
     */
    public record Change(LocalDate from, @Nullable LocalDate to, String reason, int told) {}

    /**
     * A subject of an agenda.
     *
     * @param rank from 1
     * @param decision null as long as nothing was decided on it in this session
     * @param pack path of its evidence; empty when it has none
     */
    public record Item(
            int rank,
            LocalTime begins,
            Decidable about,
            @Nullable Decision decision,
            String pack) {}

    /**
     * A session as the staff read it.
     *
     * @param waiting dossiers that may be put in the agenda
     * @param lead may decide and close
     */
    public record View(Session session, List<Item> items, List<Decidable> waiting, boolean lead, LocalDate today) {

        public View {
            items = List.copyOf(items);
            waiting = List.copyOf(waiting);
        }

        /** Has met, or meets today: decisions may be taken in it. */
        public boolean met() {
            return !session.meetsOn().isAfter(today);
        }

        public long undecided() {
            return items.stream().filter(item -> item.decision() == null).count();
        }

        public boolean closes() {
            return lead && met() && !session.closed();
        }
    }

    /** The sessions of the incubators of the reader. */
    @Transactional(readOnly = true)
    public List<Session> list(Actor actor) {
        return stored.of(incubators(actor), today());
    }

    @Transactional(readOnly = true)
    public List<Change> changes(Actor actor) {
        return stored.changes(incubators(actor));
    }

    /** The dossiers that wait for a committee of one of the reader's incubators. */
    @Transactional(readOnly = true)
    public List<Decidable> waiting(Actor actor) {
        return incubators.all().stream()
                .filter(incubator -> actor.staffOf(incubator.id().value()))
                .flatMap(incubator -> decisions.waiting(incubator.id()).stream())
                .toList();
    }

    private static @Nullable Set<String> incubators(Actor actor) {
        Set<String> scopes = actor.scopes(Role.STAFF, Role.COACH, Role.LEAD);
        return scopes.contains(Grant.EVERYWHERE) ? null : scopes;
    }

    /** @throws NotFound also for who does not work for that incubator */
    @Transactional(readOnly = true)
    public View read(IncubatorId incubator, LocalDate day, Actor actor) {
        Session session = find(incubator, day, actor);
        List<Decision> taken = decisions.taken(incubator, day);
        List<Item> items = new ArrayList<>();
        for (DecisionSubject.Key key : session.subjects()) {
            int rank = items.size() + 1;
            Decidable about = decisions.subject(key);
            items.add(new Item(rank, session.begins(rank), about, decided(about, taken), pack(about, day)));
        }
        return new View(
                session,
                items,
                decisions.waiting(incubator).stream()
                        .filter(one ->
                                !session.subjects().contains(one.subject().key()))
                        .toList(),
                actor.has(incubator.value(), Role.LEAD),
                today());
    }

    private static @Nullable Decision decided(Decidable about, List<Decision> taken) {
        return taken.stream()
                .filter(one -> about.keys().anyMatch(one.subject().key()::equals))
                .reduce((one, later) -> later)
                .orElse(null);
    }

    private static String pack(Decidable about, LocalDate day) {
        return about.id(ProductId.DECIDED_AS)
                .map(id -> Committee.path(new ProductId(id), day))
                .orElse("");
    }

    private Session find(IncubatorId incubator, LocalDate day, Actor actor) {
        if (!actor.signedIn() || !actor.staffOf(incubator.value())) throw unknown(incubator, day);
        return stored.find(incubator, day).orElseThrow(() -> unknown(incubator, day));
    }

    private static NotFound unknown(IncubatorId incubator, LocalDate day) {
        return new NotFound("committee session", Session.path(incubator, day));
    }

    /** Convenes a committee of an incubator for a subject. */
    void convene(IncubatorId incubator, LocalDate day, DecisionSubject.Key subject) {
        stored.put(stored.at(incubator, day), subject);
    }

    /** The subject is not decided on that day any more. */
    void withdraw(IncubatorId incubator, LocalDate day, DecisionSubject.Key subject) {
        stored.withdraw(incubator, day, subject);
    }

    /**
     * Puts a dossier in the agenda of a day, which is begun when there is none.
     *
     * @throws Refused naming `date` or `sujet`
     */
    @Transactional
    public void add(IncubatorId incubator, @Nullable LocalDate day, String subject, Actor actor) {
        actor.mustHave(incubator.value(), Role.STAFF, Role.COACH, Role.LEAD);
        Objections objections = new Objections();
        Decidable about = decisions.waiting(incubator).stream()
                .filter(one -> one.subject().key().toString().equals(subject))
                .findFirst()
                .orElse(null);
        objections.when(about == null, "sujet", "committee.session.subject");
        worked(day, "date", objections);
        if (day == null || about == null || objections.any()) throw objections.refusal();
        stored.find(incubator, day).ifPresent(Sessions::mustBeOpen);
        convene(incubator, day, about.subject().key());
        record(actor, "committee.subject-added", incubator, day, Map.of("subject", subject));
    }

    private void worked(@Nullable LocalDate day, String field, Objections objections) {
        if (day == null) objections.add(field, "committee.date.needed");
        else if (day.isBefore(today())) objections.add(field, "committee.date.past");
        else if (day.isAfter(today().plusYears(2))) objections.add(field, "committee.date.far");
        else objections.when(!WorkingDays.isWorking(day), field, "committee.session.closed-day");
    }

    private static void mustBeOpen(Session session) {
        if (session.closed()) throw new Refused("", "committee.session.closed");
    }

    /** Takes a dossier out of the agenda; a product leaves it with the date of its committee. */
    @Transactional
    public void remove(IncubatorId incubator, LocalDate day, String subject, long version, Actor actor) {
        Session session = taken(incubator, day, version, actor);
        session.subjects().stream()
                .filter(key -> key.toString().equals(subject) && !key.kind().equals(ProductId.DECIDED_AS))
                .findFirst()
                .ifPresent(key -> {
                    withdraw(incubator, day, key);
                    undo.offer(SUBJECT, incubator, day, key);
                });
        record(actor, "committee.subject-removed", incubator, day, Map.of("subject", subject));
    }

    @Override
    public String undoes() {
        return SUBJECT;
    }

    /** The subject comes back at the end of the agenda. */
    @Override
    @Transactional
    public void putBack(List<String> what, Actor actor) {
        add(new IncubatorId(what.get(0)), LocalDate.parse(what.get(1)), what.get(2), actor);
    }

    /** Makes a subject come earlier, by one place. */
    @Transactional
    public void raise(IncubatorId incubator, LocalDate day, String subject, long version, Actor actor) {
        Session session = taken(incubator, day, version, actor);
        List<DecisionSubject.Key> subjects = new ArrayList<>(session.subjects());
        for (int place = 1; place < subjects.size(); place++)
            if (subjects.get(place).toString().equals(subject)) {
                Collections.swap(subjects, place, place - 1);
                stored.order(session.id(), subjects);
                return;
            }
    }

    /**
     * Says when it begins and where it is held.
     *
     * @throws Refused naming `heure` or `lieu`
     */
    @Transactional
    public void settle(
            IncubatorId incubator,
            LocalDate day,
            @Nullable LocalTime startsAt,
            String place,
            long version,
            Actor actor) {
        Objections objections = new Objections();
        objections.when(startsAt == null, "heure", "committee.session.hour");
        objections.when(!place.isEmpty() && !OneLine.fits(place, PLACE), "lieu", "committee.session.place", PLACE);
        if (startsAt == null || objections.any()) throw objections.refusal();
        Session session = taken(incubator, day, version, actor);
        stored.settle(session.id(), startsAt, place);
        record(actor, "committee.session-settled", incubator, day, Map.of());
    }

    private Session taken(IncubatorId incubator, LocalDate day, long version, Actor actor) {
        Session session = find(incubator, day, actor);
        mustBeOpen(session);
        if (!stored.take(session.id(), version)) throw new Stale("committee session", session.path(), version);
        return session;
    }

    /**
     * Closes it: every subject has its outcome.
     *
     * @throws Refused when one has none, or when it was closed already
     */
    @Transactional
    public void close(IncubatorId incubator, LocalDate day, Actor actor) {
        actor.mustHave(incubator.value(), Role.LEAD);
        stored.lock(find(incubator, day, actor).id());
        View view = read(incubator, day, actor);
        mustBeOpen(view.session());
        if (!view.met()) throw new Refused("", "committee.session.early");
        if (view.undecided() > 0) throw new Refused("", "committee.session.undecided", view.undecided());
        stored.close(view.session().id(), clock.instant());
        record(actor, "committee.session-closed", incubator, day, Map.of());
    }

    /**
     * Postpones it, with everything that it would decide on, or gives it up. Those who prepare it are told.
     *
     * @param to null to give it up
     * @return how many people were told
     * @throws Refused naming `date` or `motif`, or when a pack is frozen for it
     */
    @Transactional
    public int postpone(
            IncubatorId incubator, LocalDate day, @Nullable LocalDate to, boolean givenUp, String reason, Actor actor) {
        Session session = find(incubator, day, actor);
        mustBeOpen(session);
        Objections objections = new Objections();
        if (!givenUp) worked(to, "date", objections);
        objections.when(!givenUp && day.equals(to), "date", "committee.session.same");
        objections.when(
                reason.length() < SHORTEST_REASON || reason.length() > REASON,
                "motif",
                "committee.reason.needed",
                SHORTEST_REASON,
                REASON);
        objections.raise();
        if (!decisions.taken(incubator, day).isEmpty()) throw new Refused("", "committee.session.decided");
        List<Decidable> subjects =
                session.subjects().stream().map(decisions::subject).toList();
        for (Decidable about : subjects) move(about, day, givenUp ? null : to);
        int told = letters.postponed(session, subjects, givenUp ? null : to, reason);
        stored.changed(incubator, new Change(day, givenUp ? null : to, reason, told), clock.instant());
        record(
                actor,
                givenUp ? "committee.session-given-up" : "committee.session-postponed",
                incubator,
                day,
                givenUp || to == null ? Map.of() : Map.of("to", to.toString()));
        return told;
    }

    private void move(Decidable about, LocalDate from, @Nullable LocalDate to) {
        DecisionSubject.Key key = about.subject().key();
        IncubatorId incubator = about.subject().incubator();
        about.id(ProductId.DECIDED_AS).map(ProductId::new).ifPresent(product -> {
            Committee committee = committees.find(product, from).orElseThrow();
            if (!committee.moves())
                throw new Refused(
                        "", "committee.session.frozen", about.subject().title());
            if (to == null) {
                if (!committees.remove(committee)) throw new Refused("", "committee.cancel.frozen");
            } else if (committees.find(product, to).isPresent())
                throw new Refused(
                        "date", "committee.session.taken", about.subject().title());
            else committees.move(committee, to, committee.early(), today(), committee.version());
        });
        withdraw(incubator, from, key);
        if (to != null) convene(incubator, to, key);
    }

    private void record(Actor actor, String action, IncubatorId incubator, LocalDate day, Map<String, String> details) {
        audit.record(actor.who(), action, "committee-session:" + incubator.value() + ":" + day, details);
    }

    public LocalDate today() {
        return Paris.today(clock);
    }
}
