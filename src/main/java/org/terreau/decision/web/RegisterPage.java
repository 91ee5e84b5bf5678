package org.terreau.decision.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.terreau.decision.Condition;
import org.terreau.decision.Outcome;
import org.terreau.decision.Register;
import org.terreau.shared.Slice;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * The public register.
 *
 * @param incubators names by id
 */
public record RegisterPage(Register.Page register, Form form, Map<String, String> incubators) {

    public Slice<Register.Line> decisions() {
        return register.decisions();
    }

    public Register.Figures figures() {
        return register.figures();
    }

    public static Map<String, String> outcomes(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (Outcome outcome : Outcome.values())
            options.put(outcome.code(), ui.t("decision.outcome." + outcome.code()));
        return options;
    }

    public static Map<String, String> states(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (Condition.State state : Condition.State.values())
            options.put(state.code(), ui.t("decision.state." + state.code()));
        return options;
    }

    public Map<String, String> yearOptions() {
        Map<String, String> options = new LinkedHashMap<>();
        for (Integer year : register.years()) options.put(year.toString(), year.toString());
        return options;
    }

    public boolean narrowed() {
        return form.fields().stream().anyMatch(field -> !form.text(field).isEmpty());
    }
}
