package org.terreau.portfolio;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.incubator.IncubatorId;
import org.terreau.shared.Plain;
import org.terreau.web.PublicContent;

/** Products that an incubator kept elsewhere until now: made at once, and taken back as long as nobody works on them. */
@Service
public class ProductsTakenOver {

    private static final int LONGEST_ID = 60;

    private final JdbcProducts products;
    private final PublicContent content;

    ProductsTakenOver(JdbcProducts products, PublicContent content) {
        this.products = products;
        this.content = content;
    }

    /** The id that a product of this name takes. */
    public static ProductId idOf(String name) {
        String plain = Plain.text(name).replace(' ', '.');
        return new ProductId(plain.isEmpty() ? "produit" : plain.substring(0, Math.min(plain.length(), LONGEST_ID)));
    }

    /** Every product by its name and by its id, both in plain text. One statement. */
    @Transactional(readOnly = true)
    public Map<String, ProductId> named() {
        return byName(products.allNames());
    }

    /** The same, of those that this incubator answers for. */
    @Transactional(readOnly = true)
    public Map<String, ProductId> named(IncubatorId incubator) {
        return byName(products.namesOf(incubator));
    }

    private static Map<String, ProductId> byName(Map<ProductId, String> names) {
        Map<String, ProductId> named = new HashMap<>();
        names.forEach((id, name) -> {
            named.put(Plain.text(id.value()), id);
            named.put(Plain.text(name), id);
        });
        return named;
    }

    /**
     * Makes these products, of which none is there yet. In a bounded number of statements.
     *
     * @param made each with an id that {@link #idOf} gave
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void make(Collection<Product> made) {
        products.store(made.stream()
                .map(product -> new ProductCatalogue.Described(product, List.of()))
                .toList());
        content.changed();
    }

    /** Takes back those of these products that nobody wrote since, and tells which. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Set<ProductId> withdraw(Collection<ProductId> ids) {
        Set<ProductId> gone = products.removeUnwritten(ids);
        content.changed();
        return gone;
    }
}
