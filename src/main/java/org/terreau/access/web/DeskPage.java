package org.terreau.access.web;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.terreau.access.Moment;
import org.terreau.access.Plans;
import org.terreau.incubator.Incubator;
import org.terreau.shared.Slice;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/** Those who arrive and those who leave; the form holds the filters as the address has them. */
public record DeskPage(
        Incubator incubator, List<Incubator> others, Form form, Slice<Plans.Told> plans, LocalDate today) {

    static final String OPEN = "ouverts";
    static final String LATE = "en-retard";
    static final String UNDO = "a-defaire";
    static final String ALL = "tous";

    public DeskPage {
        others = List.copyOf(others);
    }

    public static Map<String, String> moments(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (Moment moment : Moment.values()) options.put(moment.code(), ui.t("access.moment." + moment.code()));
        return options;
    }

    public static Map<String, String> states(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String state : List.of(OPEN, LATE, UNDO, ALL)) options.put(state, ui.t("access.plans." + state));
        return options;
    }

    static boolean takes(Plans.Told told, Form form, LocalDate today) {
        var plan = told.plan();
        String moment = form.text("moment");
        if (!moment.isEmpty() && !plan.moment().code().equals(moment)) return false;
        return switch (form.text("etat")) {
            case ALL -> true;
            case LATE -> plan.late(today);
            case UNDO -> !plan.toUndo().isEmpty();
            default -> plan.holds() && !plan.open().isEmpty() || !plan.toUndo().isEmpty();
        };
    }

    /** Those of the page of which something is to be done within two weeks, or the others. */
    public List<Plans.Told> within(boolean near) {
        return plans.items().stream()
                .filter(one -> one.plan().near(today) == near)
                .toList();
    }

    public static String path(Incubator incubator) {
        return Addresses.of("/arrivees-et-departs", incubator.id());
    }

    public String at(String path) {
        return Addresses.of(path, incubator.id());
    }
}
