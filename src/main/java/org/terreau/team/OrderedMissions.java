package org.terreau.team;

import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.identity.Actor;
import org.terreau.portfolio.MoneyThatPays;
import org.terreau.portfolio.PaidWork;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.NotFound;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;

/** Missions as the orders that pay them tell them. */
@Service
class OrderedMissions implements PaidWork {

    private static final int TENTHS = 1;

    private final JdbcMissions stored;
    private final Missions missions;
    private final Products products;
    private final Clock clock;

    OrderedMissions(JdbcMissions stored, Missions missions, Products products, Clock clock) {
        this.stored = stored;
        this.missions = missions;
        this.products = products;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Work> of(ProductId product, LocalDate from, LocalDate until, Actor actor) {
        mustRead(product, actor);
        return stored.all(List.of(product)).getOrDefault(product, List.of()).stream()
                .filter(mission -> !mission.vacant())
                .map(mission -> work(mission, from, until))
                .toList();
    }

    private static Work work(Mission mission, LocalDate from, LocalDate until) {
        return new Work(
                mission.id(),
                Objects.requireNonNull(mission.person()).name(),
                "team.trade." + mission.trade().code(),
                mission.span().since(),
                mission.span().last(),
                mission.span().wished(),
                mission.days(from, until).setScale(TENTHS, RoundingMode.HALF_UP),
                mission.terms().paidBy(),
                !mission.lives(),
                mission.version(),
                mission.product().path() + "/equipe/" + mission.id());
    }

    private void mustRead(ProductId product, Actor actor) {
        products.mustEdit(actor, product);
        if (!missions.readsOrders(actor, products.read(product)))
            throw new NotAllowed("what orders of " + product + " pay");
    }

    @Override
    @Transactional
    public Bounded pay(ProductId product, long work, String key, long version, Actor actor) {
        mustRead(product, actor);
        Mission mission = stored.find(product, work)
                .filter(one -> !one.vacant())
                .orElseThrow(() -> new NotFound("mission of " + product, work));
        if (!mission.lives()) throw new Refused("", "team.closed");
        Payment payment = missions.payment(product);
        if (!key.isEmpty()
                && payment.payers().stream().noneMatch(one -> one.key().equals(key)))
            throw new Refused("", "team.paid-by.unknown");
        Payment.End end = end(mission, key, payment);
        if (!stored.pay(work, key, end, version)) throw new Stale("mission", work, version);
        LocalDate before = mission.span().until();
        if (end != null && !end.until().equals(before))
            stored.renewed(work, before, end, Missions.ORDERED, actor, Paris.today(clock));
        missions.changed("team.mission-paid", mission, actor);
        beside(mission, key);
        return new Bounded(end == null ? null : end.until(), end == null ? null : end.wished());
    }

    /** What an order leaves to each of the others that it pays is no longer the same. */
    private void beside(Mission mission, String key) {
        List<String> orders = Stream.of(mission.terms().paidBy(), key)
                .filter(one -> one.startsWith(MoneyThatPays.ORDER))
                .distinct()
                .toList();
        if (!orders.isEmpty())
            for (Mission other : stored.paidBy(orders)) if (other.id() != mission.id()) missions.written(other);
    }

    private static Payment.@Nullable End end(Mission mission, String key, Payment payment) {
        LocalDate until = mission.span().until();
        if (until == null) return null;
        Payment.End now = new Payment.End(until, mission.span().wished());
        return Missions.bounded(now.wanted(), mission.span().since(), payment.payer(key, mission.work()));
    }
}
