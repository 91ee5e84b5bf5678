package org.terreau.impact;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductCard;
import org.terreau.portfolio.ProductId;

/** Whether a product shows living figures, and which of those that every product owes are missing, until when. */
@Component
class FiguresCard implements ProductCard {

    private final OwedFiguresQuery query;

    FiguresCard(OwedFiguresQuery query) {
        this.query = query;
    }

    @Override
    public String code() {
        return "mesures";
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public Map<ProductId, Told> of(Collection<Product> products, LocalDate today) {
        return query.of(products).entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, one -> {
            OwedFigures owed = one.getValue();
            return new Told(owed.state(), owed::sentences);
        }));
    }

    @Override
    public String path(ProductId product) {
        return product.path() + "/mesures";
    }
}
