package org.terreau.recruitment;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.Actor;
import org.terreau.identity.Undoable;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;
import org.terreau.web.Undo;

/**
 * Moments at which those who are invited talk with the team: those who decide propose them, whoever is invited takes one by
 * their private address, first come, and may give it back until it begins.
 */
@Service
public class Interviews implements Undoable {

    private static final String SLOT = "recruitment.slot";

    private final JdbcSlots stored;
    private final Applications applications;
    private final ApplicationDesk desk;
    private final ApplicationLetters letters;
    private final OfferJournal journal;
    private final Undo undo;
    private final Clock clock;

    Interviews(
            JdbcSlots stored,
            Applications applications,
            ApplicationDesk desk,
            ApplicationLetters letters,
            OfferJournal journal,
            Undo undo,
            Clock clock) {
        this.stored = stored;
        this.applications = applications;
        this.desk = desk;
        this.letters = letters;
        this.journal = journal;
        this.undo = undo;
        this.clock = clock;
    }

    /**
     * A slot, for those who choose.
     *
     * @param line who has it, as the reader may know them; null while it is free, or when they know its author
     */
    public record Booked(InterviewSlot slot, ApplicationDesk.@Nullable Line line) {}

    /** The slots of an offer, for those who choose; NotFound for everybody else. */
    @Transactional(readOnly = true)
    public List<Booked> of(ApplicationDesk.Choosing choosing) {
        Map<Long, ApplicationDesk.Line> lines = choosing.lines().stream()
                .filter(line -> line.part() != ApplicationDesk.Part.ASIDE)
                .collect(Collectors.toMap(line -> line.application().id(), line -> line));
        return stored.of(choosing.offer().id()).stream()
                .map(slot -> new Booked(slot, slot.application() == null ? null : lines.get(slot.application())))
                .toList();
    }

    /**
     * Proposes slots, and tells those who are invited and have none.
     *
     * @throws Refused naming each field that is wrong
     */
    @Transactional
    public int propose(long offer, SlotsTyped typed, Actor actor) {
        ApplicationDesk.Choosing choosing = deciding(offer, actor);
        List<InterviewSlot> known = stored.of(offer);
        List<InterviewSlot> slots = typed.read(offer, known, clock.instant());
        for (InterviewSlot slot : slots)
            if (!stored.insert(slot)) throw new Refused("heure", "recruitment.slot.overlaps");
        List<Long> booked = known.stream()
                .flatMap(slot -> Optional.ofNullable(slot.application()).stream())
                .toList();
        for (ApplicationDesk.Line line : choosing.lines())
            if (line.application().state() == ApplicationState.INTERVIEW
                    && !booked.contains(line.application().id())) letters.slots(choosing.offer(), line.application());
        journal.record("recruitment.slots-proposed", choosing.offer(), actor.who());
        return slots.size();
    }

    private ApplicationDesk.Choosing deciding(long offer, Actor actor) {
        ApplicationDesk.Choosing choosing = desk.choosing(offer, actor);
        if (!choosing.decides()) throw new NotFound("offer", offer);
        if (choosing.offer().stored().over()) throw new Refused("", "recruitment.over");
        return choosing;
    }

    /** A slot is proposed no more; whoever has it is told, and may take another one. */
    @Transactional
    public void remove(long offer, long id, Actor actor) {
        ApplicationDesk.Choosing choosing = deciding(offer, actor);
        InterviewSlot slot = stored.remove(offer, id).orElseThrow(() -> new NotFound("slot", id));
        choosing.lines().stream()
                .filter(line -> Long.valueOf(line.application().id()).equals(slot.application()))
                .forEach(line -> letters.slotGone(choosing.offer(), line.application(), slot));
        if (slot.free()) undo.offer(SLOT, offer, slot.start(), slot.minutes(), slot.place());
        journal.record("recruitment.slot-removed", choosing.offer(), actor.who());
    }

    @Override
    public String undoes() {
        return SLOT;
    }

    /** Proposes a slot again that nobody had, without a new letter. */
    @Override
    @Transactional
    public void putBack(List<String> what, Actor actor) {
        long offer = Long.parseLong(what.get(0));
        ApplicationDesk.Choosing choosing = deciding(offer, actor);
        InterviewSlot slot = new InterviewSlot(
                0, offer, Instant.parse(what.get(1)), Integer.parseInt(what.get(2)), what.get(3), null);
        boolean free = stored.of(offer).stream().noneMatch(slot::overlaps);
        if (!free || slot.start().isBefore(clock.instant()) || !stored.insert(slot))
            throw new Refused("heure", "recruitment.slot.overlaps");
        journal.record("recruitment.slots-proposed", choosing.offer(), actor.who());
    }

    /**
     * What somebody who is invited may take.
     *
     * @param held the one that they have; null while they have none
     * @param free those to come that nobody has; empty for whoever is not invited
     */
    public record Choice(@Nullable InterviewSlot held, List<InterviewSlot> free) {

        public Choice {
            free = List.copyOf(free);
        }
    }

    /** The slots of a private address; NotFound for whoever does not hold it. */
    @Transactional(readOnly = true)
    public Choice choice(Applications.Own own) {
        Application application = own.application();
        if (application.state() != ApplicationState.INTERVIEW) return new Choice(null, List.of());
        Instant now = clock.instant();
        return new Choice(
                stored.held(application.id()).orElse(null),
                stored.of(application.offer()).stream()
                        .filter(slot -> slot.free() && slot.start().isAfter(now))
                        .toList());
    }

    /**
     * Takes a slot, instead of the one that they had; the first who asks has it.
     *
     * @param slot as typed
     * @throws Refused on `creneau` when it is not free any more
     */
    @Transactional
    public InterviewSlot take(String token, String slot) {
        stored.lock(applications.own(token).application().id());
        Applications.Own own = applications.own(token);
        Application application = own.application();
        if (application.state() != ApplicationState.INTERVIEW)
            throw new Refused("creneau", "recruitment.slot.not-invited");
        if (!slot.matches("[1-9]\\d{0,15}")) throw new Refused("creneau", "recruitment.slot.choose");
        InterviewSlot former = stored.held(application.id()).orElse(null);
        Instant now = clock.instant();
        if (former != null && !former.start().isAfter(now)) throw new Refused("creneau", "recruitment.slot.past");
        stored.giveBack(application.id());
        if (!stored.take(application.offer(), Long.parseLong(slot), application.id(), now))
            throw new Refused("creneau", "recruitment.slot.taken");
        InterviewSlot taken = held(own);
        letters.slotTaken(own.offer(), application, taken, token);
        journal.record("recruitment.slot-taken", own.offer(), Audit.Who.VISITOR);
        return taken;
    }

    /** Their slot is free again. */
    @Transactional
    public void giveBack(String token) {
        Applications.Own own = applications.own(token);
        InterviewSlot held = held(own);
        if (!held.start().isAfter(clock.instant())) throw new Refused("creneau", "recruitment.slot.past");
        stored.giveBack(own.application().id());
        journal.record("recruitment.slot-given-back", own.offer(), Audit.Who.VISITOR);
    }

    private InterviewSlot held(Applications.Own own) {
        return stored.held(own.application().id())
                .orElseThrow(() ->
                        new NotFound("slot of application", own.application().id()));
    }

    /** The slot that the holder of this private address has. */
    @Transactional(readOnly = true)
    public InterviewSlot held(String token) {
        return held(applications.own(token));
    }

    public Instant now() {
        return clock.instant();
    }
}
