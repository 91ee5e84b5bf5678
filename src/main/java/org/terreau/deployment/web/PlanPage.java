package org.terreau.deployment.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.terreau.deployment.Plans;
import org.terreau.identity.Accounts;
import org.terreau.portfolio.Product;
import org.terreau.territory.Collectivity;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * Whom a product is meant for.
 *
 * @param history the targets that it had, the first one first
 */
public record PlanPage(
        Product product,
        Plans.Plan plan,
        List<Collectivity> regions,
        List<Accounts.Account> officers,
        List<Plans.Since> history,
        Form form) {

    public PlanPage {
        regions = List.copyOf(regions);
        officers = List.copyOf(officers);
        history = List.copyOf(history);
    }

    /** Somebody set a target. */
    public boolean set() {
        return plan.version() > 0;
    }

    /** The newest first. */
    public List<Plans.Since> newest() {
        List<Plans.Since> newest = new ArrayList<>(history);
        Collections.reverse(newest);
        return newest;
    }

    public String since(Plans.Since one, Ui ui) {
        return one.day().equals(Plans.ALWAYS)
                ? ui.t("deployment.plan.always")
                : ui.t("deployment.plan.since", ui.date(one.day()));
    }

    /** A target in a few words. */
    public String words(Plans.Plan target, Ui ui) {
        String strata = target.strata().isEmpty()
                ? ui.t("deployment.plan.communes")
                : target.strata().stream()
                        .sorted()
                        .map(one -> ui.t("deployment.stratum." + one.code()))
                        .collect(Collectors.joining(", "));
        String places = target.regions().isEmpty()
                ? ui.t("deployment.plan.country")
                : regions.stream()
                        .filter(region -> target.regions().contains(region.id().code()))
                        .map(Collectivity::name)
                        .collect(Collectors.joining(", "));
        return ui.t("deployment.plan.words", strata, places);
    }
}
