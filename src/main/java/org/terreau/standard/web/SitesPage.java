package org.terreau.standard.web;

import org.terreau.standard.CheckOutcome;
import org.terreau.standard.WatchedSites;

/** The watched sites of a product. */
public record SitesPage(WatchedSites.Overview overview) {

    public String path() {
        return overview.product().id().path() + "/qualite";
    }

    /** A check fails on one of them at least. */
    public boolean fails() {
        return overview.sites().stream().anyMatch(site -> overview.count(site, CheckOutcome.FAILED) > 0);
    }
}
