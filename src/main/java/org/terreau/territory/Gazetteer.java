package org.terreau.territory;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The edition of the official geographic code that ships with the program, held in memory: it never changes while the
 * program runs. Read beside the rest of the start, awaited by the first who asks.
 */
@Component
class Gazetteer implements Collectivities {

    private static final String FILE = "cog-2026.tsv.gz";
    private static final String FORMER = "cog-2026-former.tsv.gz";
    private static final int MOST = 20;
    private static final Pattern LABEL = Pattern.compile("(.*\\S)\\s*\\((\\d{2,3}|2[ABab])\\)");
    private static final Comparator<Collectivity> BY_NAME = Comparator.comparing(place -> Spelling.plain(place.name()));

    private record Content(
            int edition,
            Map<CollectivityId, Collectivity> places,
            List<Collectivity> departements,
            Map<String, List<String>> byRegion,
            PlaceIndex index,
            Map<String, List<Collectivity>> byName,
            Map<String, List<Collectivity>> communes,
            Map<String, String> groupings,
            Map<String, Former> former,
            Map<String, List<Former>> formerByName) {}

    private final CompletableFuture<Content> content = CompletableFuture.supplyAsync(Gazetteer::read);

    @Override
    public List<Collectivity> search(String typed, @Nullable CollectivityKind kind, int limit) {
        return content.join().index().search(typed, kind, Math.max(1, Math.min(limit, MOST)));
    }

    @Override
    public Optional<Collectivity> find(CollectivityId id) {
        return Optional.ofNullable(content.join().places().get(id));
    }

    @Override
    public Map<CollectivityId, Collectivity> findAll(Collection<CollectivityId> ids) {
        Map<CollectivityId, Collectivity> found = new LinkedHashMap<>();
        for (CollectivityId id : ids) find(id).ifPresent(place -> found.put(id, place));
        return found;
    }

    @Override
    public List<Collectivity> departements() {
        return content.join().departements();
    }

    @Override
    public List<Collectivity> regions() {
        return content.join().places().values().stream()
                .filter(place -> place.id().kind() == CollectivityKind.REGION)
                .sorted(Comparator.comparing(place -> Spelling.plain(place.name())))
                .toList();
    }

    @Override
    public List<String> departementsOf(CollectivityId region) {
        return content.join().byRegion().getOrDefault(region.code(), List.of());
    }

    @Override
    public List<Collectivity> all() {
        return List.copyOf(content.join().places().values());
    }

    @Override
    public List<Collectivity> named(String typed) {
        Matcher label = LABEL.matcher(typed.strip());
        if (!label.matches())
            return List.copyOf(content.join().byName().getOrDefault(Spelling.plain(typed), List.of()));
        String departement = label.group(2).toUpperCase(Locale.ROOT);
        return content.join().byName().getOrDefault(Spelling.plain(label.group(1)), List.of()).stream()
                .filter(place -> departement.equals(place.departement()))
                .toList();
    }

    @Override
    public List<Collectivity> communesOf(CollectivityId place) {
        return switch (place.kind()) {
            case COMMUNE -> find(place).map(List::of).orElse(List.of());
            case EPCI, DEPARTEMENT -> content.join().communes().getOrDefault(place.code(), List.of());
            case REGION ->
                departementsOf(place).stream()
                        .flatMap(code -> content.join().communes().getOrDefault(code, List.of()).stream())
                        .sorted(BY_NAME)
                        .toList();
        };
    }

    @Override
    public Optional<Collectivity> groupingOf(CollectivityId commune) {
        return commune.kind() == CollectivityKind.COMMUNE
                ? Optional.ofNullable(content.join().groupings().get(commune.code()))
                        .flatMap(code -> find(new CollectivityId(CollectivityKind.EPCI, code)))
                : Optional.empty();
    }

    @Override
    public Optional<Collectivity> regionOf(String departement) {
        return content.join().byRegion().entrySet().stream()
                .filter(entry -> !entry.getKey().isEmpty() && entry.getValue().contains(departement))
                .findFirst()
                .flatMap(entry -> find(new CollectivityId(CollectivityKind.REGION, entry.getKey())));
    }

    @Override
    public Optional<Former> former(CollectivityId code) {
        return code.kind() != CollectivityKind.COMMUNE
                        || content.join().places().containsKey(code)
                ? Optional.empty()
                : Optional.ofNullable(content.join().former().get(code.code()));
    }

    @Override
    public List<Former> formerNamed(String typed) {
        return content.join().formerByName().getOrDefault(Spelling.plain(typed), List.of());
    }

    @Override
    public int edition() {
        return content.join().edition();
    }

    private static Content read() {
        try (InputStream file = Objects.requireNonNull(Gazetteer.class.getResourceAsStream(FILE), FILE);
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(new GZIPInputStream(file), StandardCharsets.UTF_8))) {
            int edition = Integer.parseInt(Objects.requireNonNull(lines.readLine()));
            Map<CollectivityId, Collectivity> places = new LinkedHashMap<>();
            Map<String, String> departementNames = new HashMap<>();
            List<Collectivity> departements = new ArrayList<>();
            Map<String, List<String>> byRegion = new HashMap<>();
            Map<String, List<Collectivity>> byName = new HashMap<>();
            Map<String, List<Collectivity>> communes = new HashMap<>();
            Map<String, String> groupings = new HashMap<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] part = line.split("\t", -1);
                Collectivity place = collectivity(part, departementNames);
                places.put(place.id(), place);
                byName.computeIfAbsent(Spelling.plain(place.name()), none -> new ArrayList<>(1))
                        .add(place);
                if (place.id().kind() == CollectivityKind.COMMUNE) {
                    if (place.departement() != null) member(communes, place.departement(), place);
                    if (!part[5].isEmpty()) {
                        String grouping = part[5].intern();
                        member(communes, grouping, place);
                        groupings.put(place.id().code(), grouping);
                    }
                }
                if (place.id().kind() != CollectivityKind.DEPARTEMENT) continue;
                departements.add(place);
                byRegion.computeIfAbsent(part[4], code -> new ArrayList<>()).add(part[3]);
            }
            communes.values().forEach(members -> members.sort(BY_NAME));
            Map<String, Former> former = new HashMap<>();
            Map<String, List<Former>> formerByName = new HashMap<>();
            readFormer(places, former, formerByName);
            return new Content(
                    edition,
                    places,
                    List.copyOf(departements),
                    byRegion,
                    new PlaceIndex(List.copyOf(places.values())),
                    byName,
                    communes,
                    groupings,
                    former,
                    formerByName);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void member(Map<String, List<Collectivity>> communes, String of, Collectivity commune) {
        communes.computeIfAbsent(of, none -> new ArrayList<>()).add(commune);
    }

    private static void readFormer(
            Map<CollectivityId, Collectivity> places, Map<String, Former> former, Map<String, List<Former>> byName)
            throws IOException {
        try (InputStream file = Objects.requireNonNull(Gazetteer.class.getResourceAsStream(FORMER), FORMER);
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(new GZIPInputStream(file), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] part = line.split("\t", -1);
                Collectivity current = places.get(new CollectivityId(CollectivityKind.COMMUNE, part[2]));
                if (current == null) continue;
                Former one = new Former(part[0], part[1], current);
                former.put(one.code(), one);
                if (!one.name().isEmpty())
                    byName.computeIfAbsent(Spelling.plain(one.name()), none -> new ArrayList<>(1))
                            .add(one);
            }
        }
    }

    private static Collectivity collectivity(String[] part, Map<String, String> departementNames) {
        CollectivityKind kind = switch (part[0]) {
            case "r" -> CollectivityKind.REGION;
            case "d" -> CollectivityKind.DEPARTEMENT;
            case "e" -> CollectivityKind.EPCI;
            default -> CollectivityKind.COMMUNE;
        };
        if (kind == CollectivityKind.DEPARTEMENT) departementNames.put(part[3].intern(), part[2]);
        String departement = part[3].isEmpty() ? null : part[3].intern();
        return new Collectivity(
                new CollectivityId(kind, part[1]),
                part[2],
                departement,
                departement == null ? null : departementNames.get(departement),
                part[6].isEmpty() ? null : Long.valueOf(part[6]),
                part[7].isEmpty() ? List.of() : List.of(part[7].split(" ")));
    }
}
