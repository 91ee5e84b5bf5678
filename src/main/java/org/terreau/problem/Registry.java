package org.terreau.problem;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.incubator.Incubators;
import org.terreau.incubator.Programmes;
import org.terreau.incubator.Themes;
import org.terreau.shared.NotFound;
import org.terreau.shared.Plain;
import org.terreau.shared.Slice;
import org.terreau.territory.Collectivities;
import org.terreau.territory.Collectivity;
import org.terreau.territory.CollectivityId;

/** The registry as everybody reads it. */
@Service
public class Registry implements Problems {

    /** Orders and filters, as addresses write them. */
    public static final String RECENT = "recent";

    /** What problems are to the search of the whole site. */
    public static final String KIND = "probleme";

    /** Where counting what holds some words stops. */
    public static final int COUNTED = 1_000;

    public static final String SHARED = "oui";
    public static final String NOT_SHARED = "non";

    private final JdbcProblems problems;
    private final RegistryQuery query;
    private final JdbcDeclarations declarations;
    private final Incubators incubators;
    private final Programmes programmes;
    private final Collectivities collectivities;

    Registry(
            JdbcProblems problems,
            RegistryQuery query,
            JdbcDeclarations declarations,
            Incubators incubators,
            Programmes programmes,
            Collectivities collectivities) {
        this.problems = problems;
        this.query = query;
        this.declarations = declarations;
        this.incubators = incubators;
        this.programmes = programmes;
        this.collectivities = collectivities;
    }

    /**
     * What narrows and orders the list; empty texts for all.
     *
     * @param theme a code of {@link Themes}
     * @param place a département or a région, as {@link CollectivityId} writes it
     * @param shared {@link #SHARED} or {@link #NOT_SHARED}
     * @param order {@link #RECENT}; otherwise those of the most collectivities come first
     */
    public record Choice(String text, String theme, String place, String shared, String order) {}

    /**
     * A problem as the list shows it.
     *
     * @param departements codes of those where it is met
     */
    public record Card(
            ProblemId id,
            String title,
            String who,
            String excerpt,
            List<String> themes,
            int collectivities,
            List<String> departements,
            Instant publishedAt) {

        public Card {
            themes = List.copyOf(themes);
            departements = List.copyOf(departements);
        }
    }

    /**
     * What was found.
     *
     * @param near nothing holds the words as typed: these hold the nearest ones
     */
    public record Found(Slice<Card> cards, boolean near) {}

    /** A collectivity that has the problem. */
    public record Place(Collectivity collectivity, Instant since) {}

    /** What an agent tells, with consent: role and collectivity, never the name. */
    public record Testimony(String role, Collectivity collectivity, String text, String frequency, Instant at) {}

    /**
     * A problem with those who have it.
     *
     * @param timesAYear what those who counted add up to, null when nobody did
     * @param counted how many counted
     * @param people what those who said how many are concerned add up to, null when nobody did
     */
    public record Sheet(
            Problem problem,
            int threshold,
            List<Place> places,
            List<Testimony> testimonies,
            @Nullable Long timesAYear,
            int counted,
            @Nullable Long people,
            List<History.Event> history) {

        public Sheet {
            places = List.copyOf(places);
            testimonies = List.copyOf(testimonies);
            history = List.copyOf(history);
        }

        public boolean shared() {
            return problem.shared(threshold);
        }
    }

    /** The page of a published problem, under its own number; NotFound when it is read as another one. */
    @Transactional(readOnly = true)
    public Sheet sheet(ProblemId id) {
        Problem problem = read(id);
        if (!problem.id().equals(id)) throw new NotFound("problem", id);
        List<Declaration> confirmed = declarations.of(id, DeclarationState.CONFIRMED);
        List<Testimony> testimonies = new ArrayList<>();
        for (Declaration declaration : confirmed)
            if (declaration.publishable())
                collectivities
                        .find(declaration.collectivity())
                        .ifPresent(place -> testimonies.add(new Testimony(
                                declaration.role(),
                                place,
                                declaration.testimony(),
                                declaration.frequency(),
                                declaration.declaredAt())));
        return new Sheet(
                problem,
                threshold(),
                places(confirmed),
                testimonies,
                sum(confirmed, Declaration::timesAYear),
                (int) confirmed.stream().filter(one -> one.timesAYear() != null).count(),
                sum(confirmed, Declaration::people),
                problems.history(id));
    }

    private List<Place> places(List<Declaration> confirmed) {
        Map<CollectivityId, Place> places = new LinkedHashMap<>();
        for (Declaration declaration : confirmed)
            collectivities
                    .find(declaration.collectivity())
                    .ifPresent(place -> places.putIfAbsent(place.id(), new Place(place, declaration.declaredAt())));
        return Plain.sorted(
                        places.values(), (Place place) -> place.collectivity().name())
                .stream()
                .sorted(Comparator.comparing(place -> place.collectivity().id().kind()))
                .toList();
    }

    private static @Nullable Long sum(List<Declaration> declarations, Function<Declaration, @Nullable Integer> number) {
        List<Integer> said = new ArrayList<>();
        for (Declaration declaration : declarations) {
            Integer value = number.apply(declaration);
            if (value != null) said.add(value);
        }
        return said.isEmpty()
                ? null
                : said.stream().mapToLong(Integer::longValue).sum();
    }

    @Transactional(readOnly = true)
    public Found page(Choice choice, int threshold, int page) {
        return query.page(choice, departements(choice.place()), threshold, page);
    }

    /** Every problem that fits. */
    @Transactional(readOnly = true)
    public List<Card> all(Choice choice) {
        return query.all(choice, departements(choice.place()), threshold());
    }

    /** Published problems whose title resembles a text, best first, without one of them. */
    @Transactional(readOnly = true)
    public List<Card> resembling(String text, ProblemId except, int most) {
        return query.resembling(text, except, most);
    }

    private List<String> departements(String place) {
        return CollectivityId.parse(place).map(collectivities::departementsOf).orElse(List.of());
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Problem> find(ProblemId id) {
        return problems.find(id);
    }

    @Override
    @Transactional(readOnly = true)
    public Problem read(ProblemId id) {
        return problems.root(id).filter(Problem::published).orElseThrow(() -> new NotFound("problem", id));
    }

    @Override
    @Transactional(readOnly = true)
    public Map<ProblemId, Problem> findAll(Collection<ProblemId> ids) {
        Map<ProblemId, Problem> found = new LinkedHashMap<>();
        for (Problem problem : problems.findAll(ids)) found.put(problem.id(), problem);
        return found;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Problem> published() {
        return new ArrayList<>(problems.in(ProblemState.PUBLISHED));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Problem> declaredBy(CollectivityId collectivity) {
        return problems.declaredBy(collectivity);
    }

    @Override
    @Transactional(readOnly = true)
    public List<CollectivityId> havingThoseOf(CollectivityId collectivity, int most) {
        return declarations.sharing(collectivity, most);
    }

    @Override
    @Transactional(readOnly = true)
    public int threshold() {
        return programmes.of(incubators.host().id()).collectivitiesToShare();
    }
}
