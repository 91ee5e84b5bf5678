package org.terreau.sharing;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.Actor;
import org.terreau.incubator.Incubator;
import org.terreau.incubator.Incubators;
import org.terreau.shared.NotFound;
import org.terreau.shared.Objections;
import org.terreau.shared.OneLine;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.web.PublicContent;

/** Scenarios that people keep: their owner changes them, the staff of an incubator they chose read them, everybody those that are public. */
@Service
public class KeptScenarios {

    public static final String PATH = "/outils/partage-des-couts/scenarios";

    /** Most that one person keeps. */
    public static final int MOST = 200;

    private static final String KIND = "sharing";

    private final JdbcKeptScenarios stored;
    private final Incubators incubators;
    private final Audit audit;
    private final PublicContent content;
    private final Clock clock;

    KeptScenarios(JdbcKeptScenarios stored, Incubators incubators, Audit audit, PublicContent content, Clock clock) {
        this.stored = stored;
        this.incubators = incubators;
        this.audit = audit;
        this.content = content;
        this.clock = clock;
    }

    /** Those that everybody reads, the last changed first. */
    @Transactional(readOnly = true)
    public List<KeptScenario> shown() {
        return stored.shown();
    }

    /** The person's own, and those that were left to be read by an incubator where they work. */
    @Transactional(readOnly = true)
    public List<KeptScenario> of(Actor actor) {
        return stored.of(
                actor.id(), readIn(actor).stream().map(one -> one.id().value()).toList());
    }

    /** The person's own of which a member left the official code: they are not computed any more, and only removed. */
    @Transactional(readOnly = true)
    public List<LostScenario> lost(Actor actor) {
        return stored.lostOf(actor.id());
    }

    /**
     * What the person may remove, whether it is still read or not.
     *
     * @throws NotFound when it is not the person's own
     */
    @Transactional(readOnly = true)
    public LostScenario removable(long id, Actor actor) {
        return stored.find(id)
                .filter(kept -> kept.ownedBy(actor))
                .map(kept -> new LostScenario(
                        id, kept.settings().name(), kept.settings().shown(), kept.changedAt()))
                .or(() -> stored.lostOf(actor.id()).stream()
                        .filter(lost -> lost.id() == id)
                        .findFirst())
                .orElseThrow(() -> new NotFound(KIND, id));
    }

    /** The incubators that a scenario may be left to: those where the person works. */
    @Transactional(readOnly = true)
    public List<Incubator> readIn(Actor actor) {
        return incubators.all().stream()
                .filter(one -> actor.staffOf(one.id().value()))
                .toList();
    }

    /** @throws NotFound when there is none that this reader may read */
    @Transactional(readOnly = true)
    public KeptScenario read(long id, Optional<Actor> reader) {
        return stored.find(id).filter(kept -> kept.readBy(reader)).orElseThrow(() -> new NotFound(KIND, id));
    }

    /** @throws NotFound when it is not the person's own */
    @Transactional(readOnly = true)
    public KeptScenario owned(long id, Actor actor) {
        return stored.find(id).filter(kept -> kept.ownedBy(actor)).orElseThrow(() -> new NotFound(KIND, id));
    }

    /**
     * Keeps a scenario, as a draft that nobody else reads.
     *
     * @throws Refused when it has no name, or the person keeps too many
     */
    @Transactional
    public long keep(Scenario scenario, String name, Actor actor) {
        Objections objections = new Objections();
        objections.when(
                name.isEmpty() || !OneLine.fits(name, Scenario.NAME), "nom", "sharing.name.needed", Scenario.NAME);
        objections.when(stored.countOf(actor.id()) >= MOST, "", "sharing.kept.many", MOST);
        objections.raise();
        long id = stored.insert(
                actor.id(),
                new KeptScenario.Settings(name, "", KeptScenario.State.DRAFT, "", false),
                scenario,
                clock.instant());
        audit.record(actor.who(), "sharing.kept", KIND + ":" + id, Map.of("name", name));
        return id;
    }

    /**
     * Changes what is said of it.
     *
     * @throws Refused naming what is wrong
     * @throws Stale when it was changed since this version
     */
    @Transactional
    public void settle(long id, KeptScenario.Settings settings, long version, Actor actor) {
        owned(id, actor);
        Objections objections = new Objections();
        objections.when(
                settings.name().isEmpty() || !OneLine.fits(settings.name(), Scenario.NAME),
                "nom",
                "sharing.name.needed",
                Scenario.NAME);
        objections.when(
                settings.note().length() > KeptScenario.Settings.NOTE,
                "note",
                "sharing.note.long",
                KeptScenario.Settings.NOTE);
        objections.when(
                !settings.incubator().isEmpty() && !actor.staffOf(settings.incubator()),
                "incubateur",
                "sharing.incubator.other");
        objections.raise();
        if (!stored.update(id, settings, version, clock.instant())) throw new Stale(KIND, id, version);
        audit.record(
                actor.who(),
                "sharing.settled",
                KIND + ":" + id,
                Map.of("state", settings.state().code(), "shown", String.valueOf(settings.shown())));
        content.changed();
    }

    /**
     * Puts another computation in its place.
     *
     * @throws Stale when it was changed since this version
     */
    @Transactional
    public void replace(long id, Scenario scenario, long version, Actor actor) {
        KeptScenario kept = owned(id, actor);
        if (!stored.replace(id, scenario.named(kept.settings().name()), version, clock.instant()))
            throw new Stale(KIND, id, version);
        audit.record(actor.who(), "sharing.replaced", KIND + ":" + id, Map.of());
        content.changed();
    }

    @Transactional
    public void delete(long id, Actor actor) {
        LostScenario removed = removable(id, actor);
        stored.delete(id);
        audit.record(actor.who(), "sharing.deleted", KIND + ":" + id, Map.of("name", removed.name()));
        content.changed();
    }
}
