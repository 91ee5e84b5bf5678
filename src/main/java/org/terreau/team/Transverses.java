package org.terreau.team;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.incubator.IncubatorId;
import org.terreau.incubator.Incubators;
import org.terreau.shared.EmailAddress;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.NotFound;
import org.terreau.shared.Objections;
import org.terreau.shared.OneLine;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.web.PublicContent;

/** What people do for whole incubators, kept by those who lead them: nobody else reads who they are. */
@Service
public class Transverses {

    /** The field of the incubator. */
    public static final String INCUBATOR = "incubateur";

    private final JdbcTransverses stored;
    private final Persons persons;
    private final Incubators incubators;
    private final Audit audit;
    private final PublicContent content;
    private final Clock clock;

    Transverses(
            JdbcTransverses stored,
            Persons persons,
            Incubators incubators,
            Audit audit,
            PublicContent content,
            Clock clock) {
        this.stored = stored;
        this.persons = persons;
        this.incubators = incubators;
        this.audit = audit;
        this.content = content;
        this.clock = clock;
    }

    /**
     * Those of the incubators that the actor leads, by their first day, those that are over too.
     *
     * @param filter its trade, its status and its incubator narrow them; a phase leaves none
     * @throws NotAllowed unless the actor leads an incubator
     */
    @Transactional(readOnly = true)
    public List<Transverse> of(Workforce.Filter filter, Actor actor) {
        if (!Workforce.readBy(actor)) throw new NotAllowed("people of incubators");
        Set<String> led = actor.scopes(Role.LEAD);
        return stored.everything().stream()
                .filter(one -> led.contains(Grant.EVERYWHERE)
                        || led.contains(one.incubator().value()))
                .filter(filter::takes)
                .toList();
    }

    /** Those of these people, for the incubators that the actor leads, by their first day. One statement. */
    @Transactional(readOnly = true)
    List<Transverse> ofPeople(Collection<Long> people, Actor actor) {
        return stored.ofPeople(people).stream()
                .filter(one -> actor.has(one.incubator().value(), Role.LEAD))
                .toList();
    }

    /** @throws NotFound unless the actor leads its incubator: nobody else learns that it exists */
    @Transactional(readOnly = true)
    public Transverse read(long id, Actor actor) {
        return stored.find(id)
                .filter(one -> actor.has(one.incubator().value(), Role.LEAD))
                .orElseThrow(() -> new NotFound("transverse mission", id));
    }

    /**
     * Somebody begins to work for a whole incubator.
     *
     * @throws Refused naming each field that is wrong, or that they hold this trade there already
     */
    @Transactional
    public Transverse begin(String incubator, Persons.TypedPerson who, TypedMission typed, Actor actor) {
        if (!Workforce.readBy(actor)) throw new NotAllowed("people of incubators");
        MissionReading reading = new MissionReading(typed);
        Objections objections = reading.objections();
        boolean known =
                incubators.all().stream().anyMatch(one -> one.id().value().equals(incubator));
        objections.when(!known || !actor.has(incubator, Role.LEAD), INCUBATOR, "team.transverse.incubator");
        objections.when(who.name().isEmpty() || !OneLine.fits(who.name(), MissionReading.LINE), "nom", "team.name");
        objections.addAll(EmailAddress.problem(who.email(), "courriel", "team.email").stream()
                .toList());
        MissionReading.Read read = reading.read(new Payment(List.of()));
        LocalDate since = read.since() == null ? Paris.today(clock) : read.since();
        LocalDate until = read.until();
        if (until != null && until.isBefore(since)) throw new Refused(TypedMission.UNTIL, "team.until.before");
        IncubatorId of = new IncubatorId(incubator);
        Person person = persons.write(who);
        if (stored.held(person.id(), of, read.work().trade(), since)) throw new Refused("courriel", "team.already");
        BigDecimal days = read.rhythm().map(Rhythm::days).orElse(null);
        long id = stored.insert(of, person.id(), read.work(), since, until, days);
        record("team.transverse-begun", of, id, actor);
        return stored.find(id).orElseThrow();
    }

    private void record(String action, IncubatorId incubator, long id, Actor actor) {
        audit.record(actor.who(), action, "incubator:" + incubator, Map.of("mission", String.valueOf(id)));
        content.changed();
    }

    /**
     * Moves its end, and says how much time it takes.
     *
     * @throws Refused naming each field that is wrong, or when it is closed
     * @throws Stale when somebody else wrote since `version`
     */
    @Transactional
    public Transverse change(long id, String until, String rhythm, long version, Actor actor) {
        Transverse known = read(id, actor);
        Objections objections = new Objections();
        LocalDate wanted = MissionReading.day(TypedMission.UNTIL, until, objections);
        objections.when(until.isEmpty(), TypedMission.UNTIL, "team.until.needed");
        objections.when(
                wanted != null && wanted.isBefore(known.span().since()), TypedMission.UNTIL, "team.until.before");
        objections.when(!known.lives(), "", "team.closed");
        BigDecimal days = days(rhythm, objections);
        objections.raise();
        if (!stored.change(id, Objects.requireNonNull(wanted), days, version))
            throw new Stale("transverse mission", id, version);
        record("team.transverse-changed", known.incubator(), id, actor);
        return read(id, actor);
    }

    private static @Nullable BigDecimal days(String rhythm, Objections objections) {
        try {
            return Rhythm.read(rhythm).map(Rhythm::days).orElse(null);
        } catch (Refused wrong) {
            objections.addAll(wrong.problems());
            return null;
        }
    }

    /** It is over: it stays in the history with its end. */
    @Transactional
    public void leave(long id, String on, Actor actor) {
        Transverse known = read(id, actor);
        Objections objections = new Objections();
        LocalDate today = Paris.today(clock);
        LocalDate day = MissionReading.day("le", on, objections);
        objections.when(day != null && day.isAfter(today), "le", "team.leaving.future");
        objections.when(day != null && day.isBefore(known.span().since()), "le", "team.leaving.before");
        objections.raise();
        if (!stored.close(id, day == null ? today : day)) throw new Refused("", "team.closed");
        record("team.transverse-left", known.incubator(), id, actor);
    }
}
