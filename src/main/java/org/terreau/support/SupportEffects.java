package org.terreau.support;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.incubator.IncubatorId;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.PublishedAddresses;
import org.terreau.shared.Paris;

/**
 * What products have, before and after the help that aims at it, beside those that were not helped: a description, which says
 * nothing of causes (FIELD 3.4, screen 8). A group of fewer than five products is not told.
 */
@Service
public class SupportEffects {

    /** Products that make a figure. */
    static final int FLOOR = 5;

    private final JdbcSupportRequests requests;
    private final ProductCatalogue products;
    private final PublishedAddresses addresses;
    private final Clock clock;

    SupportEffects(JdbcSupportRequests requests, ProductCatalogue products, PublishedAddresses addresses, Clock clock) {
        this.requests = requests;
        this.products = products;
        this.addresses = addresses;
        this.clock = clock;
    }

    /** Of some products, how many had the thing when they asked, and how many have it now. */
    public record Helped(int products, int before, int now) {}

    /** Of the others, how many have it now. */
    public record Others(int products, int now) {}

    /**
     * A thing that is aimed at.
     *
     * @param helped null for fewer than five products
     * @param others null for fewer than five products
     */
    public record Line(
            Aim aim, @Nullable Helped helped, @Nullable Others others) {

        /** Something may be told. */
        public boolean told() {
            return helped != null && others != null;
        }
    }

    /** Whether a product has what an offer of this family aims at; null when it aims at nothing that is looked at. */
    @Nullable
    Boolean has(ProductId id, Family family) {
        return Aim.of(family)
                .flatMap(aim -> products.find(List.of(id)).values().stream()
                        .findFirst()
                        .map(described -> has(described.product(), aim)))
                .orElse(null);
    }

    private boolean has(Product product, Aim aim) {
        return aim == Aim.STATISTICS && product.statsUrl() != null
                || addresses.elsewhere(product, aim.address()).isPresent();
    }

    /** For each thing, the products of an incubator that live: helped, and not. */
    @Transactional(readOnly = true)
    public List<Line> of(IncubatorId incubator) {
        Map<Aim, Map<ProductId, Boolean>> helped = requests.helped(incubator);
        List<Product> living = products.all().stream()
                .filter(product -> product.incubator().equals(incubator))
                .filter(product -> {
                    Product.Phase phase = product.phaseOn(Paris.today(clock));
                    return phase != null && phase.kind().active();
                })
                .toList();
        List<Line> lines = new ArrayList<>();
        for (Aim aim : Aim.values()) lines.add(line(aim, helped.getOrDefault(aim, Map.of()), living));
        return lines;
    }

    private Line line(Aim aim, Map<ProductId, Boolean> helped, List<Product> living) {
        int[] with = new int[3];
        int[] without = new int[2];
        for (Product product : living) {
            Boolean before = helped.get(product.id());
            int now = has(product, aim) ? 1 : 0;
            if (before == null) {
                without[0]++;
                without[1] += now;
            } else {
                with[0]++;
                with[1] += before ? 1 : 0;
                with[2] += now;
            }
        }
        return new Line(
                aim,
                with[0] < FLOOR ? null : new Helped(with[0], with[1], with[2]),
                without[0] < FLOOR ? null : new Others(without[0], without[1]));
    }
}
