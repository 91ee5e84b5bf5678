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

/** The first days of the values that wait to be checked, by the code of their indicator. */
@Component
class Doubts {

    private final List<ValuesToCheck> known;

    Doubts(List<ValuesToCheck> known) {
        this.known = List.copyOf(known);
    }

    List<ValuesToCheck.Waiting> waiting(ProductId product) {
        List<ValuesToCheck.Waiting> waiting = new ArrayList<>();
        for (ValuesToCheck one : known) waiting.addAll(one.of(product));
        return waiting;
    }

    Map<String, NavigableSet<LocalDate>> of(ProductId product) {
        Map<String, NavigableSet<LocalDate>> days = new HashMap<>();
        for (ValuesToCheck.Waiting one : waiting(product)) add(days, one);
        return days;
    }

    Map<ProductId, Map<String, NavigableSet<LocalDate>>> everywhere() {
        Map<ProductId, Map<String, NavigableSet<LocalDate>>> days = new HashMap<>();
        for (ValuesToCheck one : known)
            for (ValuesToCheck.Waiting waiting : one.everywhere())
                add(days.computeIfAbsent(waiting.product(), none -> new HashMap<>()), waiting);
        return days;
    }

    private static void add(Map<String, NavigableSet<LocalDate>> days, ValuesToCheck.Waiting one) {
        days.computeIfAbsent(one.indicator(), none -> new TreeSet<>()).add(one.start());
    }
}
