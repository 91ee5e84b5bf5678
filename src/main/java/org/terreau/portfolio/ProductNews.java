package org.terreau.portfolio;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.terreau.follow.Newsroom;
import org.terreau.follow.Topic;

/** Tells those who follow a product what happens to it. */
@Component
public class ProductNews {

    private final Newsroom newsroom;
    private final JdbcProducts products;

    ProductNews(Newsroom newsroom, JdbcProducts products) {
        this.newsroom = newsroom;
        this.products = products;
    }

    /** Whether somebody may follow it: a few catalogues hold ids that are too long to be a topic. */
    public static boolean reaches(ProductId product) {
        return FollowableProducts.followable(product);
    }

    /** Writes a news of the product, for those who follow it and those who follow one of the other topics. */
    public void tell(String kind, ProductId product, String path, Topic... others) {
        if (!reaches(product)) return;
        Set<Topic> topics = new LinkedHashSet<>();
        topics.add(FollowableProducts.topic(product));
        topics.addAll(Arrays.asList(others));
        products.nameOf(product).ifPresent(name -> newsroom.tell(kind, name, path, topics));
    }
}
