package org.terreau.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PenetrationTests {

    private static final LocalDate START = LocalDate.of(2025, 1, 1);
    private static final Coverages.Cell INSIDE = new Coverages.Cell("29", Stratum.COMMUNE_TOWN);
    private static final Coverages.Cell OUTSIDE = new Coverages.Cell("29", Stratum.EPCI);
    private static final int TARGET = 40;

    /** A collectivity that used the product from one day to another, or to this day when the second is not after. */
    record Use(boolean inside, int from, int to) {}

    @Provide
    Arbitrary<List<Use>> uses() {
        return Combinators.combine(
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(0, 300),
                        Arbitraries.integers().between(0, 300))
                .as(Use::new)
                .list()
                .ofMaxSize(TARGET);
    }

    private static Penetration of(List<Use> uses) {
        List<Penetration.Step> steps = new ArrayList<>();
        for (Use use : uses) {
            Coverages.Cell cell = use.inside() ? INSIDE : OUTSIDE;
            steps.add(new Penetration.Step(cell, START.plusDays(use.from()), new Penetration.Reached(1, 1000)));
            if (use.to() > use.from())
                steps.add(new Penetration.Step(cell, START.plusDays(use.to()), new Penetration.Reached(-1, -1000)));
        }
        return of(Map.of(INSIDE, new Coverage.Share(TARGET, 0, TARGET * 1000L, 0)), steps);
    }

    private static Penetration of(Map<Coverages.Cell, Coverage.Share> target, List<Penetration.Step> steps) {
        return Penetration.of(new TreeMap<>(Map.of(Plans.ALWAYS, target)), steps);
    }

    @Property
    void whatIsCountedOnADayIsWhatWasInUseOnTheDayBefore(@ForAll("uses") List<Use> uses, @ForAll byte day) {
        LocalDate until = START.plusDays(day + 128L);
        long expected = uses.stream()
                .filter(Use::inside)
                .filter(use -> START.plusDays(use.from()).isBefore(until))
                .filter(use ->
                        use.to() <= use.from() || !START.plusDays(use.to()).isBefore(until))
                .count();
        Penetration penetration = of(uses);
        boolean begun = penetration.since().filter(until::isAfter).isPresent();
        if (begun)
            assertThat(penetration.placesBefore(until))
                    .hasValueSatisfying(
                            value -> assertThat(value.longValueExact()).isEqualTo(expected));
        else assertThat(penetration.placesBefore(until)).isEmpty();
    }

    @Property
    void aShareIsBetweenZeroAndAHundred(@ForAll("uses") List<Use> uses, @ForAll byte day) {
        Penetration penetration = of(uses);
        LocalDate until = START.plusDays(day + 128L);
        penetration
                .shareBefore(until)
                .ifPresent(share -> assertThat(share).isBetween(BigDecimal.ZERO, BigDecimal.valueOf(100)));
        assertThat(penetration.inhabitantsBefore(until)).isEqualTo(penetration.shareBefore(until));
    }

    @Test
    void withoutATargetThereIsNoShare() {
        Penetration.Step step = new Penetration.Step(INSIDE, START, new Penetration.Reached(1, 1000));
        Penetration none = of(Map.of(), List.of(step));
        assertThat(none.shareBefore(START.plusYears(1))).isEmpty();
        Coverage.Share nobody = new Coverage.Share(0, 0, 0, 0);
        assertThat(of(Map.of(INSIDE, nobody), List.of(step)).shareBefore(START.plusYears(1)))
                .isEmpty();
    }

    @Property
    void aTargetThatChangesLeavesTheFiguresOfThePastAsTheyWere(
            @ForAll("uses") List<Use> uses, @ForAll byte changed, @ForAll byte day) {
        LocalDate change = START.plusDays(changed + 128L);
        LocalDate until = START.plusDays(day + 128L);
        List<Penetration.Step> steps = new ArrayList<>();
        for (Use use : uses)
            steps.add(new Penetration.Step(
                    use.inside() ? INSIDE : OUTSIDE, START.plusDays(use.from()), new Penetration.Reached(1, 1000)));
        Map<Coverages.Cell, Coverage.Share> first = Map.of(INSIDE, new Coverage.Share(TARGET, 0, TARGET, 0));
        Map<Coverages.Cell, Coverage.Share> second =
                Map.of(INSIDE, new Coverage.Share(10 * TARGET, 0, TARGET, 0), OUTSIDE, new Coverage.Share(1, 0, 0, 0));
        Penetration both = Penetration.of(new TreeMap<>(Map.of(Plans.ALWAYS, first, change, second)), steps);
        Penetration then = change.isBefore(until) ? of(second, steps) : of(first, steps);
        assertThat(both.placesBefore(until)).isEqualTo(then.placesBefore(until));
        assertThat(both.shareBefore(until)).isEqualTo(then.shareBefore(until));
    }
}
