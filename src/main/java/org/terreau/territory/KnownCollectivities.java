package org.terreau.territory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The official code and the syndicats. These are held in memory too: read again at once by the instance that enters one,
 * within seconds by the others.
 */
@Component
class KnownCollectivities implements Collectivities {

    private static final Duration READ_EVERY = Duration.ofSeconds(10);

    private final Gazetteer code = new Gazetteer();
    private final JdbcSyndicats stored;
    private final Clock clock;
    private volatile Held held;
    private volatile CompletableFuture<Void> reading = CompletableFuture.completedFuture(null);

    KnownCollectivities(JdbcSyndicats stored, Clock clock) {
        this.stored = stored;
        this.clock = clock;
        this.held = new Held(Map.of(), Map.of(), Instant.MIN);
    }

    private record Held(
            Map<CollectivityId, Syndicat> syndicats, Map<CollectivityId, Collectivity> places, Instant readAt) {}

    /** Reads the syndicats again. */
    final void read() {
        Map<CollectivityId, Syndicat> syndicats = new LinkedHashMap<>();
        for (Syndicat one : stored.all()) syndicats.put(one.id(), one);
        Map<CollectivityId, Collectivity> places = new LinkedHashMap<>();
        syndicats.values().forEach(one -> places.put(one.id(), place(one, syndicats)));
        held = new Held(syndicats, places, clock.instant());
    }

    private Held held() {
        Held now = held;
        if (now.readAt().equals(Instant.MIN)) {
            read();
            return held;
        }
        if (now.readAt().plus(READ_EVERY).isBefore(clock.instant()) && reading.isDone())
            reading = CompletableFuture.runAsync(this::read);
        return now;
    }

    private Collectivity place(Syndicat syndicat, Map<CollectivityId, Syndicat> all) {
        Optional<Collectivity> seat =
                communes(syndicat, all, new HashSet<>()).stream().findFirst();
        Optional<Collectivity> member = syndicat.members().stream()
                .flatMap(id -> code.find(id).stream())
                .filter(one -> one.departement() != null)
                .findFirst();
        Optional<Collectivity> first = member.or(() -> seat);
        return new Collectivity(
                syndicat.id(),
                syndicat.name(),
                first.map(Collectivity::departement).orElse(null),
                first.map(Collectivity::departementName).orElse(null),
                null,
                List.of());
    }

    /** Of its members, and of the syndicats among them. */
    private List<Collectivity> communes(
            Syndicat syndicat, Map<CollectivityId, Syndicat> all, Set<CollectivityId> seen) {
        if (!seen.add(syndicat.id())) return List.of();
        return syndicat.members().stream()
                .flatMap(id -> id.kind() == CollectivityKind.SYNDICAT
                        ? Optional.ofNullable(all.get(id)).stream().flatMap(one -> communes(one, all, seen).stream())
                        : code.communesOf(id).stream())
                .distinct()
                .toList();
    }

    Collection<Syndicat> syndicats() {
        return held().syndicats().values();
    }

    Optional<Syndicat> syndicat(CollectivityId id) {
        return Optional.ofNullable(held().syndicats().get(id));
    }

    @Override
    public List<Match> matches(String typed, @Nullable CollectivityKind kind, int limit) {
        List<Match> listed = kind == CollectivityKind.SYNDICAT ? List.of() : code.matches(typed, kind, limit);
        List<Match> entered = kind == null || kind == CollectivityKind.SYNDICAT ? entered(typed) : List.of();
        if (entered.isEmpty()) return listed;
        return Stream.concat(
                        listed.stream().filter(match -> calledSo(match.place(), typed)),
                        Stream.concat(
                                entered.stream(), listed.stream().filter(match -> !calledSo(match.place(), typed))))
                .limit(Math.max(1, limit))
                .toList();
    }

    private static boolean calledSo(Collectivity place, String typed) {
        return Spelling.plain(place.name()).equals(Spelling.plain(typed));
    }

    /** Those whose name has every typed word, the last one perhaps unfinished, or whose SIREN is typed. */
    private List<Match> entered(String typed) {
        Optional<Collectivity> registered = registered(typed);
        if (registered.isPresent())
            return registered
                    .filter(place -> place.id().kind() == CollectivityKind.SYNDICAT)
                    .map(place -> List.of(new Match(place, "", false)))
                    .orElse(List.of());
        List<String> words = Spelling.words(Spelling.plain(typed));
        if (words.isEmpty()) return List.of();
        return held().places().values().stream()
                .filter(place -> hasAll(Spelling.words(Spelling.plain(place.name())), words))
                .sorted(Comparator.comparing((Collectivity place) -> !calledSo(place, typed))
                        .thenComparing(Collectivity::name))
                .map(place -> new Match(place, "", false))
                .toList();
    }

    private static boolean hasAll(List<String> name, List<String> typed) {
        String last = typed.get(typed.size() - 1);
        return name.containsAll(typed.subList(0, typed.size() - 1))
                && name.stream().anyMatch(word -> word.startsWith(last));
    }

    @Override
    public Optional<Collectivity> find(CollectivityId id) {
        return id.kind() == CollectivityKind.SYNDICAT
                ? Optional.ofNullable(held().places().get(id))
                : code.find(id);
    }

    @Override
    public Optional<Collectivity> registered(String sirenOrSiret) {
        return code.registered(sirenOrSiret)
                .or(() -> Siren.parse(sirenOrSiret)
                        .flatMap(siren -> find(new CollectivityId(CollectivityKind.SYNDICAT, siren.digits()))));
    }

    @Override
    public Map<CollectivityId, Collectivity> findAll(Collection<CollectivityId> ids) {
        Map<CollectivityId, Collectivity> found = new LinkedHashMap<>();
        for (CollectivityId id : ids) find(id).ifPresent(place -> found.put(id, place));
        return found;
    }

    @Override
    public Collectivity legalPerson(Collectivity entry) {
        return code.legalPerson(entry);
    }

    @Override
    public List<Collectivity> entriesOf(Collectivity person) {
        return code.entriesOf(person);
    }

    @Override
    public List<Collectivity> departements() {
        return code.departements();
    }

    @Override
    public List<Collectivity> regions() {
        return code.regions();
    }

    @Override
    public List<String> departementsOf(CollectivityId place) {
        return place.kind() == CollectivityKind.SYNDICAT
                ? syndicat(place).map(this::departementsOf).orElse(List.of())
                : code.departementsOf(place);
    }

    private List<String> departementsOf(Syndicat syndicat) {
        return syndicat.members().stream()
                .flatMap(member -> member.kind() == CollectivityKind.SYNDICAT
                        ? communesOf(member).stream().map(Collectivity::departement)
                        : code.departementsOf(member).stream())
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public List<Collectivity> all() {
        return code.all();
    }

    @Override
    public List<Collectivity> legalPersons() {
        return code.legalPersons();
    }

    @Override
    public List<Collectivity> named(String typed) {
        List<Collectivity> listed = code.named(typed);
        List<Collectivity> entered = held().places().values().stream()
                .filter(place -> calledSo(place, typed) || place.label().equalsIgnoreCase(typed.strip()))
                .toList();
        if (entered.isEmpty()) return listed;
        List<Collectivity> both = new ArrayList<>(listed);
        both.addAll(entered);
        return both;
    }

    @Override
    public List<Collectivity> withPostalCode(String postalCode) {
        return code.withPostalCode(postalCode);
    }

    @Override
    public List<Collectivity> communesOf(CollectivityId place) {
        if (place.kind() != CollectivityKind.SYNDICAT) return code.communesOf(place);
        Map<CollectivityId, Syndicat> all = held().syndicats();
        return syndicat(place).map(one -> communes(one, all, new HashSet<>())).orElse(List.of());
    }

    @Override
    public Optional<Collectivity> groupingOf(CollectivityId commune) {
        return code.groupingOf(commune);
    }

    @Override
    public Optional<Collectivity> regionOf(String departement) {
        return code.regionOf(departement);
    }

    @Override
    public Optional<Former> former(CollectivityId id) {
        return code.former(id);
    }

    @Override
    public List<Former> formerNamed(String typed) {
        return code.formerNamed(typed);
    }

    @Override
    public int edition() {
        return code.edition();
    }
}
