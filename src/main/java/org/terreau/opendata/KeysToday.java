package org.terreau.opendata;

import java.util.List;
import org.springframework.stereotype.Component;
import org.terreau.identity.Actor;
import org.terreau.identity.ApiKeys;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.Words;
import org.terreau.today.Awaited;
import org.terreau.today.Reader;
import org.terreau.today.WaitingList;

/** Keys of products that end soon: for administrators, whoever made them. */
@Component
class KeysToday extends WaitingList {

    private final ApiKeys keys;
    private final Products products;

    KeysToday(ApiKeys keys, Products products) {
        super("cles", 905, "/donnees", Actor::administrator);
        this.keys = keys;
        this.products = products;
    }

    @Override
    public Waiting waiting(Reader reader) {
        List<Awaited> lines = keys.ending(EndingKeys.SOON).stream()
                .flatMap(key ->
                        ProductId.ofKeyScope(key.scope()).map(product -> line(key, product, reader.words())).stream())
                .toList();
        return Waiting.first(lines, reader.most());
    }

    private Awaited line(ApiKeys.EndingKey key, ProductId product, Words words) {
        return new Awaited(
                words.t("opendata.today.key", key.name()),
                new Awaited.About(
                        "product:" + product,
                        products.find(product).map(Product::name).orElse(product.value())),
                words.t("opendata.today.key.why", key.ending()),
                null,
                key.lastDay(),
                new Awaited.Action(words.t("opendata.today.key.do"), product.path() + "/cles"));
    }
}
