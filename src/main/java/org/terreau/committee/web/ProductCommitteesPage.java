package org.terreau.committee.web;

import java.util.List;
import org.terreau.committee.ClockWords;
import org.terreau.committee.Committees;
import org.terreau.committee.ProductClock;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * The committees of a product, how much time it has left, and the date of the next one to set.
 *
 * @param decides the reader leads its incubator, and takes the decisions of its committee
 */
public record ProductCommitteesPage(Committees.OfProduct all, Form form, boolean decides) {

    public String path() {
        return all.product().id().path() + "/comites";
    }

    /** The time left, in sentences; none when nobody wrote what pays the product. */
    public List<String> left(Ui ui) {
        ProductClock clock = all.clock();
        return clock == null ? List.of() : ClockWords.sentences(clock, ui.words());
    }

    /** Somebody has to act now. */
    public boolean pressing() {
        ProductClock clock = all.clock();
        return clock != null && clock.pressing();
    }
}
