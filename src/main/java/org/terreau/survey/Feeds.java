package org.terreau.survey;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.terreau.audit.Audit;
import org.terreau.identity.Actor;
import org.terreau.impact.Aggregation;
import org.terreau.impact.Batch;
import org.terreau.impact.Impact;
import org.terreau.impact.Indicator;
import org.terreau.impact.Measurements;
import org.terreau.impact.Periodicity;
import org.terreau.impact.Receipt;
import org.terreau.impact.Series;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.Languages;
import org.terreau.shared.Objections;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;

/**
 * Sends what answers say to the indicators that a team chose: the months that have ended, with enough answers. What
 * arrives late corrects its month, and what is said again changes nothing.
 */
@Service
public class Feeds {

    private static final Logger LOG = LoggerFactory.getLogger(Feeds.class);

    private final JdbcFeeds stored;
    private final Surveys surveys;
    private final Products products;
    private final ResultsQuery query;
    private final Impact impact;
    private final Measurements measurements;
    private final Audit audit;
    private final Languages languages;
    private final TransactionTemplate transaction;

    Feeds(
            JdbcFeeds stored,
            Surveys surveys,
            Products products,
            ResultsQuery query,
            Impact impact,
            Measurements measurements,
            Audit audit,
            Languages languages,
            TransactionTemplate transaction) {
        this.stored = stored;
        this.surveys = surveys;
        this.products = products;
        this.query = query;
        this.impact = impact;
        this.measurements = measurements;
        this.audit = audit;
        this.languages = languages;
        this.transaction = transaction;
    }

    /** The indicators that may receive a figure: a ratio, by month, for the whole, of its cell of the matrix. */
    @Transactional(readOnly = true)
    public Map<FedMeasure, List<Indicator>> candidates(ProductId product, Actor actor) {
        surveys.mustWork(actor, product);
        Map<FedMeasure, List<Indicator>> candidates = new EnumMap<>(FedMeasure.class);
        List<Indicator> known = impact.published(product).series().stream()
                .map(Series::indicator)
                .toList();
        for (FedMeasure measure : FedMeasure.values())
            candidates.put(
                    measure,
                    known.stream().filter(indicator -> fits(measure, indicator)).toList());
        return candidates;
    }

    private static boolean fits(FedMeasure measure, Indicator indicator) {
        return !indicator.computed()
                && indicator.cell() == measure.cell()
                && indicator.aggregation() == Aggregation.RATIO
                && indicator.periodicity() == Periodicity.MONTH;
    }

    /** The code of the indicator that receives each figure. */
    @Transactional(readOnly = true)
    public Map<FedMeasure, String> chosen(ProductId product, Actor actor) {
        surveys.mustWork(actor, product);
        return stored.chosen(product);
    }

    /**
     * Says which indicator receives what; "" for none.
     *
     * @throws Refused on the field named as the figure
     */
    @Transactional
    public void choose(ProductId product, Map<FedMeasure, String> asked, Actor actor) {
        Map<FedMeasure, List<Indicator>> candidates = candidates(product, actor);
        Objections objections = new Objections();
        Set<String> taken = new TreeSet<>();
        for (FedMeasure measure : FedMeasure.values()) {
            String code = asked.getOrDefault(measure, "");
            if (code.isEmpty()) continue;
            objections.when(
                    candidates.getOrDefault(measure, List.of()).stream()
                            .noneMatch(indicator -> indicator.code().equals(code)),
                    measure.code(),
                    "survey.feed.unknown");
            objections.when(!taken.add(code), measure.code(), "survey.feed.twice");
        }
        objections.raise();
        Map<FedMeasure, String> before = stored.chosen(product);
        for (FedMeasure measure : FedMeasure.values()) {
            String code = asked.getOrDefault(measure, "");
            if (code.equals(before.getOrDefault(measure, ""))) continue;
            stored.choose(product, measure, code);
        }
        audit.record(
                actor.who(),
                "survey.feeds-chosen",
                "product:" + product,
                asked.entrySet().stream()
                        .collect(Collectors.toMap(one -> one.getKey().code(), Map.Entry::getValue)));
    }

    /** Sends now what a team asks for. */
    @Transactional
    public Receipt send(ProductId product, Actor actor) {
        surveys.mustWork(actor, product);
        if (stored.chosen(product).isEmpty()) throw new Refused("", "survey.feed.none");
        return send(product, actor.who());
    }

    private Receipt send(ProductId product, Audit.Who who) {
        Map<FedMeasure, String> chosen = stored.chosen(product);
        Results results = query.of(product, Results.Choice.ALL);
        Map<String, Indicator> indicators = impact.published(product).series().stream()
                .map(Series::indicator)
                .collect(Collectors.toMap(Indicator::code, indicator -> indicator));
        int least = surveys.least(products.read(product));
        List<Batch.Line> lines = new ArrayList<>();
        chosen.forEach((measure, code) -> {
            Indicator indicator = indicators.get(code);
            if (indicator != null) feed(product, measure, indicator, results, least, lines);
        });
        return measurements.take(
                product,
                new Batch(
                        Batch.Kind.CONNECTOR, languages.in(Locale.FRENCH).t("survey.feed.origin"), true, null, sink -> {
                            for (Batch.Line line : lines) sink.line(line);
                        }),
                who);
    }

    /** The months that are over, of those that were sent before or that enough people answered. */
    private void feed(
            ProductId product,
            FedMeasure measure,
            Indicator indicator,
            Results results,
            int least,
            List<Batch.Line> lines) {
        boolean percent = indicator.unit().strip().equals("%");
        YearMonth now = YearMonth.from(surveys.today());
        Set<YearMonth> sent = stored.sent(product, measure);
        Set<YearMonth> months = new TreeSet<>(sent);
        months.addAll(results.months().keySet());
        for (YearMonth month : months) {
            FedMeasure.Value value = measure.of(results.month(month), percent);
            boolean enough = value.denominator() >= least;
            if (!month.isBefore(now) || !enough && !sent.contains(month)) continue;
            // Over nobody, the month has no value any more: missing is not zero.
            lines.add(new Batch.Line(
                    lines.size() + 1L,
                    indicator.code(),
                    month.toString(),
                    "",
                    enough ? String.valueOf(value.numerator()) : "0",
                    enough ? String.valueOf(value.denominator()) : "0",
                    "",
                    ""));
            if (!sent.contains(month)) stored.note(product, measure, month);
        }
    }

    /** Sends for every product that chose. One that fails leaves the others alone. */
    void sendAll() {
        List<String> fed = stored.products();
        for (String product : fed) {
            try {
                transaction.executeWithoutResult(status -> send(new ProductId(product), Audit.Who.PROGRAM));
            } catch (RuntimeException failure) {
                LOG.warn("The answers of {} did not reach its indicators", product, failure);
            }
        }
    }

    @Configuration
    static class Schedule {

        /** Each night: the first of a month closes the one before, and what came late corrects its own. */
        @Bean
        RecurringTask<Void> sendAnswersToIndicators(Feeds feeds) {
            return Tasks.recurring("survey-feeds", Schedules.daily(Paris.ZONE, LocalTime.of(4, 5)))
                    .execute((instance, context) -> feeds.sendAll());
        }
    }
}
