package org.terreau.funding.web;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.terreau.funding.FundingWindow;
import org.terreau.funding.WindowApplication;
import org.terreau.funding.Windows;
import org.terreau.portfolio.Product;
import org.terreau.shared.Money;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * The windows that a product may ask, for those who work on it.
 *
 * @param typed what was typed for the window of this number; 0 for none
 */
public record ProductWindowsPage(
        Product product, Windows.Looked looked, Form form, long typed, boolean conflict, LocalDate today) {

    public String desk() {
        return product.id().path() + "/gestion-budget";
    }

    public String path() {
        return desk() + "/guichets";
    }

    public Form formOf(Windows.Matched one) {
        long id = one.window().id();
        if (id == typed) return form;
        Map<String, String> fields = new LinkedHashMap<>();
        one.asked()
                .ifPresentOrElse(
                        asked -> {
                            fields.put("version", String.valueOf(asked.version()));
                            fields.put("etat-" + id, asked.state().code());
                            fields.put("demande-" + id, euros(asked.asked()));
                            Money granted = asked.granted();
                            if (granted != null) fields.put("obtenu-" + id, euros(granted));
                        },
                        () -> {
                            fields.put("version", "0");
                            Money asked = one.match().asked();
                            if (asked != null) fields.put("demande-" + id, euros(asked));
                        });
        return Form.filled(fields);
    }

    private static String euros(Money amount) {
        return amount.inEuros().toPlainString().replace('.', ',');
    }

    public Map<String, String> states(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (WindowApplication.State one : WindowApplication.State.values())
            options.put(one.code(), ui.t("funding.window.state." + one.code()));
        return options;
    }

    /** What lacks, in a sentence. */
    public static String lack(FundingWindow.Lack lack, Ui ui) {
        return ui.t(
                "funding.window.lack." + lack.code(),
                lack.amounts().stream().map(ui::money).toArray());
    }
}
