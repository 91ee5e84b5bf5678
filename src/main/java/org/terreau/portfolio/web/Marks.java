package org.terreau.portfolio.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.ProductMark;
import org.terreau.portfolio.Shelf;

/** All that modules say of products in lists. */
@Component
class Marks {

    private final List<ProductMark> marks;

    Marks(List<ProductMark> marks) {
        this.marks = List.copyOf(marks);
    }

    /** The codes of what is said of each; nothing for most. */
    Map<ProductId, List<String>> of(Collection<Shelf.Card> cards) {
        List<Product> products = cards.stream().map(Shelf.Card::product).toList();
        Map<ProductId, List<String>> said = new HashMap<>();
        for (ProductMark mark : products.isEmpty() ? List.<ProductMark>of() : marks)
            mark.of(products)
                    .forEach((product, code) -> said.computeIfAbsent(product, none -> new ArrayList<>())
                            .add(code));
        return said;
    }
}
