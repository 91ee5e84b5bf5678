package org.terreau.impact;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.ProductMark;

/** Products that owe the public living figures and show none. */
@Component
class SilentMark implements ProductMark {

    private final OwedFiguresQuery query;

    SilentMark(OwedFiguresQuery query) {
        this.query = query;
    }

    @Override
    public Map<ProductId, String> of(Collection<Product> products) {
        Map<ProductId, String> marks = new HashMap<>();
        query.of(products).forEach((product, owed) -> {
            if (owed.silent()) marks.put(product, owed.shown().code());
        });
        return marks;
    }
}
