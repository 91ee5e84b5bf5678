package org.terreau.opendata.web;

import java.util.List;
import org.terreau.opendata.PublicCopies;
import org.terreau.web.PublicDataSet;
import org.terreau.web.Ui;

/** The open data. */
public record DataPage(List<PublicDataSet> sets, List<PublicCopies.PublicCopy> copies, int callsAMinute) {

    private static final long MEGABYTE = 1_000_000;

    public DataPage {
        sets = List.copyOf(sets);
        copies = List.copyOf(copies);
    }

    /** A size as people read it. */
    public static String size(long bytes, Ui ui) {
        return bytes < MEGABYTE
                ? ui.t("opendata.data.kilobytes", ui.number(Math.max(1, bytes / 1000)))
                : ui.t("opendata.data.megabytes", ui.number(bytes / MEGABYTE));
    }
}
