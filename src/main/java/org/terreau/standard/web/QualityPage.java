package org.terreau.standard.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.terreau.standard.Check;
import org.terreau.standard.CheckOutcome;
import org.terreau.standard.Theme;
import org.terreau.web.Ui;

/** Words and colours that the pages of the module share. */
public final class QualityPage {

    private QualityPage() {}

    public static String tone(CheckOutcome outcome) {
        return switch (outcome) {
            case PASSED -> "success";
            case TO_IMPROVE -> "warning";
            case FAILED -> "error";
            default -> "";
        };
    }

    public static String check(Ui ui, Check check) {
        return ui.t("standard.check." + check.code());
    }

    public static String outcome(Ui ui, CheckOutcome outcome) {
        return ui.t("standard.outcome." + outcome.code());
    }

    /** What was measured, in words: a figure with what it counts, or why nothing was read; "" when there is nothing to say. */
    public static String value(Ui ui, Check check, CheckOutcome outcome, String value) {
        if (value.isEmpty()) return "";
        if (!outcome.measured()) {
            return switch (outcome) {
                case UNREACHABLE -> trouble(ui, value);
                case NOT_LOOKED ->
                    ui.words().optional("standard.unseen." + value).orElse("");
                default -> "";
            };
        }
        return ui.words().optional("standard.value." + check.code()).isEmpty()
                ? value
                : ui.t("standard.value." + check.code(), shown(ui, value));
    }

    /** Why nothing was read: a failure that has a name, or what the server answered. */
    public static String trouble(Ui ui, String code) {
        return ui.words().optional("standard.trouble." + code).orElseGet(() -> ui.t("standard.trouble.status", code));
    }

    private static String shown(Ui ui, String value) {
        if (value.matches("\\d{1,15}")) return ui.number(Long.parseLong(value));
        if (value.matches("\\d{4}-\\d{2}-\\d{2}")) return ui.shortDate(java.time.LocalDate.parse(value));
        return value;
    }

    public static Map<String, String> themes(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (Theme theme : Theme.values()) options.put(theme.code(), ui.t("standard.theme." + theme.code()));
        return options;
    }

    public static Map<String, String> reaches(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String reach : java.util.List.of("internet", "interne"))
            options.put(reach, ui.t("standard.reach." + reach));
        return options;
    }
}
