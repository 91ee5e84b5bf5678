package org.terreau.portfolio;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.terreau.web.Held;
import org.terreau.web.PublicContent;

/** The short lines that every public page of a product shows, read for all products at once and held in memory. */
@Component
class Extras {

    private static final String LINES = """
            select product_id, 'standard' as what, standard as code, status as text, link, checked_on as on_date, 0 as rank
            from product_standard
            union all
            select product_id, 'end', kind, texts ->> 'usagers', coalesce(texts ->> 'lien', ''), published_on, id
            from product_ending where published_on is not null
            union all
            select product_id, 'redirect', '', target, '', null, 0 from product_redirect
            union all
            select product_id, 'decided', '', '', '', null, 0 from product_decided
            order by rank
            """;

    private final JdbcClient jdbc;
    private final Held<Map<ProductId, Extra>> held;

    Extras(JdbcClient jdbc, PublicContent content) {
        this.jdbc = jdbc;
        this.held = new Held<>(content, this::read);
    }

    /** How a product ended: what users should do now, and where. */
    record End(EndingKind kind, String users, String link, LocalDate on) {}

    /**
     * The lines of a product.
     *
     * @param end the last one published
     * @param redirect the path to which its address leads for ever
     * @param decided a committee decided on it here
     */
    record Extra(
            List<Standard.Status> standards,
            @Nullable End end,
            @Nullable String redirect,
            boolean decided) {

        static final Extra NONE = new Extra(List.of(), null, null, false);

        Extra {
            standards = List.copyOf(standards);
        }
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
            ProductId product = new ProductId(row.getString("product_id"));
            extras.put(product, with(extras.getOrDefault(product, Extra.NONE), row));
        });
        return extras;
    }

    private static Extra with(Extra extra, ResultSet row) throws SQLException {
        String text = row.getString("text");
        LocalDate on = row.getObject("on_date", LocalDate.class);
        return switch (row.getString("what")) {
            case "end" ->
                new Extra(
                        extra.standards(),
                        new End(EndingKind.of(row.getString("code")).orElseThrow(), text, row.getString("link"), on),
                        extra.redirect(),
                        extra.decided());
            case "redirect" -> new Extra(extra.standards(), extra.end(), text, extra.decided());
            case "decided" -> new Extra(extra.standards(), extra.end(), extra.redirect(), true);
            default ->
                new Extra(
                        and(
                                extra.standards(),
                                new Standard.Status(
                                        Standard.of(row.getString("code")), text, row.getString("link"), on)),
                        extra.end(),
                        extra.redirect(),
                        extra.decided());
        };
    }

    private static <T> List<T> and(List<T> list, T one) {
        List<T> all = new ArrayList<>(list);
        all.add(one);
        return all;
    }
}
