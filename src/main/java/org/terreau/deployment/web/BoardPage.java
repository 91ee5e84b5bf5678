package org.terreau.deployment.web;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.terreau.deployment.Deployment;
import org.terreau.deployment.Deployments;
import org.terreau.deployment.Waves;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.portfolio.Product;
import org.terreau.shared.Slice;
import org.terreau.territory.Collectivity;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/** The deployments of a product for those who work on it: by state, or as a list. One of the two is null. */
public record BoardPage(
        Product product,
        Form form,
        boolean narrowed,
        Deployments.@Nullable Board board,
        @Nullable Slice<Deployment> list,
        List<Waves.Progress> waves,
        List<Accounts.Account> officers,
        List<Collectivity> regions,
        List<Collectivity> departements,
        LocalDate today) {

    public BoardPage {
        waves = List.copyOf(waves);
        officers = List.copyOf(officers);
        regions = List.copyOf(regions);
        departements = List.copyOf(departements);
    }

    public String path() {
        return product.id().path() + "/deploiements";
    }

    public String officer(@Nullable AccountId id) {
        return officers.stream()
                .filter(account -> account.id().equals(id))
                .map(Accounts.Account::name)
                .findFirst()
                .orElse("");
    }

    /** What narrows the list, kept by the form that changes states. */
    public List<String> filters() {
        return List.of("q", "etat", "territoire", "taille", "vague", "responsable", "relance", "tri", "page");
    }

    /** Of whom the state changes. */
    public Map<String, String> scopes(Ui ui) {
        Map<String, String> scopes = new LinkedHashMap<>();
        scopes.put("cochees", ui.t("deployment.bulk.ticked"));
        scopes.put("liste", ui.t("deployment.bulk.all", list == null ? 0 : list.total()));
        return scopes;
    }
}
