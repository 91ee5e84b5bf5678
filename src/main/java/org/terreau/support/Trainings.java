package org.terreau.support;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.identity.Actor;
import org.terreau.identity.Role;
import org.terreau.incubator.Incubator;
import org.terreau.incubator.IncubatorId;
import org.terreau.incubator.Incubators;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.NotFound;
import org.terreau.shared.Objections;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.web.PublicContent;

/**
 * Trainings: read by everybody, joined by whoever signed in, kept by those who work for the incubator. The last seat goes to
 * one person, whichever instance of the site they ask; the others wait, and are told when a seat is free.
 */
@Service
public class Trainings {

    private static final Role[] STAFF = {Role.STAFF, Role.COACH, Role.LEAD};
    private static final int MOST = 200;
    private static final int REASON = 500;

    private final JdbcTrainings stored;
    private final Incubators incubators;
    private final Accounts accounts;
    private final SupportLetters letters;
    private final Audit audit;
    private final PublicContent content;
    private final Clock clock;

    Trainings(
            JdbcTrainings stored,
            Incubators incubators,
            Accounts accounts,
            SupportLetters letters,
            Audit audit,
            PublicContent content,
            Clock clock) {
        this.stored = stored;
        this.incubators = incubators;
        this.accounts = accounts;
        this.letters = letters;
        this.audit = audit;
        this.content = content;
        this.clock = clock;
    }

    /**
     * What those who came say a month after: of fewer than five, nothing.
     *
     * @param useful mean from 0 to 10, to a tenth
     * @param used how many used it
     */
    public record Results(int answers, BigDecimal useful, int used) {}

    /**
     * A training as everybody reads it.
     *
     * @param taken seats
     * @param waiting people who wait for one
     * @param results null for fewer than five answers
     */
    public record Shown(
            Training training,
            int taken,
            int waiting,
            @Nullable Results results) {

        public int free() {
            return Math.max(0, training.seats() - taken);
        }
    }

    /** Somebody who comes, or waits; what they said a month after. */
    public record Seat(
            AccountId account,
            boolean waiting,
            @Nullable Boolean came,
            @Nullable Integer useful,
            @Nullable Boolean used) {}

    /** Those to come, the next first. */
    @Transactional(readOnly = true)
    public List<Shown> ahead() {
        return stored.shown(null, Paris.today(clock), false, MOST);
    }

    /** Those that were held, the last first. */
    @Transactional(readOnly = true)
    public List<Shown> held() {
        return stored.shown(null, Paris.today(clock), true, MOST);
    }

    @Transactional(readOnly = true)
    public Shown read(long id) {
        return stored.shown(id).orElseThrow(() -> new NotFound("training", id));
    }

    public LocalDate today() {
        return Paris.today(clock);
    }

    /** The incubators for which this person may announce a training, the host first. */
    @Transactional(readOnly = true)
    public List<Incubator> kept(Actor actor) {
        IncubatorId host = incubators.host().id();
        return incubators.all().stream()
                .filter(one -> actor.signedIn() && actor.staffOf(one.id().value()))
                .sorted(Comparator.comparing((Incubator one) -> !one.id().equals(host)))
                .toList();
    }

    /** A training, for those who keep it. */
    @Transactional(readOnly = true)
    public Shown keep(long id, Actor actor) {
        Shown shown = read(id);
        mustKeep(shown.training(), actor);
        return shown;
    }

    private static void mustKeep(Training training, Actor actor) {
        if (!actor.signedIn()) throw new NotAllowed("training " + training.id());
        actor.mustHave(training.incubator().value(), STAFF);
    }

    /** @throws Refused naming each field that is wrong, or when it is held in less than two weeks */
    @Transactional
    public Training announce(IncubatorId incubator, TrainingTyped typed, Actor actor) {
        actor.mustHave(incubator.value(), STAFF);
        long id = stored.insert(incubator, typed.checked(Paris.today(clock).plusDays(TrainingTyped.AHEAD_DAYS), 0));
        told("support.training-announced", incubator, typed.told().title(), actor);
        return read(id).training();
    }

    private void told(String action, IncubatorId incubator, String title, Actor actor) {
        audit.record(actor.who(), action, "incubator:" + incubator, Map.of("training", title));
        content.changed();
    }

    /**
     * Changes it: who comes is told when it is held elsewhere or at another time, who waits gets the seats that are added.
     *
     * @throws Refused naming each field that is wrong, or when more seats are taken than are left
     * @throws Stale when somebody else changed it since `version`
     */
    @Transactional
    public void change(long id, TrainingTyped typed, long version, Actor actor) {
        Training before = locked(id);
        mustKeep(before, actor);
        if (before.cancelled() != null) throw new Refused("", "support.training.cancelled.already");
        LocalDate today = Paris.today(clock);
        LocalDate earliest = before.slot().on().isBefore(today) ? before.slot().on() : today;
        TrainingTyped.Checked checked = typed.checked(earliest, stored.taken(id));
        if (!stored.update(id, checked, version)) throw new Stale("training", id, version);
        Training now = read(id).training();
        if (!now.slot().equals(before.slot())
                || !now.told().place().equals(before.told().place()))
            tell(now, "support-training-moved", stored.seats(id));
        fill(now);
        told("support.training-changed", now.incubator(), now.told().title(), actor);
    }

    private Training locked(long id) {
        return stored.lock(id).orElseThrow(() -> new NotFound("training", id));
    }

    private void tell(Training training, String kind, Collection<Seat> seats) {
        for (Seat seat : seats) letters.training(seat.account(), kind, training);
    }

    /** Cancels it, and tells everybody who comes or waits. @throws Refused when no reason is given */
    @Transactional
    public void cancel(long id, String why, Actor actor) {
        Training training = locked(id);
        mustKeep(training, actor);
        Objections objections = new Objections();
        objections.when(why.isEmpty() || why.length() > REASON, "motif", "support.training.why.needed", REASON);
        objections.raise();
        if (!stored.cancel(id, why, clock.instant())) throw new Refused("", "support.training.cancelled.already");
        tell(read(id).training(), "support-training-cancelled", stored.seats(id));
        told("support.training-cancelled", training.incubator(), training.told().title(), actor);
    }

    /** What this person has of it: a seat, a place among those who wait, or nothing. */
    @Transactional(readOnly = true)
    public Optional<Seat> mine(long id, Actor actor) {
        return stored.seat(id, actor.id());
    }

    /** How somebody who asks for a seat is answered. */
    public enum Given {
        SEAT,
        WAITING
    }

    /**
     * Asks for a seat: whoever comes when all are taken waits.
     *
     * @throws Refused when it is over or cancelled, or when they asked already
     */
    @Transactional
    public Given join(long id, Actor actor) {
        Training training = locked(id);
        if (!training.open(Paris.today(clock))) throw new Refused("", "support.training.closed");
        boolean waits = stored.taken(id) >= training.seats();
        if (!stored.seat(id, actor.id(), waits, clock.instant())) throw new Refused("", "support.training.already");
        letters.training(actor.id(), waits ? "support-training-waits" : "support-training-seat", training);
        content.changed();
        return waits ? Given.WAITING : Given.SEAT;
    }

    /** Gives a seat back: the first who waits gets it, and is told. */
    @Transactional
    public void leave(long id, Actor actor) {
        Training training = locked(id);
        if (!training.open(Paris.today(clock))) throw new Refused("", "support.training.closed");
        if (!stored.leave(id, actor.id())) throw new Refused("", "support.training.not-in");
        fill(training);
        content.changed();
    }

    private void fill(Training training) {
        if (!training.open(Paris.today(clock))) return;
        for (AccountId account : stored.promote(training.id(), training.seats() - stored.taken(training.id())))
            letters.training(account, "support-training-seat", training);
    }

    /** Who comes, who waits, with their names. */
    @Transactional(readOnly = true)
    public Map<AccountId, String> names(Collection<Seat> seats) {
        return accounts.names(seats.stream().map(Seat::account).collect(Collectors.toSet()));
    }

    @Transactional(readOnly = true)
    public List<Seat> seats(long id, Actor actor) {
        keep(id, actor);
        return stored.seats(id);
    }

    /** Notes who came, from its day on. @throws Refused before */
    @Transactional
    public void attendance(long id, Set<AccountId> came, Actor actor) {
        Training training = keep(id, actor).training();
        if (training.cancelled() != null || training.slot().on().isAfter(Paris.today(clock)))
            throw new Refused("", "support.training.not-yet");
        stored.attendance(id, new HashSet<>(came));
        told("support.training-attended", training.incubator(), training.told().title(), actor);
    }

    /** This person is asked what it was worth. */
    @Transactional(readOnly = true)
    public boolean asked(long id, Actor actor) {
        return read(id).training().asks(Paris.today(clock))
                && stored.seat(id, actor.id())
                        .filter(seat -> Boolean.TRUE.equals(seat.came()) && seat.useful() == null)
                        .isPresent();
    }

    /**
     * Keeps what somebody who came says a month after.
     *
     * @param useful from 0 to 10; null when it was not said
     * @throws Refused naming each field that is wrong, or when it is not asked of them
     */
    @Transactional
    public void evaluate(long id, @Nullable Integer useful, @Nullable Boolean used, Actor actor) {
        Objections objections = new Objections();
        objections.when(
                useful == null || useful < 0 || useful > Rating.MOST, "utile", "support.rate.mark", Rating.MOST);
        objections.when(used == null, "utilise", "support.training.used.needed");
        objections.raise();
        if (useful == null || used == null) throw objections.refusal();
        if (!read(id).training().asks(Paris.today(clock)) || !stored.evaluate(id, actor.id(), useful, used))
            throw new Refused("", "support.rate.closed");
        content.changed();
    }

    /** The trainings to which somebody comes, past ones too: a calendar keeps what was. */
    @Transactional(readOnly = true)
    public List<Training> of(Actor actor) {
        return stored.of(actor.id());
    }

    /**
     * Gives the seats that are free to who waits, reminds those who come tomorrow, asks those who came a month ago.
     *
     * @return how many letters left
     */
    @Transactional
    int everyMorning() {
        LocalDate today = Paris.today(clock);
        for (long id : stored.toFill(today)) fill(locked(id));
        List<JdbcTrainings.Due> tomorrow = stored.remind(today.plusDays(1));
        tomorrow.forEach(due -> letters.training(due.account(), "support-training-tomorrow", due.training()));
        List<JdbcTrainings.Due> after = stored.ask(
                today.minusDays(Training.ASKED_AFTER + (long) Training.ASKED_FOR),
                today.minusDays(Training.ASKED_AFTER));
        after.forEach(due -> letters.training(due.account(), "support-training-after", due.training()));
        return tomorrow.size() + after.size();
    }
}
