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
import org.terreau.portfolio.MoneyThatPays;
import org.terreau.shared.Refused;
import org.terreau.team.Mission;
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
        List<Plan> leaving = stored.leaving(order.product());
        if (leaving.isEmpty()) return List.of();
        Map<Long, String> paidBy = missions.on(List.of(order.product())).stream()
                .collect(
                        Collectors.toMap(Mission::id, mission -> mission.terms().paidBy()));
        List<Plan> waiting = leaving.stream()
                .filter(plan -> waits(plan, paidBy.getOrDefault(plan.mission(), ""), order, until))
                .toList();
        if (waiting.isEmpty()) return List.of();
        Set<Long> ids = waiting.stream().map(Plan::person).collect(Collectors.toSet());
        Map<Long, Person> people = missions.find(ids);
        String names = people.values().stream().map(Person::name).sorted().collect(Collectors.joining(", "));
        return List.of(Refused.Problem.of("", "access.last-delivery", names));
    }

    private static boolean waits(Plan plan, String paidBy, PurchaseOrder order, LocalDate until) {
        return paidBy.startsWith(MoneyThatPays.ORDER)
                ? waits(plan, until) && paidBy.equals(MoneyThatPays.order(order.id()))
                : waits(plan, order.terms().holder(), until);
    }

    /**
     * Whoever leaves at the end of what the statement covers, or before; not those whom another holder sent. Where it is said
     * which order pays them, those of this order alone.
     *
     * @param holder of the market; empty when nobody said
     */
    static boolean waits(Plan plan, String holder, LocalDate until) {
        return waits(plan, until)
                && (holder.isBlank()
                        || plan.employer().isBlank()
                        || plain(holder).equals(plain(plan.employer())));
    }

    private static boolean waits(Plan plan, LocalDate until) {
        return plan.market() && !plan.day().isAfter(until) && !plan.blocking().isEmpty();
    }

    private static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
