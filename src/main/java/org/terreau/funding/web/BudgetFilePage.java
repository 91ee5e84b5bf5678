package org.terreau.funding.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.terreau.funding.Activity;
import org.terreau.funding.BudgetFiles;
import org.terreau.funding.BudgetImport;
import org.terreau.funding.BudgetImports;
import org.terreau.funding.Nature;
import org.terreau.funding.Regime;
import org.terreau.funding.Resource;
import org.terreau.funding.VatZone;
import org.terreau.funding.WrittenBudget;
import org.terreau.portfolio.Product;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * A file of budget lines or of contributions: chosen or pasted, then shown as it is understood.
 *
 * @param shown null while none is chosen
 * @param outcome what taking it would do; null while its columns say too little
 */
public record BudgetFilePage(
        Product product, Form form, BudgetFiles.@Nullable Shown shown, BudgetImports.@Nullable Outcome outcome) {

    /** So many faults and notes are shown. */
    public static final int MOST = 100;

    public String desk() {
        return product.id().path() + "/gestion-budget";
    }

    /** What the text of the product's file tells of its budget. */
    public Optional<String> written() {
        return WrittenBudget.of(product.body()).map(WrittenBudget::text);
    }

    public String path() {
        return desk() + "/fichier";
    }

    /** What a column may be: those of lines and of contributions, each once. */
    public Map<String, String> roles(Ui ui) {
        List<String> all = new ArrayList<>(BudgetFiles.LINE_ROLES);
        BudgetFiles.FUNDING_ROLES.stream().filter(role -> !all.contains(role)).forEach(all::add);
        Map<String, String> roles = new LinkedHashMap<>();
        for (String role : all) roles.put(role, ui.t("funding.file.role." + role));
        return roles;
    }

    public boolean ofLines() {
        return shown != null && shown.content() == BudgetImport.Content.LINES;
    }

    public Map<String, String> called() {
        Map<String, String> names = new LinkedHashMap<>();
        if (shown != null) shown.called().forEach(name -> names.put(name, name));
        return names;
    }

    /** The labels to place, numbered as their fields are. */
    public List<String> labels() {
        return shown == null ? List.of() : List.copyOf(shown.labels().values());
    }

    public Map<String, String> activities(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (Activity one : Activity.values()) options.put(one.code(), ui.t("funding.activity." + one.code()));
        return options;
    }

    public Map<String, String> resources(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        Arrays.stream(Resource.values())
                .forEach(one -> options.put(one.code(), ui.t("funding.resource." + one.code())));
        return options;
    }

    public Map<String, String> natures(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (Nature one : Nature.values()) options.put(one.code(), ui.t("funding.nature." + one.code()));
        return options;
    }

    public Map<String, String> regimes(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (Regime one : Regime.values()) options.put(one.code(), ui.t("funding.regime." + one.code()));
        return options;
    }

    public Map<String, String> zones(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (VatZone one : VatZone.values()) options.put(one.code(), ui.t("funding.zone." + one.code()));
        return options;
    }

    /** An amount of the file is larger than a billion: whoever brings it says that it is right. */
    public boolean large() {
        return form.ticked("enorme")
                || (outcome != null
                        && outcome.faults().stream()
                                .anyMatch(fault -> fault.key().equals("funding.fault.amount.large")));
    }
}
