package org.terreau.impact;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductCard;
import org.terreau.shared.Words;

/**
 * The figures that a product owes the public, on a day. From construction on it owes a living stats page, its own or one
 * elsewhere; and within eighteen months the mandatory figures of the matrix.
 *
 * <p>Source: prerequisite 4 of the offer, and the impact matrix of the French incubators.
 *
 * @param since the first day on which it owes them
 * @param shown what the public sees
 * @param missing the mandatory indicators without a value
 */
public record OwedFigures(LocalDate since, Shown shown, List<ReadyIndicator> missing, LocalDate today) {

    private static final int MONTHS = 18;

    /** What the public sees of a product's figures. */
    public enum Shown {
        /** No value at all. */
        NOTHING("rien"),
        /** Values, none of them of the last two periods. */
        OLD("anciens"),
        /** A page elsewhere, which is not read here. */
        ELSEWHERE("ailleurs"),
        LIVE("vivants");

        private final String code;

        Shown(String code) {
            this.code = code;
        }

        /** As written in message keys, files and answers to programs. */
        public String code() {
            return code;
        }

        /** @param figures the product has values here @param fresh one of them at least is of the last two periods */
        static Shown of(boolean figures, boolean fresh, boolean elsewhere) {
            if (fresh) return LIVE;
            if (elsewhere) return ELSEWHERE;
            return figures ? OLD : NOTHING;
        }
    }

    public OwedFigures {
        missing = List.copyOf(missing);
    }

    /** What is owed; null while the phase owes nothing yet, and once it ended. */
    static @Nullable OwedFigures of(Product product, Shown shown, Set<ReadyIndicator> measured, LocalDate today) {
        Product.Phase phase = product.phaseOn(today);
        if (phase == null || !phase.kind().owesStats()) return null;
        LocalDate since = product.phases().stream()
                .filter(one -> one.kind().owesStats() && !one.start().isAfter(today))
                .map(Product.Phase::start)
                .min(LocalDate::compareTo)
                .orElse(phase.start());
        return new OwedFigures(
                since,
                shown,
                ReadyIndicator.owed().stream()
                        .filter(ready -> !measured.contains(ready))
                        .toList(),
                today);
    }

    /** The public sees no living figure: said wherever the product is. */
    public boolean silent() {
        return shown == Shown.NOTHING || shown == Shown.OLD;
    }

    /** The day by which every mandatory figure has its first value. */
    private LocalDate due() {
        return since.plusMonths(MONTHS);
    }

    private boolean late() {
        return !missing.isEmpty() && due().isBefore(today);
    }

    /** Figures that are published elsewhere are not judged from here. */
    ProductCard.State state() {
        if (silent() || late() && shown == Shown.LIVE) return ProductCard.State.TO_DEAL_WITH;
        return missing.isEmpty() ? ProductCard.State.WELL : ProductCard.State.TO_WATCH;
    }

    /** What is shown and what is missing, until when; first what its state comes from. */
    List<String> sentences(Words words) {
        String shows = words.t("portfolio.card.mesures." + shown.code());
        if (missing.isEmpty()) return List.of(shows, words.t("portfolio.card.mesures.whole"));
        String names = words.t(
                "portfolio.card.mesures.names",
                missing.stream()
                        .map(ready -> words.t("impact.ready." + ready.code() + ".name"))
                        .collect(Collectors.joining(" · ")));
        return silent() ? List.of(shows, countdown(words), names) : List.of(countdown(words), names, shows);
    }

    /** How many mandatory figures are missing, and how long is left for them. */
    private String countdown(Words words) {
        return words.t(
                late() ? "portfolio.card.mesures.late" : "portfolio.card.mesures.missing",
                missing.size(),
                ReadyIndicator.owed().size(),
                due(),
                ChronoUnit.DAYS.between(today, due()));
    }
}
