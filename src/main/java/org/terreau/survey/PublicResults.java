package org.terreau.survey;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.terreau.portfolio.ProductId;
import org.terreau.web.Held;
import org.terreau.web.PublicContent;
import org.terreau.web.Ui;

/**
 * What everybody may read of the answers: those of the last twelve months together, and only from {@link #LEAST} of them
 * on, so that nobody is recognised behind a figure. Read for all products at once and held in memory.
 */
@Service
public class PublicResults {

    /** How many answers make a figure that may be shown to everybody, and sent to an indicator. */
    public static final int LEAST = 5;

    /** How long answers count. */
    public static final int MONTHS = 12;

    private final JdbcClient jdbc;
    private final ResultsQuery query;
    private final Clock clock;
    private final Held<Map<ProductId, Shown>> held;

    PublicResults(JdbcClient jdbc, ResultsQuery query, PublicContent content, Clock clock) {
        this.jdbc = jdbc;
        this.query = query;
        this.clock = clock;
        this.held = new Held<>(content, this::read);
    }

    /**
     * What is shown of a product.
     *
     * @param results null below the threshold
     * @param themes how many verbatims carry each, the most frequent first; empty below the threshold
     * @param survey null when there is none
     */
    public record Shown(
            @Nullable Results results,
            Map<String, Long> themes,
            @Nullable Survey survey) {

        static final Shown NOTHING = new Shown(null, Map.of(), null);

        /** A question by fewer people than the threshold is not shown either. */
        public boolean shows(Question question) {
            Results known = results;
            return known != null && known.of(question).total() >= LEAST;
        }

        public boolean empty() {
            return results == null;
        }
    }

    public Shown of(ProductId product) {
        return held.get().getOrDefault(product, Shown.NOTHING);
    }

    void hold() {
        held.get();
    }

    private Map<ProductId, Shown> read() {
        LocalDate since = clock.instant().atZone(Ui.PARIS).toLocalDate().minusMonths(MONTHS);
        Map<ProductId, Results> results = query.all(since);
        Map<ProductId, Map<String, Long>> themes = query.themes(since);
        Map<ProductId, Survey> surveys = surveys();
        Set<ProductId> products = new HashSet<>(results.keySet());
        products.addAll(surveys.keySet());
        Map<ProductId, Shown> shown = new HashMap<>();
        for (ProductId product : products) {
            Results of = results.get(product);
            boolean enough = of != null && of.answers() >= LEAST;
            shown.put(
                    product,
                    new Shown(
                            enough ? of : null,
                            enough ? themes.getOrDefault(product, Map.of()) : Map.of(),
                            surveys.get(product)));
        }
        return shown;
    }

    private Map<ProductId, Survey> surveys() {
        Map<ProductId, Survey> surveys = new HashMap<>();
        jdbc.sql("select product_id, state, starts_on, ends_on, version from survey")
                .query(row -> {
                    ProductId product = new ProductId(row.getString("product_id"));
                    surveys.put(
                            product,
                            new Survey(
                                    product,
                                    Survey.State.of(row.getString("state")).orElseThrow(),
                                    row.getObject("starts_on", LocalDate.class),
                                    row.getObject("ends_on", LocalDate.class),
                                    "",
                                    "",
                                    row.getLong("version")));
                });
        return surveys;
    }
}
