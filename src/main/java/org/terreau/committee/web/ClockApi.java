package org.terreau.committee.web;

import java.util.Locale;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.terreau.committee.Clocks;
import org.terreau.identity.Actor;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.NotFound;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;

/** The time left to a product, for those who work on it and their programs. */
@RestController
class ClockApi {

    private final Clocks clocks;
    private final Pages pages;

    ClockApi(Clocks clocks, Pages pages) {
        this.clocks = clocks;
        this.pages = pages;
    }

    @GetMapping("/produits/{id}/api/temps-restant")
    @OpenTo(OpenTo.Audience.SIGNED_IN)
    ResponseEntity<ClockAnswer> read(@PathVariable String id, Locale locale, Actor actor) {
        return answer(id, locale, actor);
    }

    /** The same for a program with a key of the product. */
    @GetMapping("/api/v1/products/{id}/clock")
    @OpenTo(OpenTo.Audience.KEY_HOLDER)
    ResponseEntity<ClockAnswer> clock(@PathVariable String id, Locale locale, Actor program) {
        return answer(id, locale, program);
    }

    private ResponseEntity<ClockAnswer> answer(String id, Locale locale, Actor actor) {
        ProductId product = Addresses.product(id);
        return clocks.of(product, actor)
                .map(clock -> ResponseEntity.ok(
                        ClockAnswer.of(clock, pages.outsideRequest(locale).words())))
                .orElseThrow(() -> new NotFound("time left", product));
    }
}
