package org.terreau.operation.web;

import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.identity.Actor;
import org.terreau.operation.SiteState;
import org.terreau.shared.Languages;
import org.terreau.web.NavigationEntry;
import org.terreau.web.OpenTo;
import org.terreau.web.OperatingFact;
import org.terreau.web.Pages;
import org.terreau.web.Viewer;

/** What works and what does not, on one page. */
@Controller
@OpenTo(OpenTo.Audience.ADMINISTRATOR)
class StateController {

    private final Pages pages;
    private final SiteState state;
    private final Languages languages;

    StateController(Pages pages, SiteState state, Languages languages) {
        this.pages = pages;
        this.state = state;
        this.languages = languages;
    }

    @Bean
    static NavigationEntry operationNavigation() {
        return new NavigationEntry(
                NavigationEntry.Group.INCUBATOR, 896, "operation.menu", "/administration/etat", Viewer::administrator);
    }

    @GetMapping("/administration/etat")
    ModelAndView page(Actor actor, Locale language) {
        return pages.show("operation/state", new StatePage(state.facts(languages.in(language), actor)));
    }

    /** A fact for a program. */
    record Fact(String code, String niveau, String valeur) {

        static Fact of(OperatingFact fact) {
            return new Fact(fact.code(), fact.level().code(), fact.value());
        }
    }

    @GetMapping("/api/administration/etat")
    ResponseEntity<List<Fact>> json(Actor actor) {
        return ResponseEntity.ok(state.facts(languages.in(Locale.FRENCH), actor).stream()
                .map(Fact::of)
                .toList());
    }
}
