package org.terreau.team;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.terreau.incubator.IncubatorId;
import org.terreau.portfolio.MoneyThatPays;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Paris;

/** What is known of teams today, read once for all that is told of them. */
@Component
class TeamsNow {

    private final JdbcMissions missions;
    private final Missions money;
    private final TeamNorms norms;
    private final Clock clock;

    TeamsNow(JdbcMissions missions, Missions money, TeamNorms norms, Clock clock) {
        this.missions = missions;
        this.money = money;
        this.norms = norms;
        this.clock = clock;
    }

    /**
     * What is known of some teams.
     *
     * @param missions all of each product, those that are over too, by their first day
     * @param payers what may pay on each, the first to end first
     */
    record Facts(
            Map<ProductId, List<Mission>> missions,
            Map<ProductId, List<MoneyThatPays.Payer>> payers,
            Map<IncubatorId, Norms> norms,
            LocalDate today) {

        List<Mission> missions(ProductId product) {
            return missions.getOrDefault(product, List.of());
        }

        Payment payment(ProductId product) {
            return new Payment(payers.getOrDefault(product, List.of()));
        }

        Norms norms(Product product) {
            return norms.getOrDefault(product.incubator(), Norms.USUAL);
        }
    }

    /** The same statements however many products there are. */
    Facts of(Collection<Product> products) {
        Set<ProductId> ids = new HashSet<>();
        for (Product product : products) ids.add(product.id());
        return new Facts(missions.all(ids), money.payers(ids), norms.all(), Paris.today(clock));
    }
}
