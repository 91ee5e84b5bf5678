package org.terreau.problem.web;

import java.util.Locale;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.terreau.problem.ProblemId;
import org.terreau.problem.Registry;
import org.terreau.shared.Languages;
import org.terreau.shared.Words;
import org.terreau.web.OpenTo;
import org.terreau.web.SocialCards;

/** The picture of a problem's page for those who receive its address: its title, and how many have it. */
@RestController
@OpenTo(OpenTo.Audience.EVERYONE)
class ProblemCardController {

    private final SocialCards cards;
    private final Registry registry;
    private final Languages languages;

    ProblemCardController(SocialCards cards, Registry registry, Languages languages) {
        this.cards = cards;
        this.registry = registry;
        this.languages = languages;
    }

    @GetMapping("/problemes/{id:[0-9]+}/carte.png")
    ResponseEntity<byte[]> card(@PathVariable String id, Locale language) {
        ProblemId problem = registry.read(ProblemId.parse(id)).id();
        return cards.show(problem.path(), language, () -> said(registry.sheet(problem), language));
    }

    private SocialCards.Said said(Registry.Sheet sheet, Locale language) {
        String title = sheet.problem().statement().title();
        int places = sheet.places().size();
        Words words = languages.in(language);
        return places == 0
                ? new SocialCards.Said(title, "", words.t("problem.card-picture.nobody"))
                : new SocialCards.Said(title, words.number(places), words.t("problem.card-picture.places", places));
    }
}
