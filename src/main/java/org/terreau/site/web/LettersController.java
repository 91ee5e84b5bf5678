package org.terreau.site.web;

import java.util.Comparator;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.web.LetterSetting;
import org.terreau.web.NavigationEntry;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;

@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class LettersController {

    private final Pages pages;
    private final List<LetterSetting> settings;

    LettersController(Pages pages, List<LetterSetting> settings) {
        this.pages = pages;
        this.settings = settings.stream()
                .sorted(Comparator.comparingInt(LetterSetting::order))
                .toList();
    }

    @Bean
    static NavigationEntry lettersNavigation() {
        return NavigationEntry.forSignedIn(390, "site.letters.title", "/mes-courriels");
    }

    @GetMapping("/mes-courriels")
    ModelAndView letters() {
        return pages.show("site/letters", new LettersPage(settings));
    }
}
