package org.terreau.portfolio.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.terreau.portfolio.Ending;
import org.terreau.portfolio.LifeStory;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductChange;
import org.terreau.web.Ui;

/**
 * A product's life, to read and to print.
 *
 * @param editor works on it: sees who corrected what
 */
public record ProductLifePage(
        Product product, Optional<Ending.Afterlife> afterlife, LifeStory story, LocalDate today, boolean editor) {

    /** A moment in a few words. */
    public static String title(Ui ui, LifeStory.Moment moment) {
        return switch (moment.kind()) {
            case PHASE -> ui.t("life.moment.phase", ui.t("portfolio.phase." + moment.code()));
            case EVENT -> event(ui, moment.code());
            case FACT -> ui.t("life.fact." + moment.code());
            case DECISION -> ui.t("life.moment.decision", ui.t("decision.outcome." + moment.code()));
            case INCREMENT -> ui.t("life.moment.increment", moment.code());
            case REVIEW -> ui.t("life.moment.review", moment.code());
            case END -> ui.t("ending.title." + moment.code());
        };
    }

    static String event(Ui ui, String code) {
        return ui.optional("portfolio.event." + code).orElse(code.replace('_', ' '));
    }

    public static String aspect(Ui ui, ProductChange change) {
        return ui.optional("life.aspect." + change.aspect()).orElse(change.aspect());
    }

    /** What was or is known, in words: phases and events by their name and their day. */
    public static String words(Ui ui, ProductChange change, @Nullable String value) {
        if (value == null) return ui.t("life.unknown");
        String[] parts = value.split(" ", 3);
        return switch (change.aspect()) {
            case "phase" -> ui.t("portfolio.phase." + parts[0]) + ", " + dated(ui, parts);
            case "evenement" -> event(ui, parts[0]) + ", " + dated(ui, parts);
            case "securite", "design", "code" ->
                ui.t("life.standard." + change.aspect() + "." + parts[0])
                        + (parts.length > 1 ? " (" + parts[1] + ")" : "");
            default -> value.matches("\\d{4}-\\d{2}-\\d{2} .*") ? dated(ui, ("- " + value).split(" ", 3)) : value;
        };
    }

    private static String dated(Ui ui, String[] parts) {
        try {
            return ui.date(LocalDate.parse(parts[1])) + (parts.length > 2 ? ", " + parts[2] : "");
        } catch (DateTimeParseException | ArrayIndexOutOfBoundsException written) {
            return String.join(" ", parts);
        }
    }
}
