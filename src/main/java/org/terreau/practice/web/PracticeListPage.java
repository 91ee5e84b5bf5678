package org.terreau.practice.web;

import java.util.List;
import org.terreau.incubator.Incubator;
import org.terreau.practice.Practice;

/** The list of good practices of an incubator. */
public record PracticeListPage(Incubator incubator, List<Practice> practices, boolean lead) {

    public PracticeListPage {
        practices = List.copyOf(practices);
    }
}
