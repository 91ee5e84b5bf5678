package org.terreau.access;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.terreau.funding.BeforeLastDelivery;
import org.terreau.funding.PurchaseOrder;
import org.terreau.shared.Refused;
import org.terreau.team.MissionsOfPeople;
import org.terreau.team.Person;

/** The last service-done statement waits for the blocking steps of those who leave with it (FIELD 4.3). */
@Component
class PlansBeforeLastDelivery implements BeforeLastDelivery {

    private final JdbcPlans stored;
    private final MissionsOfPeople missions;

    PlansBeforeLastDelivery(JdbcPlans stored, MissionsOfPeople missions) {
        this.stored = stored;
        this.missions = missions;
    }

    @Override
    public List<Refused.Problem> open(PurchaseOrder order, LocalDate until) {
        List<Plan> waiting = stored.leaving(order.product()).stream()
                .filter(plan -> waits(plan, order.terms().holder(), until))
                .toList();
        if (waiting.isEmpty()) return List.of();
        Set<Long> ids = waiting.stream().map(Plan::person).collect(Collectors.toSet());
        Map<Long, Person> people = missions.find(ids);
        String names = people.values().stream().map(Person::name).sorted().collect(Collectors.joining(", "));
        return List.of(Refused.Problem.of("", "access.last-delivery", names));
    }

    /**
     * Whoever leaves at the end of what the statement covers, or before; not those whom another holder sent.
     *
     * @param holder of the market; empty when nobody said
     */
    static boolean waits(Plan plan, String holder, LocalDate until) {
        return plan.market()
                && !plan.day().isAfter(until)
                && !plan.blocking().isEmpty()
                && (holder.isBlank()
                        || plan.employer().isBlank()
                        || plain(holder).equals(plain(plan.employer())));
    }

    private static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
