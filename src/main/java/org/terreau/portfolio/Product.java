package org.terreau.portfolio;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.terreau.incubator.IncubatorId;
import org.terreau.incubator.OrganisationId;

/**
 * A digital public service, as its public page shows it.
 *
 * @param phase in effect today: the latest start not after today, ties broken by listing order; null before the first
 * @param phases in listing order
 * @param body Markdown
 * @param listed false keeps it out of search engines (robots: noindex)
 */
public record Product(
        ProductId id,
        String name,
        String mission,
        IncubatorId incubator,
        String incubatorTitle,
        @Nullable PhaseKind phase,
        @Nullable LocalDate phaseSince,
        List<Phase> phases,
        List<OrganisationId> sponsors,
        List<String> themes,
        @Nullable String link,
        @Nullable String repository,
        @Nullable String contact,
        @Nullable String statsUrl,
        String body,
        boolean listed) {

    public Product {
        phases = List.copyOf(phases);
        sponsors = List.copyOf(sponsors);
        themes = List.copyOf(themes);
    }

    /** A phase as listed: its end is kept as published even where it differs from the next start. */
    public record Phase(
            PhaseKind kind,
            LocalDate start,
            @Nullable LocalDate end,
            @Nullable String comment) {}
}
