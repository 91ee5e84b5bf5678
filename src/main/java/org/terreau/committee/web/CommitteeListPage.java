package org.terreau.committee.web;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.terreau.committee.Clocks;
import org.terreau.committee.Committee;
import org.terreau.committee.Committees;
import org.terreau.committee.ProductClock;
import org.terreau.shared.Slice;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * Every committee of the reader's incubators.
 *
 * @param pressing the products that cannot wait
 */
public record CommitteeListPage(
        Slice<Committees.Line> lines, List<Clocks.Pressing> pressing, Form form, LocalDate today) {

    private static final int SHOWN = 12;

    public CommitteeListPage {
        pressing = List.copyOf(pressing);
    }

    /** The first products that cannot wait. */
    public List<Clocks.Pressing> shown() {
        return pressing.subList(0, Math.min(SHOWN, pressing.size()));
    }

    /** The committee to come that a line tells of meets too late for an order. */
    public static boolean tooLate(Committees.Line line) {
        ProductClock clock = line.clock();
        return clock != null
                && line.committee().moves()
                && line.committee().meetsOn().isAfter(clock.deadline().decideBy());
    }

    /** How long what pays lasts yet. */
    public static String left(ProductClock clock, Ui ui) {
        long days = ChronoUnit.DAYS.between(clock.today(), clock.period().ends());
        return days < 0 ? ui.t("committee.list.over") : ui.t("committee.list.left", days);
    }

    public static Map<String, String> states(Ui ui) {
        Map<String, String> states = new LinkedHashMap<>();
        for (Committee.State state : Committee.State.values())
            states.put(state.code(), ui.t("committee.state." + state.code()));
        return states;
    }

    public static Map<String, String> moments(Ui ui) {
        return words(List.of("a-venir", "passes", "tous"), "committee.when.", ui);
    }

    public static Map<String, String> orders(Ui ui) {
        return words(List.of("date", "produit"), "committee.order.", ui);
    }

    private static Map<String, String> words(List<String> codes, String keys, Ui ui) {
        Map<String, String> words = new LinkedHashMap<>();
        for (String code : codes) words.put(code, ui.t(keys + code));
        return words;
    }
}
