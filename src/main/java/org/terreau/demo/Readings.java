package org.terreau.demo;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.terreau.identity.Actor;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Paris;
import org.terreau.source.PullRhythm;
import org.terreau.source.Source;
import org.terreau.source.SourceKind;
import org.terreau.source.Sources;
import org.terreau.web.OutwardCalls;

/**
 * Sources whose servers are invented: they stay paused, and their history is made of answers that are kept here, read as if
 * they had come from them. The last one of the first source says a value out of the usual range.
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
        YearMonth now = YearMonth.from(clock.instant().atZone(Paris.ZONE));
        sources.pull(product, source.id(), answer(PAGE_NOT_FOUND, "Page introuvable"), by);
        StringBuilder file = new StringBuilder("mois;réservations\n");
        for (int back = BACK; back > 1; back--)
            file.append(now.minusMonths(back))
                    .append(';')
                    .append(bookings(back))
                    .append('\n');
        sources.pull(product, source.id(), answer(200, file.toString()), by);
        file.append(now.minusMonths(1)).append(";42100\n");
        sources.pull(product, source.id(), answer(200, file.toString()), by);
        chosen(product, indicator, now.minusMonths(2), by);
    }

    /** A document of all sorts of counts, among which a path chooses: it says again what is known. */
    private void chosen(ProductId product, String indicator, YearMonth month, Actor by) {
        Source source = sources.add(
                product,
                new Sources.Draft(
                        SourceKind.JSON,
                        "Compteurs de la plateforme",
                        indicator,
                        PullRhythm.MONTHLY,
                        Map.of(
                                "adresse",
                                "https://salles.example/api/compteurs",
                                "lignes",
                                "$.compteurs[?(@.nom == \"reservations\")].mois[*]",
                                "col-date",
                                "mois",
                                "col-valeur",
                                "total"),
                        "",
                        false),
                by);
        String document = """
                {"compteurs": [{"nom": "visites", "mois": [{"mois": "%1$s", "total": 90210}]},
                               {"nom": "reservations", "mois": [{"mois": "%1$s", "total": %2$d}]}]}
                """.formatted(month, bookings(2));
        sources.pull(product, source.id(), answer(200, document), by);
    }

    private static int bookings(int monthsAgo) {
        return 2_000 + (18 - monthsAgo) * 130;
    }

    private static OutwardCalls.Answer answer(int status, String body) {
        return new OutwardCalls.Answer(
                status, "text/csv", StandardCharsets.UTF_8, body.getBytes(StandardCharsets.UTF_8));
    }
}
