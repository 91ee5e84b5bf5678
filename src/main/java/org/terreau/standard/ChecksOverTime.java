package org.terreau.standard;

import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.identity.Actor;
import org.terreau.identity.Role;
import org.terreau.incubator.IncubatorId;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Shelf;
import org.terreau.shared.Paris;

/** The share of an incubator's watched sites that pass a check, over a year (FIELD 5.5): of all together, never of one. */
@Service
public class ChecksOverTime {

    /** Months that are told, this one included: what was read before is forgotten soon after. */
    public static final int MONTHS = 12;

    private static final int HUNDRED = 100;

    private final CheckMonthsQuery query;
    private final Shelf shelf;
    private final Clock clock;

    ChecksOverTime(CheckMonthsQuery query, Shelf shelf, Clock clock) {
        this.query = query;
        this.shelf = shelf;
        this.clock = clock;
    }

    /**
     * A month.
     *
     * @param broken its rule is another than that of the month before: the two can't be compared
     */
    public record Month(YearMonth month, long passed, long measured, boolean broken) {

        /** In hundredths; null when no site was measured: a gap, never a zero. */
        public @Nullable Long share() {
            return measured == 0 ? null : Math.round((double) passed * HUNDRED / measured);
        }
    }

    /** Oldest first. */
    @Transactional(readOnly = true)
    public List<Month> of(IncubatorId incubator, Check check, Actor actor) {
        actor.mustHave(incubator.value(), Role.STAFF, Role.COACH, Role.LEAD);
        List<ProductId> products = shelf.cards().stream()
                .map(Shelf.Card::product)
                .filter(product -> product.incubator().equals(incubator))
                .map(product -> product.id())
                .toList();
        YearMonth last = YearMonth.from(Paris.today(clock));
        YearMonth first = last.minusMonths(MONTHS - 1L);
        return months(first, query.of(products, check, first.atDay(1)));
    }

    static List<Month> months(YearMonth first, Map<YearMonth, CheckMonthsQuery.Month> read) {
        List<Month> months = new ArrayList<>();
        int rule = 0;
        for (int one = 0; one < MONTHS; one++) {
            YearMonth month = first.plusMonths(one);
            CheckMonthsQuery.Month known = read.get(month);
            months.add(
                    known == null
                            ? new Month(month, 0, 0, false)
                            : new Month(month, known.passed(), known.measured(), rule > 0 && known.rule() != rule));
            if (known != null) rule = known.rule();
        }
        return months;
    }
}
