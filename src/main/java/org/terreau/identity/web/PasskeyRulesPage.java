package org.terreau.identity.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.terreau.identity.PasskeyRules;
import org.terreau.identity.Role;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/** Whose role asks for a passkey, and how many have one. */
public record PasskeyRulesPage(Form form, List<PasskeyRules.Count> counts) {

    public PasskeyRulesPage {
        counts = List.copyOf(counts);
    }

    public Map<String, String> roles(Ui ui) {
        Map<String, String> roles = new LinkedHashMap<>();
        for (Role role : Role.values()) roles.put(role.name(), name(ui, role));
        return roles;
    }

    public String name(Ui ui, Role role) {
        return ui.t("audit.code.role." + role.name());
    }
}
