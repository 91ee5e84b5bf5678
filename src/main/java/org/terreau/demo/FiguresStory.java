package org.terreau.demo;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.terreau.identity.Actor;
import org.terreau.impact.Aggregation;
import org.terreau.impact.Batch;
import org.terreau.impact.Impact;
import org.terreau.impact.Measurements;
import org.terreau.impact.Periodicity;
import org.terreau.impact.ReadyIndicator;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Languages;
import org.terreau.shared.Words;
import org.terreau.territory.CollectivityKind;

/** Indicators of the library, followed as a team follows them: by hand, by commune, by a program, and computed. */
@Component
@ConditionalOnProperty(name = "terreau.demo", havingValue = "true")
class FiguresStory {

    private static final List<String> COMMUNES =
            List.of("29232", "29019", "56260", "56121", "22278", "35238", "44109", "53130", "50129", "61001");
    private static final int MONTHS = 18;
    /** A month is measured some days after its end. */
    private static final int MEASURED_ON = 6;

    private final Impact impact;
    private final Measurements measurements;
    private final Languages languages;
    private final StoryClock clock;

    FiguresStory(Impact impact, Measurements measurements, Languages languages, StoryClock clock) {
        this.impact = impact;
        this.measurements = measurements;
        this.languages = languages;
        this.clock = clock;
    }

    private Impact.Draft ready(ReadyIndicator ready, String source) {
        Words words = languages.in(Locale.FRENCH);
        String key = "impact.ready." + ready.code();
        return Impact.Draft.plain(
                        words.t(key + ".name"),
                        words.t(key + ".question"),
                        ready.formula().isEmpty() ? words.t(key + ".unit") : "",
                        ready.moreIsBetter(),
                        ready.cell(),
                        ready.aggregation(),
                        Periodicity.MONTH)
                .following(ready, words.t(key + ".definition"), source);
    }

    private YearMonth now() {
        return YearMonth.from(clock.present());
    }

    /** A service that measures well: users by commune, a satisfaction rate by survey, and what is computed from them. */
    void tell(ProductId id, Actor by) {
        String users = impact.define(
                id, ready(ReadyIndicator.ACTIVE_USERS, "base de production").by(CollectivityKind.COMMUNE), by);
        String satisfied = impact.define(id, ready(ReadyIndicator.SATISFACTION, "enquête après l’usage"), by);
        String visits = impact.define(
                id,
                Impact.Draft.plain(
                        "Réglages faits",
                        "Combien de réglages d’éclairage chaque jour ?",
                        "réglages",
                        true,
                        ReadyIndicator.TRANSACTIONS.cell(),
                        Aggregation.SUM,
                        Periodicity.DAY),
                by);
        impact.define(id, ready(ReadyIndicator.GROWTH, ""), by);
        YearMonth now = now();
        LocalDate today = clock.present();
        measurements.receive(
                id,
                new Batch(Batch.Kind.PUSH, "base de production", true, null, sink -> {
                    long line = 0;
                    for (int back = MONTHS; back > 0; back--)
                        for (int place = 0; place < COMMUNES.size(); place++) {
                            if (place * 2 > MONTHS - back + 4) continue;
                            sink.line(new Batch.Line(
                                    ++line,
                                    users,
                                    now.minusMonths(back).toString(),
                                    String.valueOf(8 + (MONTHS - back) * (3 + place % 4)),
                                    "",
                                    "",
                                    COMMUNES.get(place),
                                    ""));
                        }
                    for (int back = 120; back > 0; back--)
                        sink.line(new Batch.Line(
                                ++line,
                                visits,
                                today.minusDays(back).toString(),
                                String.valueOf(40 + (120 - back) / 3 + back % 7 * 4),
                                "",
                                "",
                                "",
                                ""));
                }),
                by);
        for (int back = 12; back > 0; back -= 3)
            enter(
                    id,
                    back,
                    new Measurements.Typed(satisfied, String.valueOf(60 - back), String.valueOf(78 - back / 2), "", ""),
                    "enquête après l’usage",
                    by);
        measurements.enter(
                id,
                now.minusMonths(3).toString(),
                List.of(new Measurements.Typed(satisfied, "59", "77", "", "")),
                "enquête corrigée",
                by);
    }

    /** A service that knows what a use costs, from its envelope. */
    void cost(ProductId id, Actor by) {
        String users = impact.define(id, ready(ReadyIndicator.ACTIVE_USERS, "relevé de l’équipe"), by);
        impact.define(id, ready(ReadyIndicator.COST_OF_USE, ""), by);
        for (int back = 4; back >= 0; back--)
            enter(
                    id,
                    back,
                    Measurements.Typed.whole(users, String.valueOf(30 + (4 - back) * 12)),
                    "relevé de l’équipe",
                    by);
    }

    /** What was measured in a month, once it is over. */
    private void enter(ProductId id, int back, Measurements.Typed value, String from, Actor by) {
        YearMonth month = now().minusMonths(back);
        clock.on(
                month.plusMonths(1).atDay(MEASURED_ON),
                () -> measurements.enter(id, month.toString(), List.of(value), from, by));
    }
}
