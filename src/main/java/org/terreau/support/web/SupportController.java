package org.terreau.support.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.incubator.Incubator;
import org.terreau.support.SupportCatalogue;
import org.terreau.support.SupportEffects;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.Table;

/** The catalogue of support, for everybody. */
@Controller
@OpenTo(OpenTo.Audience.EVERYONE)
class SupportController {

    private static final Table<OfferLine> LINES = Table.of(OfferLine.class);

    private static final Table<EffectLine> EFFECTS = Table.of(EffectLine.class);

    private final Pages pages;
    private final SupportEffects effects;
    private final SupportCatalogue catalogue;

    SupportController(Pages pages, SupportEffects effects, SupportCatalogue catalogue) {
        this.pages = pages;
        this.effects = effects;
        this.catalogue = catalogue;
    }

    @GetMapping("/appui")
    ModelAndView catalogue(@RequestParam(defaultValue = "") String incubateur) {
        return pages.showToAll("support/catalogue", () -> page(incubateur));
    }

    private CataloguePage page(String asked) {
        Incubator incubator = catalogue.incubator(asked);
        return CataloguePage.of(
                incubator,
                catalogue.incubator("").id().equals(incubator.id()),
                catalogue.offering().stream()
                        .filter(one -> !one.id().equals(incubator.id()))
                        .toList(),
                catalogue.shown(incubator.id()));
    }

    @GetMapping("/appui/{offer:[0-9]+}")
    ModelAndView offer(@PathVariable String offer) {
        return pages.showToAll("support/offer", () -> {
            SupportCatalogue.Shown shown = catalogue.read(Addresses.number(offer));
            return new OfferShownPage(
                    shown, catalogue.incubator(shown.offer().incubator().value()));
        });
    }

    @GetMapping("/appui.csv")
    ResponseEntity<byte[]> csv(@RequestParam(defaultValue = "") String incubateur) {
        return LINES.csv("appui.csv", lines(incubateur));
    }

    @GetMapping("/api/appui")
    ResponseEntity<List<OfferLine>> json(@RequestParam(defaultValue = "") String incubateur) {
        return ResponseEntity.ok(lines(incubateur));
    }

    @GetMapping("/appui/effets")
    ModelAndView effects(@RequestParam(defaultValue = "") String incubateur) {
        return pages.showToAll("support/effects", () -> {
            Incubator incubator = catalogue.incubator(incubateur);
            return new EffectsPage(
                    incubator, catalogue.incubator("").id().equals(incubator.id()), effects.of(incubator.id()));
        });
    }

    /** A thing that is aimed at as files and programs read it; null for fewer than five products. */
    record EffectLine(
            String quoi,
            @Nullable Integer aides,
            @Nullable Integer avant,
            @Nullable Integer aidesAujourdhui,
            @Nullable Integer autres,
            @Nullable Integer autresAujourdhui) {

        static EffectLine of(SupportEffects.Line line) {
            SupportEffects.Helped helped = line.helped();
            SupportEffects.Others others = line.others();
            if (helped == null || others == null)
                return new EffectLine(line.aim().code(), null, null, null, null, null);
            return new EffectLine(
                    line.aim().code(),
                    helped.products(),
                    helped.before(),
                    helped.now(),
                    others.products(),
                    others.now());
        }
    }

    @GetMapping("/appui/effets.csv")
    ResponseEntity<byte[]> effectsCsv(@RequestParam(defaultValue = "") String incubateur) {
        return EFFECTS.csv("effets.csv", effectLines(incubateur));
    }

    @GetMapping("/api/appui/effets")
    ResponseEntity<List<EffectLine>> effectsJson(@RequestParam(defaultValue = "") String incubateur) {
        return ResponseEntity.ok(effectLines(incubateur));
    }

    private List<EffectLine> effectLines(String asked) {
        return effects.of(catalogue.incubator(asked).id()).stream()
                .map(EffectLine::of)
                .toList();
    }

    private List<OfferLine> lines(String asked) {
        return catalogue.shown(catalogue.incubator(asked).id()).stream()
                .map(OfferLine::of)
                .toList();
    }
}
