package org.terreau.funding;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.incubator.BudgetClosure;
import org.terreau.incubator.IncubatorId;
import org.terreau.incubator.Programme;
import org.terreau.incubator.Programmes;
import org.terreau.portfolio.Endings;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Shelf;
import org.terreau.shared.Money;
import org.terreau.shared.NotFound;
import org.terreau.shared.Objections;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;

/** The budget year of an incubator's products, for those who work for it: what is at risk before it closes comes first. */
@Service
public class FiscalYears {

    private static final int NOTE = 300;

    private final YearCreditsQuery query;
    private final JdbcYearAnswers stored;
    private final Shelf shelf;
    private final Endings endings;
    private final Programmes programmes;
    private final Audit audit;
    private final Clock clock;

    FiscalYears(
            YearCreditsQuery query,
            JdbcYearAnswers stored,
            Shelf shelf,
            Endings endings,
            Programmes programmes,
            Audit audit,
            Clock clock) {
        this.query = query;
        this.stored = stored;
        this.shelf = shelf;
        this.endings = endings;
        this.programmes = programmes;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A product in a year.
     *
     * @param ended it stopped, or goes on in others: what no order engages is given back, or moved by a decision (FIELD 1.7)
     */
    public record Row(Product product, YearCredits credits, boolean ended) {

        public Money atRisk() {
            return credits.atRisk();
        }
    }

    public LocalDate today() {
        return Paris.today(clock);
    }

    /** The products of the incubators that this person works for, with the money of a year: the most at risk first. */
    @Transactional(readOnly = true)
    public List<Row> of(int year, Actor actor) {
        return rows(year, scopes(actor));
    }

    private static Set<String> scopes(Actor actor) {
        return actor.scopes(Role.STAFF, Role.COACH, Role.LEAD);
    }

    /** The same of these incubators; {@link Grant#EVERYWHERE} stands for all. */
    List<Row> rows(int year, Set<String> scopes) {
        return rows(year, scopes, product -> true);
    }

    private List<Row> rows(int year, Set<String> scopes, Predicate<Product> wanted) {
        List<Product> products = shelf.cards().stream()
                .map(Shelf.Card::product)
                .filter(wanted)
                .filter(product -> scopes.contains(Grant.EVERYWHERE)
                        || scopes.contains(product.incubator().value()))
                .toList();
        if (products.isEmpty()) return List.of();
        Map<ProductId, YearCredits> credits =
                query.of(products.stream().map(Product::id).toList(), year, safeDays(products, year), today());
        return products.stream()
                .flatMap(product -> Stream.ofNullable(credits.get(product.id()))
                        .map(one -> new Row(product, one, endings.ended(product))))
                .sorted(Comparator.comparing((Row row) -> row.credits().orders() == 0)
                        .thenComparing(Row::atRisk, Comparator.reverseOrder())
                        .thenComparing(row -> row.product().name()))
                .toList();
    }

    private Map<ProductId, LocalDate> safeDays(Collection<Product> products, int year) {
        Map<IncubatorId, Programme> changed = programmes.changed();
        Map<IncubatorId, Optional<LocalDate>> known = new HashMap<>();
        Map<ProductId, LocalDate> days = new HashMap<>();
        for (Product product : products)
            known.computeIfAbsent(product.incubator(), one -> safeDay(changed.getOrDefault(one, Programme.USUAL), year))
                    .ifPresent(day -> days.put(product.id(), day));
        return days;
    }

    private static Optional<LocalDate> safeDay(Programme programme, int year) {
        return programme.calendar().closure().between(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)).stream()
                .map(BudgetClosure.Dated::safeDay)
                .filter(day -> day.getYear() == year)
                .max(Comparator.naturalOrder());
    }

    /** The years that may be asked for, the last one first. */
    public List<Integer> years() {
        int now = today().getYear();
        return List.of(now + 1, now, now - 1, now - 2);
    }

    /**
     * What is said of the money of a year that nothing engages.
     *
     * @param amount taxes included; null for all that is at risk
     * @throws Refused on the fields `reponse`, `montant` and `note`
     */
    @Transactional
    public void answer(
            ProductId product,
            int year,
            Optional<YearAnswer.Kind> kind,
            @Nullable Money amount,
            String note,
            Actor actor) {
        Row row = rows(year, scopes(actor), one -> one.id().equals(product)).stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("product of the year " + year, product));
        Money wanted = amount == null ? row.atRisk() : amount;
        Objections objections = new Objections();
        objections.when(kind.isEmpty(), "reponse", "funding.year.answer.needed");
        objections.when(wanted.cents() <= 0, "montant", "funding.year.answer.nothing");
        objections.when(wanted.compareTo(row.atRisk()) > 0, "montant", "funding.year.answer.above");
        objections.when(note.length() > NOTE, "note", "funding.order.long", NOTE);
        if (kind.isEmpty() || objections.any()) throw objections.refusal();
        stored.insert(product, year, new YearAnswer(kind.get(), wanted, note.strip(), today(), actor.name()), actor);
        audit.record(
                actor.who(),
                "funding.year-answered",
                "product:" + product,
                Map.of("year", String.valueOf(year), "choice", kind.get().code()));
    }
}
