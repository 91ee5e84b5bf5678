package org.terreau.committee;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.incubator.BudgetClosure;
import org.terreau.incubator.IncubatorId;
import org.terreau.incubator.Programme;
import org.terreau.incubator.Programmes;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.Shelf;
import org.terreau.today.Reader;
import org.terreau.today.WeekSource;

/**
 * The budget closure that comes, from six weeks before the last safe day to order on: by when orders leave, and how many
 * products still wait for the committee that decides what follows.
 */
@Component
class ClosureOfTheWeek implements WeekSource {

    private static final int WEEKS = 6;

    private final Programmes programmes;
    private final ClockQuery clocks;
    private final Shelf shelf;

    ClosureOfTheWeek(Programmes programmes, ClockQuery clocks, Shelf shelf) {
        this.programmes = programmes;
        this.clocks = clocks;
        this.shelf = shelf;
    }

    @Override
    public int order() {
        return 45;
    }

    @Override
    public List<Fact> facts(Reader reader, Week week) {
        Set<String> led = reader.incubators(Role.LEAD);
        if (led.isEmpty()) return List.of();
        Map<IncubatorId, Programme> changed = programmes.changed();
        List<Product> concerned = new ArrayList<>();
        BudgetClosure.@Nullable Dated first = null;
        for (Shelf.Card card : shelf.cards()) {
            Product product = card.product();
            if (!led.contains(Grant.EVERYWHERE)
                    && !led.contains(product.incubator().value())) continue;
            Programme programme = changed.getOrDefault(product.incubator(), Programme.USUAL);
            BudgetClosure.Dated closure = coming(programme.calendar().closure(), week.today());
            if (closure == null) continue;
            concerned.add(product);
            if (first == null || closure.safeDay().isBefore(first.safeDay())) first = closure;
        }
        if (first == null) return List.of();
        long late = clocks.clocks(concerned).values().stream()
                .filter(one -> one.pressing() && one.closure().isPresent())
                .count();
        return List.of(new Fact(
                true, reader.words().t("clock.week.closure", first.safeDay(), first.ordersResume(), late), "/comites"));
    }

    private static BudgetClosure.@Nullable Dated coming(BudgetClosure closure, LocalDate today) {
        return closure.between(today, today.plusMonths(3)).stream()
                .filter(one -> !one.safeDay().isBefore(today) && !one.safeDay().isAfter(today.plusWeeks(WEEKS)))
                .findFirst()
                .orElse(null);
    }
}
