package org.terreau.decision.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.terreau.decision.Condition;
import org.terreau.decision.ConditionFigures;
import org.terreau.decision.Decisions;
import org.terreau.decision.Excess;
import org.terreau.decision.Missing;
import org.terreau.decision.Outcome;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * A decision being typed, or asked to be confirmed.
 *
 * @param gaps what it would be taken without; told once it is asked to confirm
 * @param excess the money that it grants beyond what is expected; null when there is none
 */
public record DecisionFormPage(
        Decisions.ToDecide known,
        Form form,
        List<Missing.Gap> gaps,
        @Nullable Excess excess) {

    private static final Map<String, String> LABELS = labels();

    private static Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("montant", "decision.granted");
        labels.put("echeance", "decision.until.label");
        labels.put("ailleurs", "decision.elsewhere");
        labels.put("revenez", "decision.return");
        return labels;
    }

    public DecisionFormPage {
        gaps = List.copyOf(gaps);
    }

    /** Being typed. */
    DecisionFormPage(Decisions.ToDecide known, Form form) {
        this(known, form, List.of(), null);
    }

    public String path() {
        return known.about().subject().path() + "/decision";
    }

    public int rows() {
        return DecisionFields.rows(form);
    }

    /** It was sent: what was typed is shown again, even where nothing may be decided any more. */
    public boolean sent() {
        return form.fields().contains("motif");
    }

    /** The outcome chosen; only asked of a form that was checked. */
    public Outcome outcome() {
        return Outcome.of(form.text("decision"));
    }

    /** Those that may be chosen, and the one that was chosen when it could be. */
    public Map<String, String> outcomes(Ui ui) {
        Set<Outcome> outcomes = new LinkedHashSet<>(known.about().stage().allowed());
        Outcome.named(form.text("decision")).ifPresent(outcomes::add);
        Map<String, String> options = new LinkedHashMap<>();
        for (Outcome outcome : outcomes)
            options.put(
                    outcome.code(),
                    ui.t("decision.outcome." + outcome.code()) + " — " + ui.t("decision.meaning." + outcome.code()));
        return options;
    }

    public static Map<String, String> owners(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (Condition.Owner owner : Condition.Owner.values())
            options.put(owner.code(), ui.t("decision.owner." + owner.code()));
        return options;
    }

    public Map<String, String> figures() {
        Map<String, String> options = new LinkedHashMap<>();
        for (ConditionFigures.Figure figure : known.figures())
            options.put(
                    figure.code(),
                    figure.unit().isEmpty() ? figure.name() : figure.name() + " (" + figure.unit() + ")");
        return options;
    }

    /** It was typed, and goes with the outcome chosen. */
    public boolean keeps(String field) {
        return !form.text(field).isEmpty() && goes(field);
    }

    private boolean goes(String field) {
        return switch (field) {
            case "ailleurs" -> outcome() == Outcome.REDIRECT;
            case "revenez" -> outcome().ends();
            case "montant", "echeance" -> outcome().funds();
            default -> true;
        };
    }

    /** The ranks of the conditions that are set. */
    public List<Integer> conditions() {
        return outcome().ends() ? List.of() : written();
    }

    private List<Integer> written() {
        return IntStream.rangeClosed(1, rows())
                .filter(rank -> !form.text("condition-" + rank).isEmpty())
                .boxed()
                .toList();
    }

    /** What was typed and does not go with the outcome chosen, by the keys of its labels: it is not recorded. */
    public List<String> leftOut() {
        List<String> keys = new ArrayList<>();
        if (outcome().ends() && !written().isEmpty()) keys.add("decision.conditions");
        LABELS.forEach((field, key) -> {
            if (!form.text(field).isEmpty() && !goes(field)) keys.add(key);
        });
        return keys;
    }

    /** Everything that was typed, to be sent again with the confirmation. */
    public List<String> fields() {
        return form.fields().stream()
                .filter(field -> !field.equals("etape") && !field.startsWith("_"))
                .sorted()
                .toList();
    }
}
