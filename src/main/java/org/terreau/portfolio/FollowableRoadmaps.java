package org.terreau.portfolio;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.terreau.follow.Followable;
import org.terreau.follow.Topic;

/** A product's roadmap may be followed without the rest. */
@Component
class FollowableRoadmaps implements Followable {

    private static final String KIND = "feuille-de-route";

    private final JdbcProducts products;
    private final MessageSource messages;

    FollowableRoadmaps(JdbcProducts products, MessageSource messages) {
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
        products.names(ids.stream().filter(ProductId::valid).toList())
                .forEach((id, name) -> described.put(
                        id.value(),
                        new Described(
                                messages.getMessage("roadmap.of", new Object[] {name}, language),
                                id.path() + "/feuille-de-route",
                                false)));
        return described;
    }
}
