package org.terreau.access.web;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.terreau.access.AccountKey;
import org.terreau.access.Level;
import org.terreau.access.Remover;
import org.terreau.access.Tier;
import org.terreau.access.Tool;
import org.terreau.access.ToolKind;
import org.terreau.access.ToolScope;
import org.terreau.incubator.Incubator;
import org.terreau.shared.Money;
import org.terreau.team.Trade;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * A tool being written.
 *
 * @param tool null for a new one
 * @param trades the codes of those that are ticked
 * @param conflict somebody else changed it in the meantime
 */
public record ToolFormPage(Incubator incubator, @Nullable Tool tool, Form form, List<String> trades, boolean conflict) {

    public ToolFormPage {
        trades = List.copyOf(trades);
    }

    static ToolFormPage fresh(Incubator incubator) {
        return new ToolFormPage(
                incubator,
                null,
                Form.filled(Map.of(
                        "portee", ToolScope.INCUBATOR.code(),
                        "cle", AccountKey.EMAIL.code(),
                        "retrait", Tier.MANUAL.code(),
                        "qui-retire", Remover.INCUBATOR.code(),
                        "revue", "180")),
                List.of(),
                false);
    }

    static ToolFormPage of(Incubator incubator, Tool tool, String owner) {
        Money seat = tool.kept().seat();
        Integer minutes = tool.removal().minutes();
        Map<String, String> values = new LinkedHashMap<>();
        values.put("nom", tool.described().name());
        values.put("genre", tool.described().kind().code());
        values.put("adresse", tool.described().address());
        values.put("portee", tool.described().scope().code());
        values.put("cle", tool.described().key().code());
        values.put("retrait", tool.removal().tier().code());
        values.put("qui-retire", tool.removal().who().code());
        values.put("mode-operatoire", tool.removal().runbook());
        values.put("minutes", minutes == null ? "" : minutes.toString());
        values.put("precaution", tool.removal().hazards());
        values.put(
                "prix", seat == null ? "" : seat.inEuros().stripTrailingZeros().toPlainString());
        values.put("revue", String.valueOf(tool.kept().reviewDays()));
        values.put("responsable", owner);
        values.put("version", String.valueOf(tool.version()));
        return new ToolFormPage(
                incubator,
                tool,
                Form.filled(values),
                tool.kept().expected().stream().map(Trade::code).toList(),
                false);
    }

    /** The same with what was typed. */
    ToolFormPage typed(Form typed) {
        return new ToolFormPage(incubator, tool, typed, List.of(), conflict);
    }

    ToolFormPage conflicting(Form typed) {
        return new ToolFormPage(incubator, tool, typed, List.of(), true);
    }

    public String action() {
        return tool == null ? "/outils/nouveau" : tool.path() + "/fiche";
    }

    public String back() {
        return tool == null ? ToolsPage.path(incubator) : tool.path();
    }

    private static <T> Map<String, String> options(T[] all, Function<T, String> code, String key, Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        Arrays.stream(all).map(code).forEach(one -> options.put(one, ui.t(key + one)));
        return options;
    }

    public static Map<String, String> kinds(Ui ui) {
        return options(ToolKind.values(), ToolKind::code, "access.kind.", ui);
    }

    public static Map<String, String> scopes(Ui ui) {
        return options(ToolScope.values(), ToolScope::code, "access.scope.", ui);
    }

    public static Map<String, String> keys(Ui ui) {
        return options(AccountKey.values(), AccountKey::code, "access.key.", ui);
    }

    public static Map<String, String> tiers(Ui ui) {
        return options(Tier.values(), Tier::code, "access.tier.", ui);
    }

    public static Map<String, String> removers(Ui ui) {
        return options(Remover.values(), Remover::code, "access.remover.", ui);
    }

    public static Map<String, String> levels(Ui ui) {
        return options(Level.values(), Level::code, "access.level.", ui);
    }

    public static Map<String, String> tradeOptions(Ui ui) {
        return options(Trade.values(), Trade::code, "team.trade.", ui);
    }
}
