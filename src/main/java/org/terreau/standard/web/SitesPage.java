package org.terreau.standard.web;

import org.terreau.standard.WatchedSites;

/** The watched sites of a product. */
public record SitesPage(WatchedSites.Overview overview) {

    public String path() {
        return overview.product().id().path() + "/qualite";
    }
}
