package org.terreau.dormancy;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.SignOfLife;

/** The signs of life that all modules know of, gathered. */
@Component
class Signs {

    private final List<SignOfLife> known;

    Signs(List<SignOfLife> known) {
        this.known = known;
    }

    /** The last signs of these products, one a kind, the newest first; those that never gave any are left out. */
    Map<ProductId, Life> of(Collection<ProductId> products, LocalDate today) {
        Map<ProductId, Life> lives = new HashMap<>();
        if (products.isEmpty()) return lives;
        for (SignOfLife kind : known)
            kind.last(products, today)
                    .forEach((product, on) -> lives.merge(
                            product,
                            new Life(List.of(new Life.Sign(kind.code(), on, kind.fromCatalogue()))),
                            Life::and));
        return lives;
    }
}
