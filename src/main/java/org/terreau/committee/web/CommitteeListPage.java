package org.terreau.committee.web;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.terreau.committee.Committee;
import org.terreau.committee.Committees;
import org.terreau.shared.Slice;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/** Every committee of the reader's incubators. */
public record CommitteeListPage(Slice<Committees.Line> lines, Form form, LocalDate today) {

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
