package org.terreau.identity.web;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.identity.Actor;
import org.terreau.identity.PasskeyRules;
import org.terreau.identity.Role;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.web.Form;
import org.terreau.web.NavigationEntry;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.RecentProof;
import org.terreau.web.Viewer;

/** Whose role asks for a passkey. */
@Controller
@OpenTo(OpenTo.Audience.ADMINISTRATOR)
class PasskeyRulesController {

    private static final String PATH = "/administration/cles-d-acces";
    private static final String VERSION = "version";

    private final Pages pages;
    private final PasskeyRules rules;

    PasskeyRulesController(Pages pages, PasskeyRules rules) {
        this.pages = pages;
        this.rules = rules;
    }

    @Bean
    static NavigationEntry passkeyRulesNavigation() {
        return new NavigationEntry(
                NavigationEntry.Group.INCUBATOR, 897, "passkey.rules.menu", PATH, Viewer::administrator);
    }

    @GetMapping(PATH)
    ModelAndView read(Actor actor) {
        PasskeyRules.Rules now = rules.read(actor);
        return pages.show("identity/passkey-rules", page(filled(now), actor));
    }

    @PostMapping(PATH)
    @RecentProof
    ModelAndView change(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        try {
            rules.change(asked(form), actor);
        } catch (Refused refusal) {
            return pages.refused("identity/passkey-rules", page(form.refused(refusal), actor));
        } catch (Stale stale) {
            Form now = filled(rules.read(actor));
            return pages.refused(
                    "identity/passkey-rules", page(now.refused(new Refused("", "passkey.rules.stale")), actor));
        }
        return pages.after(PATH, "flash.passkey.rules");
    }

    private static PasskeyRules.Rules asked(Form form) {
        Set<Role> roles = Arrays.stream(Role.values())
                .filter(role -> form.has("roles", role.name()))
                .collect(Collectors.toSet());
        return new PasskeyRules.Rules(
                roles,
                form.number("jours")
                        .filter(days -> days <= PasskeyRules.LONGEST)
                        .map(Long::intValue)
                        .orElse(-1),
                form.version());
    }

    private static Form filled(PasskeyRules.Rules now) {
        return Form.EMPTY
                .with("roles", now.roles().stream().map(Role::name).toArray(String[]::new))
                .with("jours", String.valueOf(now.days()))
                .with(VERSION, String.valueOf(now.version()));
    }

    private PasskeyRulesPage page(Form form, Actor actor) {
        return new PasskeyRulesPage(form, rules.counts(actor));
    }
}
