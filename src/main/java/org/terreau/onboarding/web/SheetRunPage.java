package org.terreau.onboarding.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.terreau.onboarding.Fate;
import org.terreau.onboarding.SheetRun;
import org.terreau.onboarding.Sheets;
import org.terreau.shared.Slice;
import org.terreau.web.Form;

/**
 * The report of a table that was taken over.
 *
 * @param fate of which lines are shown; null for all
 */
public record SheetRunPage(
        Sheets.Report report, Form form, @Nullable Fate fate, Slice<SheetRun.Line> lines) {

    public SheetRun run() {
        return report.run();
    }

    public String back() {
        return SheetsPage.PATH + "?incubateur=" + run().incubator().value();
    }

    /** How many lines have each fate. */
    public Map<Fate, Integer> counts() {
        return SheetPage.counts(report.lines());
    }

    /** Lines that were refused are still kept to be corrected. */
    public boolean correctable() {
        return report.lines().stream().anyMatch(line -> !line.cells().isEmpty());
    }
}
