package org.terreau.deployment.web;

import java.util.List;
import org.terreau.territory.Collectivity;
import org.terreau.web.Form;

/** Looking for a collectivity; empty while nothing is typed. */
public record CollectivitySearchPage(Form form, List<Collectivity> found) {

    public CollectivitySearchPage {
        found = List.copyOf(found);
    }
}
