package org.terreau.support.web;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.terreau.identity.AccountId;
import org.terreau.shared.Slice;
import org.terreau.support.SupportDesk;
import org.terreau.support.SupportRequest;
import org.terreau.support.SupportState;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/** The requests of the incubators for which somebody works; the form holds the filters as the address has them. */
public record SupportDeskPage(
        Form form,
        Slice<SupportRequest> requests,
        Map<Long, String> offered,
        Map<AccountId, String> deliverers,
        LocalDate today,
        boolean writesCatalogue) {

    /** All that is not over, in addresses. */
    static final String OPEN = "ouvertes";

    static final String ALL = "toutes";

    public SupportDeskPage {
        offered = new LinkedHashMap<>(offered);
        deliverers = Map.copyOf(deliverers);
    }

    public static Map<String, String> states(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put(OPEN, ui.t("support.desk.open"));
        for (SupportState state : SupportState.values())
            options.put(state.code(), ui.t("support.request." + state.code()));
        options.put(ALL, ui.t("support.desk.all"));
        return options;
    }

    public Map<String, String> offers() {
        Map<String, String> options = new LinkedHashMap<>();
        offered.forEach((id, name) -> options.put(String.valueOf(id), name));
        return options;
    }

    public static Map<String, String> people(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put(SupportDesk.Who.ME.code(), ui.t("support.desk.mine"));
        options.put(SupportDesk.Who.NOBODY.code(), ui.t("support.desk.nobody"));
        return options;
    }

    public String deliverer(SupportRequest request, Ui ui) {
        AccountId deliverer = request.progress().deliverer();
        return deliverer == null ? ui.t("support.desk.nobody") : deliverers.getOrDefault(deliverer, "");
    }

    public boolean unfiltered() {
        return form.text("offre").isEmpty()
                && form.text("qui").isEmpty()
                && form.text("q").isEmpty();
    }
}
