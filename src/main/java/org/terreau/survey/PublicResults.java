package org.terreau.survey;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.terreau.incubator.IncubatorId;
import org.terreau.incubator.Programme;
import org.terreau.incubator.Programmes;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Paris;
import org.terreau.web.Held;
import org.terreau.web.PublicContent;

/**
 * What everybody may read of the answers: those of the last twelve months together, and only from as many on as the
 * product's incubator asks for, so that nobody is recognised behind a figure. Held in memory: when something public
 * changed, only the products whose users said something are read anew; all of them when a day begins.
 */
@Service
public class PublicResults {

    /** How long answers count. */
    public static final int MONTHS = 12;

    private final JdbcSurveys stored;
    private final ResultsQuery query;
    private final JdbcSurveyChanges changes;
    private final Programmes programmes;
    private final Clock clock;
    private final Held<Kept> held;

    PublicResults(
            JdbcSurveys stored,
            ResultsQuery query,
            JdbcSurveyChanges changes,
            Programmes programmes,
            PublicContent content,
            Clock clock) {
        this.stored = stored;
        this.query = query;
        this.changes = changes;
        this.programmes = programmes;
        this.clock = clock;
        this.held = new Held<>(content::version, this::read);
    }

    /** All of a product's, whether it may be shown or not. */
    private record Said(
            @Nullable Results results,
            Map<String, Long> themes,
            @Nullable Survey survey) {

        static final Said NOTHING = new Said(null, Map.of(), null);
    }

    /**
     * What was read.
     *
     * @param since the first day of the answers that count
     * @param numbers how often each product had changed then
     */
    private record Kept(
            LocalDate since,
            Map<ProductId, Long> numbers,
            Map<ProductId, Said> said,
            Map<IncubatorId, Integer> leasts) {}

    /**
     * What is shown of a product.
     *
     * @param results null below the threshold
     * @param themes how many verbatims carry each, the most frequent first; empty below the threshold
     * @param survey null when there is none
     * @param least the threshold
     */
    public record Shown(
            @Nullable Results results,
            Map<String, Long> themes,
            @Nullable Survey survey,
            int least) {

        /** A question by fewer people than the threshold is not shown either. */
        public boolean shows(Question question) {
            Results known = results;
            return known != null && known.of(question).total() >= least;
        }

        public boolean empty() {
            return results == null;
        }
    }

    public Shown of(Product product) {
        Kept kept = held.get();
        Said said = kept.said().getOrDefault(product.id(), Said.NOTHING);
        int least = kept.leasts().getOrDefault(product.incubator(), Programme.USUAL.surveyAnswers());
        Results results = said.results();
        boolean enough = results != null && results.answers() >= least;
        return new Shown(enough ? results : null, enough ? said.themes() : Map.of(), said.survey(), least);
    }

    void hold() {
        held.get();
    }

    /** In two statements, and three more when the users of some products said something. */
    private Kept read(@Nullable Kept former) {
        LocalDate since = Paris.today(clock).minusMonths(MONTHS);
        Map<ProductId, Long> numbers = changes.numbers();
        boolean begun = former == null || !former.since().equals(since);
        List<ProductId> moved = new ArrayList<>();
        numbers.forEach((product, number) -> {
            if (begun || former == null || !number.equals(former.numbers().get(product))) moved.add(product);
        });
        Map<ProductId, Said> said = new HashMap<>(begun || former == null ? Map.of() : former.said());
        if (!moved.isEmpty()) {
            Map<ProductId, Results> results = query.all(since, moved);
            Map<ProductId, Map<String, Long>> themes = query.themes(since, moved);
            Map<ProductId, Survey> surveys = stored.all(moved);
            for (ProductId product : moved)
                said.put(
                        product,
                        new Said(results.get(product), themes.getOrDefault(product, Map.of()), surveys.get(product)));
        }
        Map<IncubatorId, Integer> leasts = new HashMap<>();
        programmes.changed().forEach((incubator, programme) -> leasts.put(incubator, programme.surveyAnswers()));
        return new Kept(since, numbers, said, leasts);
    }
}
