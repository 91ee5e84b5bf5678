package org.terreau.portfolio;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A chore that one statement counts. */
public final class CountedChore implements ProductChore {

    private final JdbcClient jdbc;
    private final String code;
    private final int order;
    private final String page;
    private final String counting;

    /**
     * @param page below the product's address
     * @param counting a statement that gives `product_id`, `number`, and the days `since` and `until`, which may be null,
     *     among `:products`, on `:today`
     */
    public CountedChore(JdbcClient jdbc, String code, int order, String page, String counting) {
        this.jdbc = jdbc;
        this.code = code;
        this.order = order;
        this.page = page;
        this.counting = counting;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public int order() {
        return order;
    }

    @Override
    public Map<ProductId, Count> waiting(Collection<ProductId> products, LocalDate today) {
        Map<ProductId, Count> waiting = new HashMap<>();
        jdbc.sql(counting)
                .param("products", products.stream().map(ProductId::value).toArray(String[]::new))
                .param("today", today)
                .query(row -> {
                    waiting.put(
                            new ProductId(row.getString("product_id")),
                            new Count(
                                    row.getLong("number"),
                                    row.getObject("since", LocalDate.class),
                                    row.getObject("until", LocalDate.class)));
                });
        return waiting;
    }

    @Override
    public String path(ProductId product) {
        return product.path() + page;
    }
}
