package org.terreau.decision.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.terreau.decision.Effects;
import org.terreau.shared.Money;
import org.terreau.web.Ui;

/** What followed from a decision keeps its days, amounts and codes as data: here they become words. */
final class EffectWords {

    private EffectWords() {}

    static List<String> arguments(Effects.Effect effect, Ui ui) {
        return switch (effect.code()) {
            case "phase" -> List.of(ui.t("portfolio.phase." + effect.arguments().get(0)));
            case "dossier-moved" ->
                List.of(ui.t("dossier.state." + effect.arguments().get(0)));
            case "envelope" ->
                List.of(
                        ui.money(new Money(new BigDecimal(effect.arguments().get(0))
                                .movePointRight(2)
                                .longValueExact())),
                        day(effect.arguments().get(1), ui));
            default ->
                effect.arguments().stream().map(argument -> day(argument, ui)).toList();
        };
    }

    private static String day(String written, Ui ui) {
        try {
            return ui.date(LocalDate.parse(written));
        } catch (DateTimeParseException notOne) {
            return written;
        }
    }
}
