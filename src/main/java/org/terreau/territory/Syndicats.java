package org.terreau.territory;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.terreau.audit.Audit;
import org.terreau.identity.Actor;
import org.terreau.shared.Keyed;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;
import org.terreau.web.PublicContent;

/** Entering syndicats, which the official code does not list. The staff of any incubator does, once for all. */
@Service
public class Syndicats {

    /** Longest name, in characters, and most members typed. */
    public static final int NAME = 200;

    public static final int MEMBERS = 2000;

    private final JdbcSyndicats stored;
    private final KnownCollectivities known;
    private final CollectivityReader reader;
    private final Audit audit;
    private final PublicContent content;
    private final List<CollectivityUse> uses;
    private final Clock clock;

    Syndicats(
            JdbcSyndicats stored,
            KnownCollectivities known,
            CollectivityReader reader,
            Audit audit,
            PublicContent content,
            List<CollectivityUse> uses,
            Clock clock) {
        this.stored = stored;
        this.known = known;
        this.reader = reader;
        this.audit = audit;
        this.content = content;
        this.uses = List.copyOf(uses);
        this.clock = clock;
    }

    /**
     * A syndicat as it is typed.
     *
     * @param siren of a change, that of the syndicat: it never changes
     * @param members one a line, by name, INSEE code or SIREN
     */
    public record Typed(String siren, String name, String kind, String members) {}

    /** By name. */
    public List<Syndicat> list(Actor actor) {
        mustBeStaff(actor);
        return Keyed.sorted(known.syndicats(), one -> Spelling.plain(one.name()));
    }

    public Syndicat read(String siren, Actor actor) {
        mustBeStaff(actor);
        return Siren.parse(siren)
                .flatMap(one -> known.syndicat(new CollectivityId(CollectivityKind.SYNDICAT, one.digits())))
                .orElseThrow(() -> new NotFound("syndicat", siren));
    }

    /** @throws Refused on `siren`, `nom`, `nature`, `membres` */
    @Transactional
    public Syndicat enter(Typed typed, Actor actor) {
        mustBeStaff(actor);
        List<Refused.Problem> problems = new ArrayList<>();
        Optional<Siren> siren = Siren.parse(typed.siren());
        if (siren.isEmpty()) problems.add(Refused.Problem.of("siren", "territory.syndicat.siren.wrong"));
        known.registered(typed.siren())
                .ifPresent(place ->
                        problems.add(Refused.Problem.of("siren", "territory.syndicat.siren.taken", place.label())));
        Syndicat syndicat = checked(siren, typed, 0, problems);
        if (!stored.insert(syndicat, actor.name(), clock.instant()))
            throw new Refused("siren", "territory.syndicat.siren.taken", syndicat.name());
        written("territory.syndicat-entered", syndicat, actor);
        return syndicat;
    }

    /** @throws Refused on `nom`, `nature`, `membres` */
    @Transactional
    public void change(Syndicat before, Typed typed, long version, Actor actor) {
        mustBeStaff(actor);
        Syndicat syndicat = checked(Optional.of(before.siren()), typed, version, new ArrayList<>());
        stored.update(syndicat);
        written("territory.syndicat-changed", syndicat, actor);
    }

    /** What refers to a syndicat, and how many times. */
    public record Use(String key, long count) {}

    /** What refers to a syndicat; it can be removed when nothing does. */
    @Transactional(readOnly = true)
    public List<Use> uses(Syndicat syndicat, Actor actor) {
        mustBeStaff(actor);
        List<Use> found = new ArrayList<>();
        for (CollectivityUse use : uses)
            found.add(new Use(use.key(), use.count().applyAsLong(syndicat.id())));
        found.add(new Use(
                "syndicats",
                known.syndicats().stream()
                        .filter(other -> other.members().contains(syndicat.id()))
                        .count()));
        return found.stream().filter(use -> use.count() > 0).toList();
    }

    /**
     * Removes a syndicat that was entered by mistake.
     *
     * @throws Refused on `confirme` when nobody confirmed it, or when something refers to it
     */
    @Transactional
    public void remove(Syndicat syndicat, boolean confirmed, Actor actor) {
        if (!uses(syndicat, actor).isEmpty()) throw new Refused("confirme", "territory.syndicat.used");
        if (!confirmed) throw new Refused("confirme", "territory.syndicat.confirm.needed");
        stored.delete(syndicat);
        written("territory.syndicat-removed", syndicat, actor);
    }

    private Syndicat checked(Optional<Siren> siren, Typed typed, long version, List<Refused.Problem> problems) {
        if (typed.name().isEmpty() || typed.name().length() > NAME)
            problems.add(Refused.Problem.of("nom", "territory.syndicat.name.needed", NAME));
        Optional<SyndicatKind> kind = SyndicatKind.find(typed.kind());
        if (kind.isEmpty()) problems.add(Refused.Problem.of("nature", "territory.syndicat.kind.needed"));
        List<CollectivityId> members = members(typed.members(), problems);
        if (siren.isEmpty() || kind.isEmpty() || !problems.isEmpty()) throw new Refused(problems);
        return new Syndicat(siren.get(), typed.name(), kind.get(), members, version);
    }

    private List<CollectivityId> members(String typed, List<Refused.Problem> problems) {
        List<String> lines =
                typed.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        if (lines.isEmpty() || lines.size() > MEMBERS)
            problems.add(Refused.Problem.of("membres", "territory.syndicat.members.needed", MEMBERS));
        List<CollectivityId> members = new ArrayList<>();
        for (String line : lines.subList(0, Math.min(MEMBERS, lines.size()))) {
            CollectivityReader.Reading reading = reader.read(CollectivityReader.Written.bare(line), true);
            reading.sure()
                    .map(Collectivity::id)
                    .ifPresentOrElse(members::add, () -> problems.add(doubt(line, reading)));
        }
        return members.stream().distinct().toList();
    }

    private static Refused.Problem doubt(String line, CollectivityReader.Reading reading) {
        List<String> proposed = reading.candidates().stream()
                .limit(3)
                .map(place -> place.label() + " – " + place.id().code())
                .toList();
        return proposed.isEmpty()
                ? Refused.Problem.of("membres", "territory.read.unknown", line)
                : Refused.Problem.of("membres", "territory.read.doubtful", line, String.join(", ", proposed));
    }

    private void written(String action, Syndicat syndicat, Actor actor) {
        audit.record(actor.who(), action, "collectivity:" + syndicat.id(), Map.of("name", syndicat.name()));
        content.changed();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                known.read();
            }
        });
    }

    private static void mustBeStaff(Actor actor) {
        if (!actor.staff()) throw new NotAllowed("syndicats are entered by the staff");
    }
}
