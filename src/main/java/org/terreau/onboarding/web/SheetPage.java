package org.terreau.onboarding.web;

import gg.jte.Content;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.terreau.onboarding.Fate;
import org.terreau.onboarding.SheetKind;
import org.terreau.onboarding.SheetRun;
import org.terreau.onboarding.Sheets;
import org.terreau.onboarding.Unknown;
import org.terreau.shared.Slice;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * A table before it is taken.
 *
 * @param fate of which lines are shown; null for all
 * @param columns what each may be
 */
public record SheetPage(
        Sheets.Shown shown,
        List<Sheets.Described> columns,
        Form form,
        @Nullable Fate fate,
        Slice<SheetRun.Line> lines) {

    /** So many lines are shown at once. */
    static final int PAGE = 50;

    public SheetPage {
        columns = List.copyOf(columns);
    }

    public String back() {
        return SheetsPage.path(shown.kind(), shown.incubator());
    }

    /** What a column may hold. */
    public Map<String, String> roles(Ui ui) {
        Map<String, String> roles = new LinkedHashMap<>();
        for (Sheets.Described column : columns)
            roles.put(column.code(), ui.t("onboarding.column." + column.code()) + (column.needed() ? " *" : ""));
        return roles;
    }

    /** What a word may mean. */
    public static Map<String, String> meanings(Unknown unknown, Ui ui) {
        Map<String, String> meanings = new LinkedHashMap<>();
        for (String code : unknown.words().codes())
            meanings.put(code, ui.t(unknown.words().labels() + code));
        return meanings;
    }

    /** What the first line under the headings holds in this column. */
    public String first(int place) {
        String cell = place < shown.first().size() ? shown.first().get(place).strip() : "";
        return cell.length() > 60 ? cell.substring(0, 59) + "…" : cell;
    }

    /** How many lines have each fate. */
    public Map<Fate, Integer> counts() {
        return counts(shown.lines());
    }

    static Map<Fate, Integer> counts(List<SheetRun.Line> lines) {
        Map<Fate, Integer> counts = new EnumMap<>(Fate.class);
        for (Fate one : Fate.values()) counts.put(one, 0);
        for (SheetRun.Line line : lines) counts.merge(line.fate(), 1, Integer::sum);
        return counts;
    }

    /** The names of columns, in a sentence. */
    public String named(List<String> codes, Ui ui) {
        return codes.stream().map(code -> ui.t("onboarding.column." + code)).collect(Collectors.joining(", "));
    }

    /** All that there is to say of a line, in sentences. */
    public static Content remark(SheetRun.Line line, Ui ui) {
        return ui.spoken(SheetLine.remark(
                line,
                ui.words(),
                argument -> argument instanceof String text ? ui.told(text).toString() : argument));
    }

    /** Accounts may be opened for whom it names. */
    public boolean namesPeople() {
        return shown.kind() == SheetKind.PEOPLE || shown.kind() == SheetKind.DOSSIERS;
    }
}
