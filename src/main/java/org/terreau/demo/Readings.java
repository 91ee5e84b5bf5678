package org.terreau.demo;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.terreau.identity.Actor;
import org.terreau.portfolio.ProductId;
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
@ConditionalOnProperty(name = "terreau.demo", havingValue = "true")
class Readings {

    private static final int FOUND = 200;
    private static final int PAGE_NOT_FOUND = 404;
    private static final int BACK = 15;

    private final Sources sources;
    private final StoryClock clock;

    Readings(Sources sources, StoryClock clock) {
        this.sources = sources;
        this.clock = clock;
    }

    void lay(ProductId product, String indicator, Actor by) {
        LocalDate begun = clock.present().minusMonths(3);
        Source source = clock.on(
                begun,
                () -> sources.add(
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
                        by));
        YearMonth now = YearMonth.from(clock.present());
        pull(product, source, now.atDay(1).minusMonths(2), PAGE_NOT_FOUND, "Page introuvable", by);
        StringBuilder file = new StringBuilder("mois;réservations\n");
        for (int back = BACK; back > 1; back--)
            file.append(now.minusMonths(back))
                    .append(';')
                    .append(bookings(back))
                    .append('\n');
        pull(product, source, now.atDay(3).minusMonths(1), FOUND, file.toString(), by);
        file.append(now.minusMonths(1)).append(";42100\n");
        pull(product, source, now.atDay(1), FOUND, file.toString(), by);
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
        pull(product, source, month.plusMonths(1).atDay(4), FOUND, document, by);
    }

    private void pull(ProductId product, Source source, LocalDate day, int status, String body, Actor by) {
        clock.on(day, () -> sources.pull(product, source.id(), answer(status, body), by));
    }

    private static int bookings(int monthsAgo) {
        return 2_000 + (18 - monthsAgo) * 130;
    }

    private static OutwardCalls.Answer answer(int status, String body) {
        return new OutwardCalls.Answer(
                status, "text/csv", StandardCharsets.UTF_8, body.getBytes(StandardCharsets.UTF_8));
    }
}
