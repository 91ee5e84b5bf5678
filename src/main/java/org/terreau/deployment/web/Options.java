package org.terreau.deployment.web;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.terreau.deployment.Deployment;
import org.terreau.deployment.DeploymentState;
import org.terreau.deployment.Stratum;
import org.terreau.deployment.Waves;
import org.terreau.identity.Accounts;
import org.terreau.territory.Collectivity;
import org.terreau.web.Ui;

/** What the lists of the forms offer. */
public final class Options {

    private Options() {}

    public static Map<String, String> states(List<DeploymentState> states, Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (DeploymentState state : states) options.put(state.code(), ui.t("deployment.state." + state.code()));
        return options;
    }

    public static Map<String, String> states(Ui ui) {
        return states(Arrays.asList(DeploymentState.values()), ui);
    }

    public static Map<String, String> origins(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (Deployment.Origin origin : Deployment.Origin.values())
            options.put(origin.code(), ui.t("deployment.origin." + origin.code()));
        return options;
    }

    public static Map<String, String> due(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String due : List.of("retard", "semaine", "sans")) options.put(due, ui.t("deployment.due." + due));
        return options;
    }

    public static Map<String, String> orders(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String order : List.of("nom", "population", "relance", "recent"))
            options.put(order, ui.t("deployment.order." + order));
        return options;
    }

    public static Map<String, String> strata(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (Stratum stratum : Stratum.values())
            options.put(stratum.code(), ui.t("deployment.stratum." + stratum.code()));
        return options;
    }

    public static Map<String, String> places(List<Collectivity> regions, List<Collectivity> departements) {
        Map<String, String> options = new LinkedHashMap<>();
        for (Collectivity region : regions) options.put(region.id().toString(), region.name());
        for (Collectivity departement : departements)
            options.put(departement.id().toString(), departement.id().code() + " " + departement.name());
        return options;
    }

    public static Map<String, String> waves(List<Waves.Progress> waves) {
        Map<String, String> options = new LinkedHashMap<>();
        for (Waves.Progress progress : waves)
            options.put(String.valueOf(progress.wave().id()), progress.wave().name());
        return options;
    }

    public static Map<String, String> officers(List<Accounts.Account> officers) {
        Map<String, String> options = new LinkedHashMap<>();
        for (Accounts.Account officer : officers) options.put(officer.id().toString(), officer.name());
        return options;
    }

    public static Map<String, String> regions(List<Collectivity> regions) {
        Map<String, String> options = new LinkedHashMap<>();
        for (Collectivity region : regions) options.put(region.id().code(), region.name());
        return options;
    }
}
