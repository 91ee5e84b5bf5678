package org.terreau.recruitment.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.incubator.Incubators;
import org.terreau.recruitment.Offer;
import org.terreau.recruitment.PublicOffers;
import org.terreau.shared.NotFound;
import org.terreau.shared.Slice;
import org.terreau.web.AtomFeed;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.PublicDataSet;
import org.terreau.web.Searched;
import org.terreau.web.Table;
import org.terreau.web.Ui;

/**
 * The offers of missions and posts, for everybody, as pages, files and a feed. An hour closes them, so that their pages are
 * not kept: they are read from memory.
 */
@Controller
@OpenTo(OpenTo.Audience.EVERYONE)
class PublicOffersController implements PublicDataSet {

    private static final Table<OfferLine> LINES = Table.of(OfferLine.class);
    private static final int PAGE = 20;

    private final Pages pages;
    private final PublicOffers offers;
    private final Incubators incubators;

    PublicOffersController(Pages pages, PublicOffers offers, Incubators incubators) {
        this.pages = pages;
        this.offers = offers;
        this.incubators = incubators;
    }

    @GetMapping("/rejoindre")
    ModelAndView list(@RequestParam MultiValueMap<String, String> typed) {
        Form form = Form.of(typed);
        List<Offer> all = offers.readable();
        return pages.show(
                "recruitment/list",
                new PublicListPage(
                        form.text("etat").isEmpty() ? form.with("etat", PublicListPage.OPEN) : form,
                        Slice.of(offers.chosen(choice(form)), form.page(), PAGE),
                        all,
                        offers.products(all),
                        offers.now()));
    }

    private static PublicOffers.Choice choice(Form form) {
        return new PublicOffers.Choice(
                Searched.of(form),
                form.text("metier"),
                form.text("genre"),
                form.text("teletravail"),
                form.text("lieu"),
                form.text("produit"),
                form.text("phase"),
                form.text("etat").equals(PublicListPage.OVER));
    }

    @GetMapping("/rejoindre/{offer:[0-9]+}")
    ModelAndView read(@PathVariable String offer) {
        Offer known = offers.read(Addresses.number(offer));
        return pages.show(
                "recruitment/offer",
                new PublicOfferPage(
                        known,
                        offers.products(List.of(known)),
                        incubators
                                .find(known.incubator())
                                .orElseThrow(() -> new NotFound("incubator", known.incubator())),
                        offers.now()));
    }

    @GetMapping("/rejoindre.csv")
    ResponseEntity<byte[]> csv(@RequestParam MultiValueMap<String, String> typed) {
        return LINES.csv("offres.csv", lines(offers.chosen(choice(Form.of(typed)))));
    }

    @GetMapping("/api/rejoindre")
    ResponseEntity<List<OfferLine>> json(@RequestParam MultiValueMap<String, String> typed) {
        return ResponseEntity.ok(lines(offers.chosen(choice(Form.of(typed)))));
    }

    private List<OfferLine> lines(List<Offer> of) {
        Instant now = offers.now();
        return of.stream().map(offer -> OfferLine.of(offer, now, offer.path())).toList();
    }

    @GetMapping("/rejoindre.atom")
    ResponseEntity<byte[]> feed(@RequestParam MultiValueMap<String, String> typed) {
        Ui ui = pages.outsideRequest(Locale.FRENCH);
        List<AtomFeed.Item> items = offers.chosen(choice(Form.of(typed))).stream()
                .map(offer -> new AtomFeed.Item(
                        offer.path(),
                        offer.said().title(),
                        Optional.ofNullable(offer.days().publishedAt()).orElse(Instant.EPOCH),
                        offer.path(),
                        OfferWords.terms(offer, ui) + ". " + OfferWords.closing(offer, offers.now(), ui)))
                .toList();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(AtomFeed.MEDIA_TYPE))
                .cacheControl(CacheControl.noCache())
                .body(AtomFeed.of(
                        ui.t("recruitment.feed", ui.brand().name()), "/rejoindre.atom", "/rejoindre", items, ui));
    }

    @Override
    public int order() {
        return 475;
    }

    @Override
    public String code() {
        return "offres";
    }

    @Override
    public List<Address> addresses() {
        return List.of(
                new Address("JSON", "/api/rejoindre", "application/json"),
                new Address("CSV", "/rejoindre.csv", "text/csv"),
                new Address("Atom", "/rejoindre.atom", "application/atom+xml"));
    }

    @Override
    public void copy(Receiver receiver) throws IOException {
        receiver.file("offres/offres.csv")
                .write(LINES.csv(lines(offers.readable())).getBytes(StandardCharsets.UTF_8));
    }
}
