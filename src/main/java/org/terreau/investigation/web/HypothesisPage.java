package org.terreau.investigation.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.terreau.identity.AccountId;
import org.terreau.investigation.Hypothesis;
import org.terreau.investigation.HypothesisState;
import org.terreau.investigation.Interview;
import org.terreau.investigation.Stance;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * A hypothesis, what the field says of it, and how its state changed.
 *
 * @param interviews those that may be named as evidence
 * @param rewriting the form of another wording; shown as long as nothing was said of it
 */
public record HypothesisPage(
        Log log,
        Hypothesis.Detail detail,
        List<Interview> interviews,
        Map<AccountId, String> authors,
        Form evidence,
        Form judgement,
        Form rewriting) {

    public HypothesisPage {
        interviews = List.copyOf(interviews);
        authors = Map.copyOf(authors);
    }

    public Hypothesis hypothesis() {
        return detail.hypothesis();
    }

    public boolean mayRewrite() {
        return log.mayWrite()
                && hypothesis().state() == HypothesisState.OPEN
                && hypothesis().pieces() == 0;
    }

    public String author(AccountId id) {
        return authors.getOrDefault(id, "");
    }

    public Map<String, String> offered(Ui ui) {
        Map<String, String> offered = new LinkedHashMap<>();
        interviews.forEach(one ->
                offered.put(one.id().toString(), ui.shortDate(one.on()) + " · " + one.role() + " · " + one.where()));
        return offered;
    }

    public Map<String, String> stances(Ui ui) {
        Map<String, String> stances = new LinkedHashMap<>();
        for (Stance stance : Stance.values()) stances.put(stance.code(), ui.t("investigation.stance." + stance.code()));
        return stances;
    }

    public Map<String, String> states(Ui ui) {
        Map<String, String> states = new LinkedHashMap<>();
        for (HypothesisState state : HypothesisState.values())
            if (hypothesis().state().mayBecome(state))
                states.put(state.code(), ui.t("investigation.state." + state.code()));
        return states;
    }
}
