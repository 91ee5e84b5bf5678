package org.terreau.portfolio;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Where each product is with the standards: a part of its public page. */
@Component
public class Standards implements ProductSection {

    private final Extras extras;

    Standards(Extras extras) {
        this.extras = extras;
    }

    public List<Standard.Status> of(ProductId product) {
        return extras.of(product).standards();
    }

    @Override
    public int order() {
        return 400;
    }

    @Override
    public void hold() {
        extras.hold();
    }

    @Override
    public Optional<Part> of(Product product) {
        List<Standard.Status> statuses = of(product.id());
        return statuses.isEmpty() ? Optional.empty() : Optional.of(new Part("portfolio/standards", statuses));
    }
}
