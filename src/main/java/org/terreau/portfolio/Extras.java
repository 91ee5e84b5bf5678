package org.terreau.portfolio;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.terreau.web.PublicContent;

/** The short lines that every public page of a product shows, read for all products at once and held in memory. */
@Component
class Extras {

    private static final String LINES = """
            select product_id, 'standard' as what, standard as code, status as text, link, checked_on as on_date, 0 as rank
            from product_standard
            union all
            select product_id, 'now', '', outcome, '', changed_on, id from roadmap_item where state = 'maintenant'
            order by rank
            """;

    private final JdbcClient jdbc;
    private final Held<Map<ProductId, Extra>> held;

    Extras(JdbcClient jdbc, PublicContent content) {
        this.jdbc = jdbc;
        this.held = new Held<>(content, this::read);
    }

    /**
     * The lines of a product.
     *
     * @param now the outcomes that it works on
     */
    record Extra(List<Standard.Status> standards, List<String> now) {

        static final Extra NONE = new Extra(List.of(), List.of());
    }

    Extra of(ProductId product) {
        return held.get().getOrDefault(product, Extra.NONE);
    }

    void hold() {
        held.get();
    }

    private Map<ProductId, Extra> read() {
        Map<ProductId, Extra> extras = new HashMap<>();
        jdbc.sql(LINES).query(row -> {
            Extra extra = extras.computeIfAbsent(
                    new ProductId(row.getString("product_id")),
                    none -> new Extra(new ArrayList<>(), new ArrayList<>()));
            if (row.getString("what").equals("now")) extra.now().add(row.getString("text"));
            else
                extra.standards()
                        .add(new Standard.Status(
                                Standard.of(row.getString("code")),
                                row.getString("text"),
                                row.getString("link"),
                                row.getObject("on_date", LocalDate.class)));
        });
        return extras;
    }
}
