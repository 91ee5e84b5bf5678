package org.terreau.roadmap;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.terreau.follow.Followable;
import org.terreau.follow.Topic;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;

/** A product's roadmap may be followed without the rest. */
@Component
class FollowableRoadmaps implements Followable {

    private static final String KIND = "feuille-de-route";

    private final Products products;
    private final MessageSource messages;

    FollowableRoadmaps(Products products, MessageSource messages) {
        this.products = products;
        this.messages = messages;
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
        products.names(ids.stream().filter(ProductId::valid).map(ProductId::new).toList())
                .forEach((id, name) -> described.put(
                        id.value(),
                        new Described(
                                messages.getMessage("roadmap.of", new Object[] {name}, language),
                                id.path() + "/feuille-de-route",
                                false)));
        return described;
    }
}
