package org.terreau.committee;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.decision.Decision;
import org.terreau.decision.DecisionSubject;
import org.terreau.decision.Decisions;
import org.terreau.identity.Actor;
import org.terreau.identity.Role;
import org.terreau.portfolio.MyProducts;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Shelf;
import org.terreau.portfolio.Sides;
import org.terreau.shared.Paris;

/** What those who pay products, or sit on their committees, read of them: where they are, what was decided, their packs. */
@Service
public class PackReading {

    private final Sponsors sponsors;
    private final JdbcCommittees committees;
    private final ClockQuery clocks;
    private final Sides sides;
    private final Decisions decisions;
    private final Shelf shelf;
    private final Clock clock;

    PackReading(
            Sponsors sponsors,
            JdbcCommittees committees,
            ClockQuery clocks,
            Sides sides,
            Decisions decisions,
            Shelf shelf,
            Clock clock) {
        this.sponsors = sponsors;
        this.committees = committees;
        this.clocks = clocks;
        this.sides = sides;
        this.decisions = decisions;
        this.shelf = shelf;
        this.clock = clock;
    }

    /**
     * A product that somebody sponsors, or sits on the committee of, with its packs.
     *
     * @param clock how much time it has left; null when nobody wrote what pays it, or when it ended
     * @param sides its money, its figures…, as they are today; none once it ended
     * @param last the last decision on it that is public; null when there is none
     */
    public record Read(
            Product product,
            List<Committee> packs,
            @Nullable ProductClock clock,
            List<MyProducts.Side> sides,
            @Nullable Decision last) {

        public Read {
            packs = List.copyOf(packs);
            sides = List.copyOf(sides);
        }
    }

    /** What this person may read: of each product, the packs that were sent or frozen, the latest first. */
    @Transactional(readOnly = true)
    public List<Read> readBy(Actor actor) {
        Map<ProductId, Product> products = new LinkedHashMap<>();
        for (Product product : sponsors.sponsoredBy(actor.id())) products.put(product.id(), product);
        Set<ProductId> sponsored = Set.copyOf(products.keySet());
        for (Shelf.Card card : shelf.search(new Shelf.Choice("", "", "", "", "", "nom")))
            if (actor.has(card.product().incubator().value(), Role.COMMITTEE_MEMBER))
                products.putIfAbsent(card.product().id(), card.product());
        Map<ProductId, List<Committee>> packs = new HashMap<>();
        for (Committee committee : committees.all(
                new JdbcCommittees.Choice(List.copyOf(products.keySet()), "", "tous", false, Paris.today(clock))))
            if (committee.state() != Committee.State.DRAFT)
                packs.computeIfAbsent(committee.product(), none -> new ArrayList<>())
                        .add(0, committee);
        Map<ProductId, ProductClock> left = clocks.clocks(products.values());
        Map<ProductId, List<MyProducts.Side>> known = sides.of(products.values(), Paris.today(clock));
        Map<DecisionSubject.Key, Decision> last = last(products.keySet());
        List<Read> read = new ArrayList<>();
        products.forEach((id, product) -> {
            List<Committee> own = packs.getOrDefault(id, List.of());
            if (!own.isEmpty() || sponsored.contains(id))
                read.add(new Read(
                        product, own, left.get(id), known.getOrDefault(id, List.of()), last.get(id.decidedAs())));
        });
        return read;
    }

    private Map<DecisionSubject.Key, Decision> last(Set<ProductId> products) {
        return decisions.published(products.stream().map(ProductId::decidedAs).toList()).stream()
                .collect(Collectors.toMap(
                        decision -> decision.subject().key(), decision -> decision, (earlier, later) -> later));
    }
}
