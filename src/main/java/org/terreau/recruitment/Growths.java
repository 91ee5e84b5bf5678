package org.terreau.recruitment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.funding.DayPrices;
import org.terreau.identity.Actor;
import org.terreau.portfolio.PhaseKind;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.Paris;
import org.terreau.team.Mission;
import org.terreau.team.Missions;
import org.terreau.team.Payment;
import org.terreau.team.Trade;

/** How a team may grow, and until when its money lasts then: for those who work on the product. */
@Service
public class Growths {

    /** Trades that a team takes on as it grows, by phase. Source: FIELD 2.3, T1. */
    private static final Map<PhaseKind, Set<Trade>> PROPOSED = Map.of(
            PhaseKind.CONSTRUCTION, Set.of(Trade.DEVELOPMENT, Trade.DESIGN, Trade.COACHING),
            PhaseKind.ACCELERATION, Set.of(Trade.DEPLOYMENT, Trade.PRODUCT, Trade.DESIGN));

    private final Missions missions;
    private final Products products;
    private final DayPrices prices;
    private final Clock clock;

    Growths(Missions missions, Products products, DayPrices prices, Clock clock) {
        this.missions = missions;
        this.products = products;
        this.prices = prices;
        this.clock = clock;
    }

    /** Empty while no money is known to pay the team. */
    @Transactional(readOnly = true)
    public Optional<Growth> of(ProductId id, Actor actor) {
        Product product = products.read(id);
        LocalDate today = Paris.today(clock);
        List<Mission> living = missions.of(id, actor);
        Payment payment = new Payment(missions.payers(id));
        List<Growth.Paid> paid = new ArrayList<>();
        for (Mission mission : living)
            if (mission.worked(today) && payment.payer(mission).isPresent())
                mission.rhythmOn(today).ifPresent(rhythm -> paid.add(new Growth.Paid(mission.trade(), rhythm.days())));
        return payment.last()
                .filter(last -> last.isAfter(today))
                .map(last -> new Growth(paid, last, prices.of(product.incubator())));
    }

    /** The trades that a team of this phase takes on, and that nobody holds. */
    @Transactional(readOnly = true)
    public Set<Trade> proposed(ProductId id, Actor actor) {
        Product.Phase phase = products.read(id).phaseOn(Paris.today(clock));
        if (phase == null) return Set.of();
        Set<Trade> proposed = new java.util.TreeSet<>(PROPOSED.getOrDefault(phase.kind(), Set.of()));
        for (Mission mission : missions.of(id, actor)) if (!mission.vacant()) proposed.remove(mission.trade());
        return proposed;
    }

    /** The days of design that the team of today lacks for its days of development, whoever pays them. */
    @Transactional(readOnly = true)
    public Optional<DesignShare> design(ProductId id, Actor actor) {
        LocalDate today = Paris.today(clock);
        List<Growth.Paid> team = new ArrayList<>();
        for (Mission mission : missions.of(id, actor))
            if (mission.worked(today)) team.add(new Growth.Paid(mission.trade(), mission.daysOn(today)));
        return DesignShare.of(team);
    }

    public LocalDate today() {
        return Paris.today(clock);
    }
}
