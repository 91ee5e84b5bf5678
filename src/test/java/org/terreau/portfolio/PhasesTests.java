package org.terreau.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PhasesTests {

    private static Product.Phase phase(PhaseKind kind, String start) {
        return new Product.Phase(kind, kind.code(), LocalDate.parse(start), null, null);
    }

    @Test
    void theLatestStartNotAfterTheDayIsInEffectAndListingOrderBreaksTies() {
        List<Product.Phase> phases = List.of(
                phase(PhaseKind.CONSTRUCTION, "2025-01-01"),
                phase(PhaseKind.INVESTIGATION, "2025-01-01"),
                phase(PhaseKind.ACCELERATION, "2027-01-01"));
        assertThat(Phases.inEffect(phases, LocalDate.parse("2026-11-24"))).isEqualTo(phases.get(1));
        assertThat(Phases.inEffect(phases, LocalDate.parse("2027-01-01"))).isEqualTo(phases.get(2));
        assertThat(Phases.inEffect(phases, LocalDate.parse("2024-12-31"))).isNull();
        assertThat(PhaseKind.of("alumni")).contains(PhaseKind.ABANDONED);
    }

    @Property
    void aPhaseInEffectHasStartedAndNoneStartedLater(
            @ForAll @Size(max = 8) List<@IntRange(max = 3000) Integer> starts, @ForAll @IntRange(max = 3000) int day) {
        LocalDate origin = LocalDate.of(2020, 1, 1);
        List<Product.Phase> phases = starts.stream()
                .map(start ->
                        phase(PhaseKind.CONSTRUCTION, origin.plusDays(start).toString()))
                .toList();
        LocalDate today = origin.plusDays(day);
        Product.Phase found = Phases.inEffect(phases, today);
        if (found == null) assertThat(phases).allMatch(phase -> phase.start().isAfter(today));
        else
            assertThat(phases)
                    .filteredOn(phase -> !phase.start().isAfter(today))
                    .noneMatch(phase -> phase.start().isAfter(found.start()));
    }
}
