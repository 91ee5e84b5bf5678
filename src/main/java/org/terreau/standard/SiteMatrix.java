package org.terreau.standard;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.incubator.Incubator;
import org.terreau.incubator.IncubatorId;
import org.terreau.incubator.Incubators;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Shelf;
import org.terreau.shared.Paris;
import org.terreau.web.Held;

/** Where the checks of an incubator's products stand, product by product, and what ends soon; held until a site is looked at. */
@Service
public class SiteMatrix {

    private static final Role[] STAFF = {Role.STAFF, Role.COACH, Role.LEAD};

    /** Days ahead in which a certificate that ends is told. */
    public static final int AHEAD = 31;

    private final JdbcContests contests;
    private final Shelf shelf;
    private final Incubators incubators;
    private final Clock clock;
    private final Held<Watched> watched;

    SiteMatrix(JdbcSites sites, JdbcContests contests, Shelf shelf, Incubators incubators, Clock clock) {
        this.contests = contests;
        this.shelf = shelf;
        this.incubators = incubators;
        this.clock = clock;
        this.watched = new Held<>(
                sites::state,
                former -> new Watched(
                        sites.watched(),
                        sites.places().stream().collect(Collectors.groupingBy(JdbcSites.Place::product))));
    }

    /** The sites of each product, and where each check stands on them. */
    private record Watched(Map<ProductId, Set<Long>> sites, Map<ProductId, List<JdbcSites.Place>> places) {}

    /**
     * A product in the matrix.
     *
     * @param cells where each check stands on its sites, the lowest of them; a contest that was accepted takes its place
     * @param failed how many failed
     */
    public record Row(ProductId product, String name, int sites, Map<Check, Cell> cells, int failed) {
        public Row {
            cells = Collections.unmodifiableMap(cells.isEmpty() ? Map.of() : new EnumMap<>(cells));
        }
    }

    /** @param contested staff accepted that the check is mistaken here, for a time */
    public record Cell(CheckOutcome outcome, LocalDate since, boolean contested) {}

    /** A certificate. @param left days until its last, below 0 when it ended */
    public record Ending(ProductId product, String name, String site, LocalDate until, long left, String path) {}

    /** A contest that staff have to answer. */
    public record Waiting(ProductId product, String name, Contest contest, String path) {}

    /** How many of the products of which a check was measured pass it. */
    public record Share(long passed, long measured) {

        static final Share NONE = new Share(0, 0);
    }

    /** @param without how many living products have no watched site */
    public record Matrix(
            IncubatorId incubator,
            List<Row> rows,
            Map<Check, Share> shares,
            List<Ending> endings,
            List<Waiting> waiting,
            int without) {
        public Matrix {
            rows = List.copyOf(rows);
            shares = Map.copyOf(shares);
            endings = List.copyOf(endings);
            waiting = List.copyOf(waiting);
        }

        public Share share(Check check) {
            return shares.getOrDefault(check, Share.NONE);
        }
    }

    private static Map<Check, Share> shares(List<Row> rows) {
        Map<Check, Share> shares = new EnumMap<>(Check.class);
        for (Check check : Check.values()) {
            long passed = 0;
            long measured = 0;
            for (Row row : rows) {
                Cell cell = row.cells().get(check);
                if (cell == null || cell.contested() || !cell.outcome().measured()) continue;
                measured++;
                if (cell.outcome() == CheckOutcome.PASSED) passed++;
            }
            shares.put(check, new Share(passed, measured));
        }
        return shares;
    }

    /** The incubators for which this person works, the host first. */
    @Transactional(readOnly = true)
    public List<Incubator> worksFor(Actor actor) {
        Set<String> scopes = actor.scopes(STAFF);
        IncubatorId host = incubators.host().id();
        return incubators.all().stream()
                .filter(one -> scopes.contains(Grant.EVERYWHERE)
                        || scopes.contains(one.id().value()))
                .sorted(Comparator.comparing((Incubator one) -> !one.id().equals(host)))
                .toList();
    }

    /**
     * @param theme null for all the checks
     * @param failing only products of which a check failed
     */
    @Transactional(readOnly = true)
    public Matrix of(IncubatorId incubator, @Nullable Theme theme, boolean failing, Actor actor) {
        actor.mustHave(incubator.value(), STAFF);
        LocalDate today = Paris.today(clock);
        List<Shelf.Card> cards = shelf.cards().stream()
                .filter(card -> card.product().incubator().equals(incubator))
                .filter(card -> card.phase() != null && card.phase().kind().active())
                .sorted(Comparator.comparing(Shelf.Card::plainName))
                .toList();
        List<ProductId> ids = cards.stream().map(card -> card.product().id()).toList();
        List<Contest> said = contests.running(ids, today);
        Map<Long, Set<Check>> accepted = new HashMap<>();
        for (Contest one : said)
            if (one.holdsOn(today))
                accepted.computeIfAbsent(one.site(), none -> java.util.EnumSet.noneOf(Check.class))
                        .add(one.check());
        Watched held = watched.get();
        int without = 0;
        List<Row> rows = new ArrayList<>();
        List<Ending> endings = new ArrayList<>();
        List<Waiting> waiting = new ArrayList<>();
        for (Shelf.Card card : cards) {
            ProductId id = card.product().id();
            Set<Long> here = held.sites().getOrDefault(id, Set.of());
            if (here.isEmpty()) {
                without++;
                continue;
            }
            List<JdbcSites.Place> stand = held.places().getOrDefault(id, List.of());
            Row row = row(card, here.size(), stand, accepted, theme);
            if (!failing || row.failed() > 0) rows.add(row);
            for (JdbcSites.Place one : stand) ending(card, one, today, endings);
            for (Contest one : said)
                if (one.waitsOn(today) && here.contains(one.site()))
                    waiting.add(new Waiting(id, card.product().name(), one, id.path() + "/qualite/" + one.site()));
        }
        endings.sort(Comparator.comparing(Ending::until).thenComparing(Ending::name));
        return new Matrix(incubator, rows, shares(rows), endings, waiting, without);
    }

    private static Row row(
            Shelf.Card card,
            int sites,
            List<JdbcSites.Place> standing,
            Map<Long, Set<Check>> accepted,
            @Nullable Theme theme) {
        Map<Check, Cell> cells = new EnumMap<>(Check.class);
        for (JdbcSites.Place one : standing) {
            if (theme != null && one.check().theme() != theme) continue;
            boolean contested = accepted.getOrDefault(one.site(), Set.of()).contains(one.check());
            Cell cell = new Cell(one.outcome(), one.since(), contested);
            cells.merge(one.check(), cell, SiteMatrix::lowest);
        }
        int failed = (int) cells.values().stream()
                .filter(cell -> cell.outcome() == CheckOutcome.FAILED && !cell.contested())
                .count();
        return new Row(card.product().id(), card.product().name(), sites, cells, failed);
    }

    /** What was measured stands before what was not, and the lower before the higher. */
    private static Cell lowest(Cell one, Cell other) {
        if (one.contested() != other.contested()) return one.contested() ? other : one;
        if (one.outcome().measured() != other.outcome().measured())
            return one.outcome().measured() ? one : other;
        return other.outcome().below(one.outcome()) ? other : one;
    }

    private static void ending(Shelf.Card card, JdbcSites.Place one, LocalDate today, List<Ending> endings) {
        if (one.check() != Check.CERTIFICATE || !one.until().matches("\\d{4}-\\d{2}-\\d{2}")) return;
        LocalDate until = LocalDate.parse(one.until());
        long left = java.time.temporal.ChronoUnit.DAYS.between(today, until);
        if (left > AHEAD) return;
        endings.add(new Ending(
                one.product(),
                card.product().name(),
                SiteAddress.shown(one.origin()),
                until,
                left,
                one.product().path() + "/qualite/" + one.site()));
    }
}
