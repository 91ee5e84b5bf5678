package org.terreau.survey;

import java.sql.Types;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.terreau.portfolio.ProductId;

/** Answers counted by the database: one statement, whatever their number. */
@Component
class ResultsQuery {

    private static final String GIVEN = """
            from survey_answer a cross join lateral (values
                ('', 0), ('facilite', a.ease), ('utilite', a.usefulness), ('recommandation', a.recommendation),
                ('satisfaction', a.satisfaction), ('contents', coalesce(a.satisfaction, a.usefulness)))
                as given (question, score)
            where given.score is not null
            """;

    private final JdbcClient jdbc;

    ResultsQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Results of(ProductId product, Results.Choice choice) {
        Results.Gathering gathering = new Results.Gathering();
        jdbc.sql("select date_trunc('month', a.day)::date as month, given.question, given.score, count(*) as number "
                        + GIVEN + """
                        and a.product_id = :product and (:channel = '' or a.channel = :channel)
                        and (cast(:from as date) is null or a.day >= :from)
                        and (cast(:until as date) is null or a.day <= :until)
                        group by 1, 2, 3
                        """)
                .param("product", product.value())
                .param("channel", choice.channel())
                .param("from", choice.from(), Types.DATE)
                .param("until", choice.until(), Types.DATE)
                .query(row -> {
                    gathering.add(
                            YearMonth.from(row.getObject("month", LocalDate.class)),
                            row.getString("question"),
                            row.getInt("score"),
                            row.getLong("number"));
                });
        return gathering.results();
    }

    static String[] ids(Collection<ProductId> products) {
        return products.stream().map(ProductId::value).toArray(String[]::new);
    }

    /** Those of each of these products since a day. */
    Map<ProductId, Results> all(LocalDate since, Collection<ProductId> products) {
        Map<ProductId, Results.Gathering> gathered = new HashMap<>();
        jdbc.sql("""
                        select a.product_id, date_trunc('month', a.day)::date as month, given.question, given.score,
                               count(*) as number
                        """ + GIVEN + " and a.product_id = any(:products) and a.day >= :since group by 1, 2, 3, 4")
                .param("products", ids(products))
                .param("since", since)
                .query(row -> {
                    gathered.computeIfAbsent(
                                    new ProductId(row.getString("product_id")), unknown -> new Results.Gathering())
                            .add(
                                    YearMonth.from(row.getObject("month", LocalDate.class)),
                                    row.getString("question"),
                                    row.getInt("score"),
                                    row.getLong("number"));
                });
        Map<ProductId, Results> all = new HashMap<>();
        gathered.forEach((product, one) -> all.put(product, one.results()));
        return all;
    }

    /** How many verbatims of each of these products carry each theme, the most frequent first. */
    Map<ProductId, Map<String, Long>> themes(LocalDate since, Collection<ProductId> products) {
        Map<ProductId, Map<String, Long>> themes = new HashMap<>();
        jdbc.sql("""
                        select v.product_id, t.name, count(*) as number
                        from survey_verbatim_theme vt
                        join survey_verbatim v on v.answer = vt.answer
                        join survey_answer a on a.id = v.answer
                        join survey_theme t on t.id = vt.theme
                        where v.product_id = any(:products) and a.day >= :since and v.state <> 'retire'
                        group by 1, 2 order by 1, 3 desc, 2
                        """).param("products", ids(products)).param("since", since).query(row -> {
            themes.computeIfAbsent(new ProductId(row.getString("product_id")), unknown -> new LinkedHashMap<>())
                    .put(row.getString("name"), row.getLong("number"));
        });
        return themes;
    }
}
