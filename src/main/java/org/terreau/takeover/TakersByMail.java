package org.terreau.takeover;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.terreau.mail.Correspondents;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;

/** The staff read that what is answered to whoever offered to take a product over did not arrive. */
@Component
class TakersByMail implements Correspondents {

    private final JdbcTakeovers stored;
    private final Products products;

    TakersByMail(JdbcTakeovers stored, Products products) {
        this.stored = stored;
        this.products = products;
    }

    @Override
    public Set<String> among(Collection<String> addresses, Set<String> incubators) {
        return stored.offering(addresses).stream()
                .filter(offer -> of(offer.product(), incubators))
                .map(JdbcTakeovers.Offer::email)
                .collect(Collectors.toUnmodifiableSet());
    }

    private boolean of(ProductId product, Set<String> incubators) {
        return products.find(product)
                .filter(known -> incubators.contains(known.incubator().value()))
                .isPresent();
    }
}
