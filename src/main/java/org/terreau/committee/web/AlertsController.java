package org.terreau.committee.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.committee.Alert;
import org.terreau.committee.AlertWatch;
import org.terreau.committee.AlertWords;
import org.terreau.committee.DigestReaders;
import org.terreau.identity.Actor;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.Refused;
import org.terreau.web.Csv;
import org.terreau.web.Form;
import org.terreau.web.LetterSetting;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.Ui;

/** Alerts on a product's figures, and how often they are told. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class AlertsController {

    private final Pages pages;
    private final Products products;
    private final AlertWatch alerts;
    private final DigestReaders readers;

    AlertsController(Pages pages, Products products, AlertWatch alerts, DigestReaders readers) {
        this.pages = pages;
        this.products = products;
        this.alerts = alerts;
        this.readers = readers;
    }

    private static String kind(String written) {
        return Alert.Kind.of(written).map(Alert.Kind::code).orElse("");
    }

    @GetMapping("/produits/{id}/alertes")
    ModelAndView list(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String genre,
            @RequestParam(defaultValue = "1") String page,
            Actor actor) {
        ProductId product = Addresses.product(id);
        var found = alerts.list(product, kind(genre), Form.page(page), actor);
        return pages.show(
                "committee/alerts",
                new AlertsPage(products.read(product), found, Form.filled(Map.of("genre", kind(genre)))));
    }

    @GetMapping("/produits/{id}/alertes.csv")
    ResponseEntity<byte[]> csv(
            @PathVariable String id, @RequestParam(defaultValue = "") String genre, Locale locale, Actor actor) {
        Ui ui = pages.outsideRequest(locale);
        List<List<String>> rows = alerts.all(Addresses.product(id), kind(genre), actor).stream()
                .map(alert -> List.of(
                        alert.foundAt().toString(),
                        ui.t("alert.kind." + alert.kind().code()),
                        alert.indicator(),
                        alert.start().toString(),
                        plain(alert.value()),
                        plain(alert.reference()),
                        AlertWords.sentence(alert, ui.words())))
                .toList();
        return Csv.file(
                "alertes.csv",
                List.of(
                        ui.t("alert.found"),
                        ui.t("alert.kind"),
                        ui.t("committee.result"),
                        ui.t("impact.stats.period"),
                        ui.t("committee.value"),
                        ui.t("alert.reference"),
                        ui.t("alert.what")),
                rows);
    }

    private static String plain(@Nullable BigDecimal number) {
        return number == null ? "" : number.toPlainString();
    }

    /** An alert for programs. */
    record Answer(
            Instant foundAt,
            String kind,
            String indicator,
            String periodicity,
            LocalDate start,
            @Nullable BigDecimal value,
            @Nullable BigDecimal reference,
            String source) {}

    @GetMapping("/api/v1/products/{id}/alerts")
    ResponseEntity<List<Answer>> json(
            @PathVariable String id, @RequestParam(defaultValue = "") String kind, Actor actor) {
        return ResponseEntity.ok(alerts.all(Addresses.product(id), kind(kind), actor).stream()
                .map(alert -> new Answer(
                        alert.foundAt(),
                        alert.kind().code(),
                        alert.indicator(),
                        alert.periodicity(),
                        alert.start(),
                        alert.value(),
                        alert.reference(),
                        alert.source()))
                .toList());
    }

    @Bean
    static LetterSetting alertLetters() {
        return new LetterSetting(10, "alert.settings.title", "/alertes/reglages");
    }

    @GetMapping("/alertes/reglages")
    ModelAndView settings(Actor actor) {
        DigestReaders.Choice choice = readers.choice(actor);
        return pages.show(
                "committee/alert-settings",
                new AlertSettingsPage(Form.filled(Map.of(
                        "equipe",
                        choice.team().code(),
                        "financeur",
                        choice.sponsor().code()))));
    }

    @PostMapping("/alertes/reglages")
    ModelAndView choose(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        try {
            readers.choose(form.text("equipe"), form.text("financeur"), actor);
        } catch (Refused refusal) {
            return pages.refused("committee/alert-settings", new AlertSettingsPage(form.refused(refusal)));
        }
        return pages.after("/alertes/reglages", "flash.alert.chosen");
    }

    /** The address in the message: a button that posts, so that a mail scanner that opens links stops nothing. */
    @GetMapping("/alertes/{key}/arret")
    @OpenTo(OpenTo.Audience.EVERYONE)
    ModelAndView stopping(@PathVariable String key) {
        return pages.show("committee/alert-stop", new AlertStopPage(key, false));
    }

    /** Posted by the button, or by the reader's mail program (RFC 8058), which has no form token: the key is the proof. */
    @PostMapping("/alertes/{key}/arret")
    @OpenTo(OpenTo.Audience.EVERYONE)
    ModelAndView stop(@PathVariable String key) {
        readers.stop(key);
        return pages.show("committee/alert-stop", new AlertStopPage(key, true));
    }
}
