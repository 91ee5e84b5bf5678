package org.terreau.funding;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.identity.Actor;
import org.terreau.incubator.BudgetClosure;
import org.terreau.incubator.IncubatorId;
import org.terreau.incubator.Programmes;
import org.terreau.portfolio.MyProducts;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.Paris;

/** The days on which something happens to the money of the products that somebody works on. */
@Service
public class MoneyDates {

    /** What a calendar still shows once it is past. */
    private static final int PAST_MONTHS = 3;

    /** Closures that are shown ahead. */
    private static final int AHEAD_MONTHS = 18;

    private final MoneyDatesQuery stored;
    private final MyProducts mine;
    private final Products products;
    private final Programmes programmes;
    private final ObjectProvider<OrderDeadlines> deadlines;
    private final Clock clock;

    MoneyDates(
            MoneyDatesQuery stored,
            MyProducts mine,
            Products products,
            Programmes programmes,
            ObjectProvider<OrderDeadlines> deadlines,
            Clock clock) {
        this.stored = stored;
        this.mine = mine;
        this.products = products;
        this.programmes = programmes;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** Whether there may be one for this person: of a team, or of the staff of an incubator. */
    public boolean concern(Actor actor) {
        return actor.staff() || !mine.ofTeams(actor).isEmpty();
    }

    /** From three months ago, in order: envelopes, orders, commitments, windows, and the closures of the budget year. */
    @Transactional(readOnly = true)
    public List<MoneyDate> of(Actor actor) {
        LocalDate today = Paris.today(clock);
        Map<ProductId, Product> own = new HashMap<>();
        for (ProductId id : mine.workedOnBy(actor)) own.put(id, products.read(id));
        List<MoneyDate> dates = new ArrayList<>();
        Map<ProductId, LocalDate> ends = new HashMap<>();
        for (MoneyDatesQuery.Row row : stored.of(own.keySet(), today.minusMonths(PAST_MONTHS))) {
            Product product = own.get(row.product());
            if (product == null) continue;
            dates.add(new MoneyDate(row.kind(), String.valueOf(row.id()), product, row.day(), row.about()));
            if (row.kind() == MoneyDate.Kind.ENVELOPE_ENDS)
                ends.merge(row.product(), row.day(), (one, other) -> one.isAfter(other) ? one : other);
        }
        Optional<OrderDeadlines> known = deadlines.stream().findFirst();
        ends.forEach((id, day) -> known.ifPresent(rule -> {
            Product product = own.get(id);
            if (product == null) return;
            OrderDeadlines.Deadline deadline = rule.of(product, day);
            dates.add(new MoneyDate(MoneyDate.Kind.ORDER_BY, id.value(), product, deadline.orderBy(), ""));
            dates.add(new MoneyDate(MoneyDate.Kind.DECIDE_BY, id.value(), product, deadline.decideBy(), ""));
        }));
        own.values().stream()
                .map(Product::incubator)
                .distinct()
                .flatMap(incubator -> closures(incubator, today).stream())
                .forEach(dates::add);
        dates.sort(Comparator.comparing(MoneyDate::day)
                .thenComparing(MoneyDate::kind)
                .thenComparing(MoneyDate::id));
        return dates;
    }

    private List<MoneyDate> closures(IncubatorId incubator, LocalDate today) {
        List<MoneyDate> dates = new ArrayList<>();
        BudgetClosure closure = programmes.of(incubator).calendar().closure();
        for (BudgetClosure.Dated one : closure.between(today, today.plusMonths(AHEAD_MONTHS))) {
            String id = incubator.value() + "-" + one.ordersStop().getYear();
            dates.add(new MoneyDate(MoneyDate.Kind.SAFE_DAY, id, null, one.safeDay(), ""));
            dates.add(new MoneyDate(MoneyDate.Kind.ORDERS_RESUME, id, null, one.ordersResume(), ""));
        }
        return dates;
    }
}
