package org.terreau.portfolio;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A sign of life whose last day one statement reads for many products. */
public final class SignOfLifeQuery implements SignOfLife {

    private final JdbcClient jdbc;
    private final String code;
    private final boolean fromCatalogue;
    private final String days;

    private SignOfLifeQuery(JdbcClient jdbc, String code, boolean fromCatalogue, String days) {
        this.jdbc = jdbc;
        this.code = code;
        this.fromCatalogue = fromCatalogue;
        this.days = days;
    }

    /**
     * One that is given here alone.
     *
     * @param days a statement that gives `product_id` and `day`, for each sign of each product
     */
    public static SignOfLife here(JdbcClient jdbc, String code, String days) {
        return new SignOfLifeQuery(jdbc, code, false, days);
    }

    static SignOfLife published(JdbcClient jdbc, String code, String days) {
        return new SignOfLifeQuery(jdbc, code, true, days);
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public boolean fromCatalogue() {
        return fromCatalogue;
    }

    @Override
    public Map<ProductId, LocalDate> last(Collection<ProductId> products, LocalDate today) {
        Map<ProductId, LocalDate> last = new HashMap<>();
        jdbc.sql("select product_id, max(day) as day from (" + days
                        + ") told where product_id = any(:products) and day <= :today group by product_id")
                .param("products", products.stream().map(ProductId::value).toArray(String[]::new))
                .param("today", today)
                .query(row -> {
                    last.put(new ProductId(row.getString("product_id")), row.getObject("day", LocalDate.class));
                });
        return last;
    }
}
