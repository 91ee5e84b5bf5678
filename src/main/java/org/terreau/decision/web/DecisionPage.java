package org.terreau.decision.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.terreau.decision.Condition;
import org.terreau.decision.ConditionFigures;
import org.terreau.decision.Decision;
import org.terreau.decision.Decisions;
import org.terreau.decision.Effects;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * A decision with what followed from it.
 *
 * @param form what was typed and refused; empty otherwise
 */
public record DecisionPage(Decisions.View view, Form form) {

    public Decision decision() {
        return view.decision();
    }

    /** What followed, as a sentence. */
    public static String told(Effects.Effect effect, Ui ui) {
        return ui.t(
                "decision.effect." + effect.code() + (effect.done() ? "" : ".begun"),
                EffectWords.arguments(effect, ui).toArray());
    }

    /** The last value of the figure of a condition. */
    public Optional<ConditionFigures.Reading> reading(Condition condition) {
        Condition.Threshold threshold = condition.threshold();
        return threshold == null
                ? Optional.empty()
                : Optional.ofNullable(view.readings().get(threshold.code()));
    }

    /** The figure of a condition was taken off since: people say what became of it. */
    public boolean unfollowed(Condition condition) {
        Condition.Threshold threshold = condition.threshold();
        return threshold != null && view.unfollowed().contains(threshold.code());
    }

    public static Map<String, String> states(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (Condition.State state : Condition.State.values())
            options.put(state.code(), ui.t("decision.state." + state.code()));
        return options;
    }

    public static String tone(Condition condition) {
        return switch (condition.state()) {
            case KEPT -> "success";
            case PARTLY -> "warning";
            case BROKEN -> "error";
            case OPEN, VOID -> "";
        };
    }

    /** What was typed of this condition, or what is stored. */
    public Form of(Condition condition) {
        if (form.refused() && form.fields().contains("etat-" + condition.rank())) return form;
        Condition.Told told = condition.told();
        return Form.filled(Map.of(
                "etat-" + condition.rank(),
                condition.state().code(),
                "suivi-" + condition.rank(),
                told == null ? "" : told.text()));
    }

    /** What was typed of the answer, or what is stored. */
    public Form answer() {
        if (form.refused() && form.fields().contains("reponse")) return form;
        Decisions.Answer answer = view.answer();
        return Form.filled(Map.of("reponse", answer == null ? "" : answer.text()));
    }

    public List<Effects.Effect> unfinished() {
        return view.effects().stream().filter(effect -> !effect.done()).toList();
    }
}
