package org.terreau.testimony.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.terreau.portfolio.Product;
import org.terreau.testimony.Testimony;
import org.terreau.testimony.Withdrawal;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/** A testimony about to be withdrawn. */
public record WithdrawalPage(Product product, Testimony testimony, Form form) {

    public String path() {
        return product.id().path() + "/mesures/temoignages/" + testimony.id() + "/retrait";
    }

    public static Map<String, String> reasons(Ui ui) {
        Map<String, String> reasons = new LinkedHashMap<>();
        for (Withdrawal why : Withdrawal.values()) reasons.put(why.code(), ui.t("testimony.withdrawal." + why.code()));
        return reasons;
    }
}
