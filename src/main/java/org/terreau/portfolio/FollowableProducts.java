package org.terreau.portfolio;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.terreau.follow.Followable;
import org.terreau.follow.Topic;

/** Products may be followed: their phases, increments, roadmap, and how they end. */
@Component
class FollowableProducts implements Followable {

    static final String KIND = "produit";
    /** The longest id of a topic. A few catalogues hold longer products' ids: these are not followed. */
    private static final int LONGEST = 100;

    private final JdbcProducts products;

    FollowableProducts(JdbcProducts products) {
        this.products = products;
    }

    static boolean followable(ProductId id) {
        return id.value().length() <= LONGEST;
    }

    static Topic topic(ProductId id) {
        return new Topic(KIND, id.value());
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Map<String, Described> describe(Collection<String> ids, Locale language) {
        Map<String, Described> described = new TreeMap<>();
        products.names(ids.stream().filter(ProductId::valid).toList())
                .forEach((id, name) -> described.put(id.value(), new Described(name, id.path(), false)));
        return described;
    }
}
