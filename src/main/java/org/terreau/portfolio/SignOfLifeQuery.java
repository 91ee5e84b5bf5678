package org.terreau.portfolio;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A sign of life whose last day one statement gives for many products. */
public final class SignOfLifeQuery implements SignOfLife {

    private final JdbcClient jdbc;
    private final String code;
    private final boolean fromCatalogue;
    private final String dating;

    private SignOfLifeQuery(JdbcClient jdbc, String code, boolean fromCatalogue, String dating) {
        this.jdbc = jdbc;
        this.code = code;
        this.fromCatalogue = fromCatalogue;
        this.dating = dating;
    }

    /**
     * One that is given here alone.
     *
     * @param dating a statement that gives `product_id` and `day`, among `:products`, until `:today`
     */
    public static SignOfLife here(JdbcClient jdbc, String code, String dating) {
        return new SignOfLifeQuery(jdbc, code, false, dating);
    }

    static SignOfLife published(JdbcClient jdbc, String code, String dating) {
        return new SignOfLifeQuery(jdbc, code, true, dating);
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
        jdbc.sql(dating)
                .param("products", products.stream().map(ProductId::value).toArray(String[]::new))
                .param("today", today)
                .query(row -> {
                    last.put(new ProductId(row.getString("product_id")), row.getObject("day", LocalDate.class));
                });
        return last;
    }
}
