package org.terreau.site.web;

import java.util.Locale;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.terreau.shared.Languages;
import org.terreau.web.OpenTo;
import org.terreau.web.SocialCard;
import org.terreau.web.SocialCards;

/** The picture of the site for those who receive its address. */
@RestController
@OpenTo(OpenTo.Audience.EVERYONE)
class CardController {

    private final SocialCards cards;
    private final Languages languages;

    CardController(SocialCards cards, Languages languages) {
        this.cards = cards;
        this.languages = languages;
    }

    @GetMapping("/carte.png")
    ResponseEntity<byte[]> card(Locale language) {
        return cards.show(
                SocialCard.SITE.picture(),
                language,
                () -> new SocialCards.Said(
                        languages.in(language).t("site.home.title"),
                        "",
                        languages.in(language).t("web.baseline")));
    }
}
