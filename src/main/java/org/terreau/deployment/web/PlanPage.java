package org.terreau.deployment.web;

import java.util.List;
import org.terreau.deployment.Plans;
import org.terreau.identity.Accounts;
import org.terreau.portfolio.Product;
import org.terreau.territory.Collectivity;
import org.terreau.web.Form;

/** Whom a product is meant for. */
public record PlanPage(
        Product product, Plans.Plan plan, List<Collectivity> regions, List<Accounts.Account> officers, Form form) {

    public PlanPage {
        regions = List.copyOf(regions);
        officers = List.copyOf(officers);
    }
}
