package org.terreau.access.web;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.terreau.access.DeclaredAccounts;
import org.terreau.access.Tool;
import org.terreau.portfolio.Product;
import org.terreau.team.Person;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/** Who has what on a product. */
public record ProductAccountsPage(DeclaredAccounts.OfProduct all, Form form, LocalDate today) {

    public Product product() {
        return all.product();
    }

    /** What each field is called, for errors that say the same of several. */
    public Map<String, String> labels(Ui ui) {
        return Map.of(
                "outil", ui.t("access.tool"),
                "personne", ui.t("access.person"),
                "niveau", ui.t("access.level"));
    }

    public String path() {
        return product().id().path() + "/acces";
    }

    public DeclaredAccounts.@Nullable Held held(Person person, Tool tool) {
        return all.byPerson().getOrDefault(person.id(), Map.of()).get(tool.id());
    }

    public Map<String, String> tools() {
        Map<String, String> options = new LinkedHashMap<>();
        all.choices()
                .forEach(tool ->
                        options.put(String.valueOf(tool.id()), tool.described().name()));
        return options;
    }

    public Map<String, String> people() {
        Map<String, String> options = new LinkedHashMap<>();
        all.working().forEach(person -> options.put(String.valueOf(person.id()), person.name()));
        return options;
    }
}
