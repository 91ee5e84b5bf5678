package org.terreau.pipeline.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.terreau.dossier.DossierStep;
import org.terreau.identity.AccountId;
import org.terreau.incubator.Themes;
import org.terreau.pipeline.Bulk;
import org.terreau.pipeline.Pipeline;
import org.terreau.shared.Slice;
import org.terreau.territory.Collectivity;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * The board, in columns or as a list; the form holds the filters as the address has them.
 *
 * @param board the columns; null in the list
 * @param list the list; null in columns
 * @param assignees those who have a dossier
 * @param period days of the delays by step
 */
public record BoardPage(
        Form form,
        Pipeline.@Nullable Board board,
        @Nullable Slice<Pipeline.Card> list,
        Map<AccountId, String> assignees,
        List<Collectivity> departements,
        int period) {

    public static final List<Integer> PERIODS = List.of(30, 90, 365);
    private static final List<Integer> AGES = List.of(7, 15, 30, 60, 90);

    public BoardPage {
        departements = List.copyOf(departements);
    }

    public Map<String, String> owners(Ui ui) {
        Map<String, String> owners = new LinkedHashMap<>();
        owners.put("moi", ui.t("pipeline.board.mine"));
        owners.put("personne", ui.t("dossier.life.to.nobody"));
        assignees.forEach((id, name) -> owners.put(id.toString(), name));
        return owners;
    }

    public Map<String, String> themes(Ui ui) {
        return Themes.options(ui.words());
    }

    public Map<String, String> places() {
        Map<String, String> places = new LinkedHashMap<>();
        for (Collectivity departement : departements)
            places.put(departement.id().code(), departement.name());
        return places;
    }

    public Map<String, String> steps(Ui ui) {
        Map<String, String> steps = new LinkedHashMap<>();
        for (DossierStep step : DossierStep.values()) steps.put(step.code(), ui.t("dossier.step." + step.code()));
        return steps;
    }

    public Map<String, String> ages(Ui ui) {
        Map<String, String> ages = new LinkedHashMap<>();
        for (Integer days : AGES) ages.put(days.toString(), ui.t("pipeline.board.age", days));
        return ages;
    }

    public Map<String, String> orders(Ui ui) {
        Map<String, String> orders = new LinkedHashMap<>();
        for (Pipeline.Order order : Pipeline.Order.values())
            orders.put(order.code(), ui.t("pipeline.board.order." + order.code()));
        return orders;
    }

    public Map<String, String> actions(Ui ui) {
        Map<String, String> actions = new LinkedHashMap<>();
        for (Bulk.Action action : Bulk.Action.values())
            actions.put(action.code(), ui.t("pipeline.bulk." + action.code()));
        return actions;
    }

    public static String themes(Pipeline.Card card, Ui ui) {
        return Themes.names(card.themes(), ui.words());
    }

    /** Days with one decimal under ten, whole above. */
    public static String days(double days, Ui ui) {
        return ui.number(BigDecimal.valueOf(days).setScale(days < 10 ? 1 : 0, RoundingMode.HALF_UP));
    }
}
