package org.terreau.standard.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.terreau.standard.ReportLine;
import org.terreau.standard.SiteReport;
import org.terreau.standard.SiteRun;
import org.terreau.standard.WatchedSites;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/** What another tool said of a site, beside our own checks. */
public record ReportPage(WatchedSites.Story story, SiteReport report, Form form) {

    public String back() {
        return story.site().path() + "/rapports";
    }

    public String path() {
        return back() + "/" + report.id();
    }

    public static String origin(Ui ui, SiteRun.Origin origin) {
        return ui.t("standard.origin." + origin.code());
    }

    /** In its own scale; a word that says so when it found nothing. */
    public static String value(Ui ui, ReportLine line) {
        String value = line.value();
        if (value.isEmpty()) return ui.t("standard.said.nothing");
        return switch (line.said().kind()) {
            case COUNT -> value.matches("\\d{1,15}") ? ui.number(Long.parseLong(value)) : value;
            case PERCENT ->
                value.matches("\\d{1,9}") ? ui.t("standard.said.percent", ui.number(new BigDecimal(value))) : value;
            case RATIO ->
                value.matches("[^/]+/[^/]+")
                        ? ui.t(
                                "standard.said.ratio",
                                value.substring(0, value.indexOf('/')),
                                value.substring(value.indexOf('/') + 1))
                        : value;
            case YES_NO -> ui.t(value.equals("oui") ? "standard.said.yes" : "standard.said.no");
            case DAY -> value.matches("\\d{4}-\\d{2}-\\d{2}") ? ui.shortDate(LocalDate.parse(value)) : value;
            case WORDS -> value;
        };
    }
}
