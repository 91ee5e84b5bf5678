package org.terreau.onboarding.web;

import java.util.List;
import java.util.stream.Collectors;
import org.terreau.incubator.Incubator;
import org.terreau.onboarding.SheetKind;
import org.terreau.onboarding.Sheets;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/** Where a table is chosen or pasted, and what its columns may be. */
public record SheetNewPage(Incubator incubator, SheetKind kind, List<Sheets.Described> columns, Form form) {

    public SheetNewPage {
        columns = List.copyOf(columns);
    }

    public String path() {
        return SheetsPage.PATH + "/" + kind.code();
    }

    public String back() {
        return SheetsPage.PATH + "?incubateur=" + incubator.id().value();
    }

    public String example() {
        return path() + "/exemple.csv";
    }

    /** The words of a column, as people read them. */
    public static String words(Sheets.Described column, Ui ui) {
        return column.words().stream().map(code -> ui.t(column.labels() + code)).collect(Collectors.joining(", "));
    }
}
