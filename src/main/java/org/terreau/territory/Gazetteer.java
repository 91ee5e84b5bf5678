package org.terreau.territory;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.terreau.shared.Keyed;

/**
 * The edition of the official geographic code that ships with the program, held in memory: it never changes while the
 * program runs. Read beside the rest of the start, awaited by the first who asks.
 */
final class Gazetteer implements Collectivities {

    private static final String FILE = "cog-2026.tsv.gz";
    private static final String FORMER = "cog-2026-former.tsv.gz";
    private static final String DISTRICT = " arrondissement";
    private static final int MOST = 20;
    private static final Pattern LABEL = Pattern.compile("(.*\\S)\\s*\\((\\d{2,3}|2[ABab])\\)");
    private static final Pattern KIND = Pattern.compile(
            "(?:(commune|ville|mairie|municipalite)(?: nouvelle)?|(departement|conseil departemental)|(region|conseil regional)) ");

    private record Content(
            int edition,
            Map<CollectivityId, Collectivity> places,
            List<Collectivity> all,
            List<Collectivity> regions,
            List<Collectivity> departements,
            Map<String, List<String>> byRegion,
            LegalPersons persons,
            List<Collectivity> legalPersons,
            PlaceIndex index,
            Map<String, List<Collectivity>> byName,
            Map<String, CollectivityId> bySiren,
            Map<String, List<Collectivity>> byPostalCode,
            Map<String, List<Collectivity>> communes,
            Map<String, String> groupings,
            Map<String, Former> former,
            Map<String, List<Former>> formerByName) {}

    private final CompletableFuture<Content> content = CompletableFuture.supplyAsync(Gazetteer::read);

    @Override
    public List<Match> matches(String typed, @Nullable CollectivityKind kind, int limit) {
        Optional<Collectivity> registered = registered(typed);
        if (registered.isPresent() && (kind == null || registered.get().id().kind() == kind))
            return List.of(new Match(registered.get(), "", false));
        return content.join().index().search(typed, kind, Math.max(1, Math.min(limit, MOST)));
    }

    @Override
    public Optional<Collectivity> find(CollectivityId id) {
        return Optional.ofNullable(content.join().places().get(id));
    }

    @Override
    public Optional<Collectivity> registered(String sirenOrSiret) {
        String digits = sirenOrSiret.replaceAll("[\\s\\h.]", "");
        return digits.matches("\\d{9}|\\d{14}")
                ? Optional.ofNullable(content.join().bySiren().get(digits.substring(0, 9)))
                        .flatMap(this::find)
                : Optional.empty();
    }

    @Override
    public Collectivity legalPerson(Collectivity entry) {
        return find(content.join().persons().of(entry.id())).orElse(entry);
    }

    @Override
    public List<Collectivity> entriesOf(Collectivity person) {
        return Stream.concat(
                        Stream.of(person),
                        content.join().persons().partsOf(person.id()).stream().flatMap(part -> find(part).stream()))
                .toList();
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
        return content.join().regions();
    }

    @Override
    public List<String> departementsOf(CollectivityId place) {
        if (place.kind() == CollectivityKind.REGION)
            return content.join().byRegion().getOrDefault(place.code(), List.of());
        List<String> parts = content.join().persons().partsOf(place).stream()
                .filter(part -> part.kind() == CollectivityKind.DEPARTEMENT)
                .map(CollectivityId::code)
                .toList();
        return parts.isEmpty()
                ? find(place).map(Collectivity::departement).map(List::of).orElse(List.of())
                : parts;
    }

    @Override
    public List<Collectivity> all() {
        return content.join().all();
    }

    @Override
    public List<Collectivity> legalPersons() {
        return content.join().legalPersons();
    }

    @Override
    public List<Collectivity> named(String typed) {
        Labelled labelled = Labelled.of(typed);
        List<Collectivity> named = within(labelled, called(labelled.name()), Function.identity());
        return named.isEmpty() ? within(labelled, calledByItsKind(labelled.name()), Function.identity()) : named;
    }

    /** A name, and the département that a label gives after it: "Saint-Denis (93)". */
    private record Labelled(String name, String departement) {

        static Labelled of(String typed) {
            Matcher label = LABEL.matcher(typed.strip());
            return label.matches()
                    ? new Labelled(
                            Spelling.plain(label.group(1)), label.group(2).toUpperCase(Locale.ROOT))
                    : new Labelled(Spelling.plain(typed), "");
        }
    }

    private static <T> List<T> within(Labelled labelled, List<T> found, Function<T, Collectivity> place) {
        return labelled.departement().isEmpty()
                ? found
                : found.stream()
                        .filter(one ->
                                labelled.departement().equals(place.apply(one).departement()))
                        .toList();
    }

    private List<Collectivity> called(String plain) {
        return content.join().byName().getOrDefault(plain, List.of());
    }

    /** "commune du havre", "departement de l ain", "mairie d agen": what the word says the kind of, by its name. */
    private List<Collectivity> calledByItsKind(String plain) {
        Matcher word = KIND.matcher(plain);
        if (!word.lookingAt()) return List.of();
        CollectivityKind kind = word.group(1) != null
                ? CollectivityKind.COMMUNE
                : word.group(2) != null ? CollectivityKind.DEPARTEMENT : CollectivityKind.REGION;
        return Spelling.withoutLink(plain.substring(word.end())).stream()
                .map(name -> called(name).stream()
                        .filter(place -> answersTo(kind, place))
                        .toList())
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** It has an entry of this kind: the Collectivité de Corse is a région, and the département de Paris is Paris. */
    private boolean answersTo(CollectivityKind kind, Collectivity place) {
        return place.id().kind() == kind
                || content.join().persons().partsOf(place.id()).stream().anyMatch(part -> part.kind() == kind);
    }

    @Override
    public List<Collectivity> withPostalCode(String postalCode) {
        return content.join().byPostalCode().getOrDefault(postalCode, List.of());
    }

    @Override
    public List<Collectivity> communesOf(CollectivityId place) {
        return switch (place.kind()) {
            case COMMUNE -> find(place).map(List::of).orElse(List.of());
            case EPCI -> content.join().communes().getOrDefault(place.code(), List.of());
            case SYNDICAT -> List.of();
            case DEPARTEMENT, REGION -> communesIn(departementsOf(place));
        };
    }

    /** Those of one département are held in their order. */
    private List<Collectivity> communesIn(List<String> departements) {
        List<List<Collectivity>> parts = departements.stream()
                .map(code -> content.join().communes().getOrDefault(code, List.of()))
                .toList();
        return parts.size() == 1
                ? parts.get(0)
                : sortedByName(parts.stream().flatMap(List::stream).toList());
    }

    private static List<Collectivity> sortedByName(List<Collectivity> places) {
        return Keyed.sorted(places, place -> Spelling.plain(place.name()));
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
        Labelled labelled = Labelled.of(typed);
        return within(
                labelled, content.join().formerByName().getOrDefault(labelled.name(), List.of()), Former::current);
    }

    @Override
    public int edition() {
        return content.join().edition();
    }

    private static Content read() {
        try (BufferedReader lines = lines(FILE)) {
            int edition = Integer.parseInt(Objects.requireNonNull(lines.readLine()));
            Map<CollectivityId, Collectivity> places = new LinkedHashMap<>();
            Map<String, String> departementNames = new HashMap<>();
            List<Collectivity> departements = new ArrayList<>();
            Map<String, List<String>> byRegion = new HashMap<>();
            Map<String, List<Collectivity>> communes = new HashMap<>();
            Map<String, String> groupings = new HashMap<>();
            Map<String, CollectivityId> bySiren = new HashMap<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] part = line.split("\t", -1);
                Collectivity place = collectivity(part, departementNames);
                places.put(place.id(), place);
                siren(place, part[8]).ifPresent(siren -> bySiren.put(siren, place.id()));
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
            communes.replaceAll((code, members) -> sortedByName(members));
            List<Collectivity> all = List.copyOf(places.values());
            LegalPersons persons = LegalPersons.read();
            for (LegalPersons.Person person : persons.all()) {
                places.computeIfAbsent(person.id(), none -> unlisted(person, places));
                if (person.siren() != null) bySiren.put(person.siren().digits(), person.id());
            }
            Map<String, Former> former = new HashMap<>();
            Map<String, List<Former>> formerByName = new HashMap<>();
            readFormer(places, former, formerByName);
            List<PlaceName> names = names(all, places, persons);
            List<PlaceName> withFormer = new ArrayList<>(names);
            for (Former one : former.values()) withFormer.add(PlaceName.former(one));
            return new Content(
                    edition,
                    places,
                    all,
                    regions(places.values()),
                    List.copyOf(departements),
                    byRegion,
                    persons,
                    names.stream().map(PlaceName::person).distinct().toList(),
                    new PlaceIndex(withFormer),
                    byName(names),
                    bySiren,
                    byPostalCode(all),
                    communes,
                    groupings,
                    former,
                    formerByName);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static BufferedReader lines(String file) throws IOException {
        InputStream packed = Objects.requireNonNull(Gazetteer.class.getResourceAsStream(file), file);
        return new BufferedReader(new InputStreamReader(new GZIPInputStream(packed), StandardCharsets.UTF_8));
    }

    private static Optional<String> siren(Collectivity place, String written) {
        return switch (place.id().kind()) {
            case EPCI -> Optional.of(place.id().code());
            case COMMUNE ->
                written.equals("-")
                        ? Optional.empty()
                        : Optional.of(
                                written.isEmpty()
                                        ? Siren.ofCommune(place.id().code()).digits()
                                        : written);
            case DEPARTEMENT, REGION, SYNDICAT -> Optional.empty();
        };
    }

    /** A collectivity that the code does not list: only its parts are. */
    private static Collectivity unlisted(LegalPersons.Person person, Map<CollectivityId, Collectivity> places) {
        Collectivity first = Objects.requireNonNull(places.get(person.parts().get(0)));
        return new Collectivity(
                person.id(), person.names().get(0), first.departement(), first.departementName(), null, List.of());
    }

    private static List<Collectivity> regions(Collection<Collectivity> places) {
        return sortedByName(places.stream()
                .filter(place -> place.id().kind() == CollectivityKind.REGION)
                .toList());
    }

    private static List<PlaceName> names(
            List<Collectivity> all, Map<CollectivityId, Collectivity> places, LegalPersons persons) {
        List<PlaceName> names = new ArrayList<>(all.size());
        for (Collectivity place : all)
            names.add(PlaceName.listed(place, Objects.requireNonNull(places.get(persons.of(place.id())))));
        for (LegalPersons.Person person : persons.all()) {
            Collectivity place = Objects.requireNonNull(places.get(person.id()));
            if (!all.contains(place)) names.add(PlaceName.listed(place, place));
            for (String name : person.names()) names.add(PlaceName.usual(place, name));
        }
        return names;
    }

    /** The legal persons by what they are called: their entries' names and their usual ones, the largest first. */
    private static Map<String, List<Collectivity>> byName(List<PlaceName> names) {
        Map<String, List<Collectivity>> byName = new HashMap<>();
        for (PlaceName name : names) {
            List<Collectivity> same =
                    byName.computeIfAbsent(Spelling.plain(name.written()), none -> new ArrayList<>(1));
            if (!same.contains(name.person())) same.add(name.person());
        }
        byName.values().forEach(same -> same.sort(BY_SIZE));
        return byName;
    }

    private static Map<String, List<Collectivity>> byPostalCode(List<Collectivity> all) {
        Map<String, List<Collectivity>> byPostalCode = new HashMap<>();
        for (Collectivity place : all) for (String code : place.postalCodes()) member(byPostalCode, code, place);
        byPostalCode.values().forEach(same -> same.sort(BY_SIZE));
        return byPostalCode;
    }

    private static void member(Map<String, List<Collectivity>> communes, String of, Collectivity commune) {
        communes.computeIfAbsent(of, none -> new ArrayList<>(1)).add(commune);
    }

    private static void readFormer(
            Map<CollectivityId, Collectivity> places, Map<String, Former> former, Map<String, List<Former>> byName)
            throws IOException {
        try (BufferedReader lines = lines(FORMER)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] part = line.split("\t", -1);
                Collectivity current = places.get(new CollectivityId(CollectivityKind.COMMUNE, part[2]));
                if (current == null) continue;
                Former one = new Former(part[0], part[1], current);
                former.put(one.code(), one);
                if (one.name().isEmpty()) continue;
                String plain = Spelling.plain(one.name());
                byName.computeIfAbsent(plain, none -> new ArrayList<>(1)).add(one);
                if (plain.endsWith(DISTRICT))
                    byName.put(plain.substring(0, plain.length() - DISTRICT.length()), List.of(one));
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
