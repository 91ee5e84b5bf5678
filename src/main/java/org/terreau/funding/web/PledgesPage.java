package org.terreau.funding.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.terreau.funding.Pledge;
import org.terreau.funding.PledgeState;
import org.terreau.funding.Pledges;
import org.terreau.portfolio.Gauges;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ThresholdWords;
import org.terreau.shared.Money;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * The commitments to refinance a product, for those who work on it.
 *
 * @param form what adds one
 * @param deciding what says what became of one
 * @param decided the number of the one that `deciding` is about; 0 for none
 * @param decides the reader may add and decide
 */
public record PledgesPage(
        Product product,
        List<Pledges.Shown> pledges,
        List<Gauges.Gauge> gauges,
        Form form,
        Form deciding,
        long decided,
        boolean decides,
        boolean conflict) {

    public PledgesPage {
        pledges = List.copyOf(pledges);
        gauges = List.copyOf(gauges);
    }

    public String desk() {
        return product.id().path() + "/gestion-budget";
    }

    public String path() {
        return desk() + "/engagements";
    }

    /** The form of one: what was typed in it, else what the figures propose. */
    public Form formOf(Pledges.Shown shown) {
        if (shown.pledge().id() == decided) return deciding;
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("version", String.valueOf(shown.pledge().version()));
        Pledge.Proposal proposal = shown.proposal();
        if (proposal != null && proposal.state() != PledgeState.DUE) {
            fields.put("etat-" + shown.pledge().id(), proposal.state().code());
            if (proposal.brought().cents() > 0)
                fields.put(
                        "venu-" + shown.pledge().id(),
                        proposal.brought().inEuros().toPlainString().replace('.', ','));
        }
        return Form.filled(fields);
    }

    public Map<String, String> states(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (PledgeState one : PledgeState.values())
            if (one != PledgeState.DUE) options.put(one.code(), ui.t("funding.pledge.state." + one.code()));
        return options;
    }

    public Map<String, String> figures() {
        Map<String, String> options = new LinkedHashMap<>();
        gauges.forEach(one -> options.put(one.code(), one.name()));
        return options;
    }

    /** How much, in words. */
    public static String much(Pledge pledge, Ui ui) {
        Money amount = pledge.promised().amount();
        return amount == null
                ? ui.t("funding.pledge.share", String.valueOf(pledge.promised().share()))
                : ui.money(amount);
    }

    /** On which condition, in words; empty when there is none. */
    public static String condition(Pledge pledge, Ui ui) {
        Pledge.Threshold threshold = pledge.threshold();
        if (threshold == null) return pledge.condition();
        String read = ui.t(
                "funding.pledge.read",
                threshold.name(),
                ThresholdWords.success(threshold.value(), threshold.unit(), threshold.moreIsBetter(), ui.words()));
        return pledge.condition().isEmpty() ? read : pledge.condition() + " (" + read + ")";
    }

    /** What the figures propose, in a sentence. */
    public static String proposal(Pledge.Proposal proposal, Ui ui) {
        return ui.t(
                "funding.pledge.why." + proposal.why(),
                ui.money(proposal.brought()),
                Optional.ofNullable(proposal.expected()).map(ui::money).orElse("—"));
    }

    /** The tone of a state's badge. */
    public static String tone(PledgeState state) {
        return switch (state) {
            case KEPT -> "success";
            case PARTLY -> "warning";
            case BROKEN -> "error";
            case DUE -> "info";
            case VOID -> "";
        };
    }
}
