package org.terreau.demo;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.terreau.identity.Actor;
import org.terreau.portfolio.ProductId;
import org.terreau.source.PullRhythm;
import org.terreau.source.Source;
import org.terreau.source.SourceKind;
import org.terreau.source.Sources;
import org.terreau.web.OutwardCalls;
import org.terreau.web.Ui;

/**
 * A source whose server is invented: it stays paused, and its history is made of answers that are kept here, read as if they
 * had come from it. The last one says a value out of the usual range.
 */
@Component
class Readings {

    private static final int PAGE_NOT_FOUND = 404;
    private static final int BACK = 15;

    private final Sources sources;
    private final Clock clock;

    Readings(Sources sources, Clock clock) {
        this.sources = sources;
        this.clock = clock;
    }

    void lay(ProductId product, String indicator, Actor by) {
        Source source = sources.add(
                product,
                new Sources.Draft(
                        SourceKind.CSV,
                        "Export mensuel des réservations",
                        indicator,
                        PullRhythm.MONTHLY,
                        Map.of(
                                "adresse",
                                "https://salles.example/export/reservations.csv",
                                "col-valeur",
                                "réservations"),
                        "",
                        false),
                by);
        YearMonth now = YearMonth.from(clock.instant().atZone(Ui.PARIS));
        sources.pull(product, source.id(), answer(PAGE_NOT_FOUND, "Page introuvable"), by);
        StringBuilder file = new StringBuilder("mois;réservations\n");
        for (int back = BACK; back > 1; back--)
            file.append(now.minusMonths(back))
                    .append(';')
                    .append(2_000 + (18 - back) * 130)
                    .append('\n');
        sources.pull(product, source.id(), answer(200, file.toString()), by);
        file.append(now.minusMonths(1)).append(";42100\n");
        sources.pull(product, source.id(), answer(200, file.toString()), by);
    }

    private static OutwardCalls.Answer answer(int status, String body) {
        return new OutwardCalls.Answer(
                status, "text/csv", StandardCharsets.UTF_8, body.getBytes(StandardCharsets.UTF_8));
    }
}
