package org.terreau.committee.web;

import org.terreau.committee.Committees;
import org.terreau.web.Form;

/** The committees of a product, and the date of the next one to set. */
public record ProductCommitteesPage(Committees.OfProduct all, Form form) {

    public String path() {
        return all.product().id().path() + "/comites";
    }
}
