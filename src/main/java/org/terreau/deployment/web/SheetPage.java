package org.terreau.deployment.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.terreau.deployment.Deployment;
import org.terreau.deployment.Interests;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.portfolio.Product;
import org.terreau.web.Form;

/**
 * A collectivity in the deployment of a product.
 *
 * @param form what is edited
 * @param move the change of state
 * @param beforeGo using it there now would come before a "go"
 */
public record SheetPage(
        Product product,
        Deployment deployment,
        List<Deployment.Event> history,
        Map<AccountId, String> names,
        List<Interests.Interest> interests,
        List<Accounts.Account> officers,
        Form form,
        Form move,
        boolean beforeGo,
        LocalDate today) {

    public SheetPage {
        history = List.copyOf(history);
        interests = List.copyOf(interests);
        officers = List.copyOf(officers);
    }

    /** "" for the program, a visitor or somebody erased. */
    public String by(@Nullable AccountId id) {
        return id == null ? "" : names.getOrDefault(id, "");
    }
}
