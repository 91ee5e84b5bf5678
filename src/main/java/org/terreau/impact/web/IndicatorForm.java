package org.terreau.impact.web;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.terreau.impact.Aggregation;
import org.terreau.impact.Cell;
import org.terreau.impact.Impact;
import org.terreau.impact.Indicator;
import org.terreau.impact.Periodicity;
import org.terreau.impact.ReadyIndicator;
import org.terreau.impact.Spread;
import org.terreau.impact.Stage;
import org.terreau.portfolio.Increment;
import org.terreau.portfolio.Preregistration;
import org.terreau.portfolio.Threshold;
import org.terreau.territory.CollectivityKind;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/** An indicator as a form holds it. */
final class IndicatorForm {

    /** What everybody reads of an indicator. */
    static final String[] READ_BY_ALL = {"nom", "question", "unite", "definition", "source", "motif"};

    private IndicatorForm() {}

    static Impact.Draft read(Form form, List<Increment> increments) {
        Map<Integer, String> targets = new HashMap<>();
        Map<Integer, String> stops = new HashMap<>();
        for (Increment increment : increments) {
            targets.put(increment.number(), form.text("cible-" + increment.number()));
            stops.put(increment.number(), form.text("arret-" + increment.number()));
        }
        String grain = form.text("maille");
        return Impact.Draft.writing()
                .code(form.text("modele"))
                .name(form.text("nom"))
                .question(form.text("question"))
                .unit(form.text("unite"))
                .moreIsBetter(!form.text("sens").equals("moins"))
                .cell(Cell.of(form.text("case")).orElse(null))
                .stage(Stage.of(form.text("etape")).orElse(null))
                .aggregation(Aggregation.named(form.text("agregation")).orElse(null))
                .spread(Spread.named(form.text("reunion")).orElse(null))
                .periodicity(Periodicity.of(form.text("periodicite")).orElse(null))
                .grain(
                        List.of("commune", "epci", "departement", "region").contains(grain)
                                ? CollectivityKind.of(grain)
                                : null)
                .formula(form.text("formule"))
                .source(form.text("source"))
                .model(form.text("modele"))
                .definition(form.text("definition"))
                .since(form.date("depuis"))
                .breaks(form.ticked("rupture"))
                .target(form.text("cible"))
                .targets(targets)
                .stop(form.text("arret"))
                .stops(stops)
                .reason(form.text("motif"))
                .northStar(form.ticked("boussole"))
                .draft();
    }

    static Form blank() {
        return Form.filled(Map.of(
                "agregation",
                Aggregation.SUM.code(),
                "reunion",
                Spread.SUM.code(),
                "periodicite",
                "month",
                "sens",
                "plus"));
    }

    static Form of(ReadyIndicator ready, Ui ui) {
        Map<String, String> fields = new LinkedHashMap<>();
        String words = "impact.ready." + ready.code();
        fields.put("modele", ready.code());
        fields.put("nom", ui.t(words + ".name"));
        fields.put("question", ui.t(words + ".question"));
        fields.put("unite", ready.formula().isEmpty() ? ui.t(words + ".unit") : "");
        fields.put("definition", ui.t(words + ".definition"));
        fields.put("case", ready.cell().code());
        Stage stage = ready.stage();
        fields.put("etape", stage == null ? "" : stage.code());
        fields.put("sens", ready.moreIsBetter() ? "plus" : "moins");
        fields.put("agregation", ready.aggregation().code());
        fields.put("reunion", ready.spread().code());
        fields.put("periodicite", "month");
        fields.put("formule", ready.formula());
        return Form.filled(fields);
    }

    /** @param targets of the product's indicators, with what they were */
    static Form of(Indicator indicator, List<Preregistration> targets) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("nom", indicator.name());
        fields.put("question", indicator.question());
        fields.put("unite", indicator.unit());
        fields.put("definition", indicator.definition().text());
        fields.put("case", indicator.cell().code());
        Stage stage = indicator.stage();
        fields.put("etape", stage == null ? "" : stage.code());
        fields.put("sens", indicator.moreIsBetter() ? "plus" : "moins");
        fields.put("agregation", indicator.aggregation().code());
        fields.put("reunion", indicator.spread().code());
        fields.put("formule", indicator.formula());
        fields.put("source", indicator.source());
        if (indicator.target() != null) fields.put("cible", indicator.target().toPlainString());
        indicator.targets().forEach((increment, value) -> fields.put("cible-" + increment, value.toPlainString()));
        for (Preregistration target : targets) {
            Threshold.Figure figure = target.current().figure();
            if (figure == null
                    || figure.stop() == null
                    || !figure.gauge().code().equals(indicator.code())) continue;
            fields.put(
                    target.increment() == 0 ? "arret" : "arret-" + target.increment(),
                    figure.stop().toPlainString());
        }
        if (indicator.northStar()) fields.put("boussole", "oui");
        fields.put("version", String.valueOf(indicator.version()));
        return Form.filled(fields);
    }
}
