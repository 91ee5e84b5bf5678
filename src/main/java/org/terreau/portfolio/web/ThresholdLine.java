package org.terreau.portfolio.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.terreau.portfolio.Preregistration;
import org.terreau.portfolio.Threshold;

/**
 * A threshold as programs read it; the last one of a promise counts.
 *
 * @param sur "objectif", "hypothese" or "cible"
 * @param texte of the hypothesis, or name of the figure
 * @param par "equipe" or "incubateur"
 */
record ThresholdLine(
        String sur,
        String texte,
        @Nullable String indicateur,
        @Nullable BigDecimal reussite,
        @Nullable BigDecimal arret,
        String reussiteEnMots,
        String arretEnMots,
        @Nullable LocalDate ecritLe,
        @Nullable Boolean apresLaMesure,
        String par,
        String raison) {

    static Stream<ThresholdLine> of(Preregistration one) {
        return one.versions().stream().map(version -> of(one, version));
    }

    private static ThresholdLine of(Preregistration one, Threshold version) {
        Threshold.Figure figure = version.figure();
        return new ThresholdLine(
                one.kind().code(),
                one.wording(),
                figure == null ? null : figure.gauge().code(),
                figure == null ? null : figure.success(),
                figure == null ? null : figure.stop(),
                version.success(),
                version.stop(),
                version.setOn(),
                version.late(),
                version.byStaff() ? "incubateur" : "equipe",
                version.reason());
    }
}
