package org.terreau.site.web;

import java.util.List;
import org.terreau.web.HomeSource;

/** The home of whoever is not signed in: what is told by every module, in the order of the modules. */
public record HomePage(List<HomeSource.Told> told) {

    /** So many figures stand in a row. */
    private static final int FIGURES = 4;

    public HomePage {
        told = List.copyOf(told);
    }

    public List<HomeSource.Figure> figures() {
        return told.stream()
                .flatMap(one -> one.figures().stream())
                .limit(FIGURES)
                .toList();
    }

    /** What stands there: the first that is told for each slot. */
    public List<HomeSource.Part> parts(HomeSource.Slot slot) {
        return told.stream()
                .flatMap(one -> one.parts().stream())
                .filter(part -> part.slot() == slot)
                .limit(1)
                .toList();
    }

    public List<HomeSource.Opening> openings() {
        return told.stream().flatMap(one -> one.openings().stream()).toList();
    }

    public HomeSource.Slot results() {
        return HomeSource.Slot.RESULTS;
    }

    /** What was decided and what is said, side by side. */
    public List<HomeSource.Part> recent() {
        return java.util.stream.Stream.of(HomeSource.Slot.DECISION, HomeSource.Slot.VOICE)
                .flatMap(slot -> parts(slot).stream())
                .toList();
    }

    public HomeSource.Slot map() {
        return HomeSource.Slot.MAP;
    }
}
