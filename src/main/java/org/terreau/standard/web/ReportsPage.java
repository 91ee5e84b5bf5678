package org.terreau.standard.web;

import org.terreau.standard.SiteReports;
import org.terreau.web.Form;

/** What other tools said of a site, and where its team brings more. */
public record ReportsPage(SiteReports.Shelf shelf, Form form) {

    public String path() {
        return shelf.site().path() + "/rapports";
    }
}
