package org.terreau.impact;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.terreau.portfolio.ProductId;
import org.terreau.web.Held;
import org.terreau.web.PublicContent;

/** The values that wait to be checked. */
@Component
class Doubts {

    private final List<ValuesToCheck> known;
    private final Held<Map<ProductId, List<ValuesToCheck.Waiting>>> held;

    Doubts(List<ValuesToCheck> known, PublicContent content) {
        this.known = List.copyOf(known);
        this.held = new Held<>(content, this::read);
    }

    private Map<ProductId, List<ValuesToCheck.Waiting>> read() {
        Map<ProductId, List<ValuesToCheck.Waiting>> waiting = new HashMap<>();
        for (ValuesToCheck one : known)
            for (ValuesToCheck.Waiting value : one.everywhere())
                waiting.computeIfAbsent(value.product(), none -> new ArrayList<>())
                        .add(value);
        return waiting;
    }

    void hold() {
        held.get();
    }

    List<ValuesToCheck.Waiting> waiting(ProductId product) {
        return held.get().getOrDefault(product, List.of());
    }

    /** The first days of those of a product, by the code of their indicator. */
    Map<String, NavigableSet<LocalDate>> of(ProductId product) {
        Map<String, NavigableSet<LocalDate>> days = new HashMap<>();
        for (ValuesToCheck.Waiting one : waiting(product))
            days.computeIfAbsent(one.indicator(), none -> new TreeSet<>()).add(one.start());
        return days;
    }
}
