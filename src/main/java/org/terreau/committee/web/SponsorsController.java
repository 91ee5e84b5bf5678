package org.terreau.committee.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
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
import org.terreau.committee.Committee;
import org.terreau.committee.PackReading;
import org.terreau.committee.ProductClock;
import org.terreau.committee.SponsorMoney;
import org.terreau.committee.Sponsors;
import org.terreau.decision.Decision;
import org.terreau.funding.Funders;
import org.terreau.identity.Actor;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;
import org.terreau.web.Csv;
import org.terreau.web.Form;
import org.terreau.web.NavigationEntry;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.Table;
import org.terreau.web.Ui;

/** The contacts of sponsors, kept by the staff, and what they may read. */
@Controller
class SponsorsController {

    private static final String CONTACT = "/comites/financeurs/{organisation}/{number:\\d{1,15}}/retrait";

    private final Pages pages;
    private final Sponsors sponsors;
    private final PackReading reading;
    private final SponsorMoney money;
    private final Funders funders;

    SponsorsController(Pages pages, Sponsors sponsors, PackReading reading, SponsorMoney money, Funders funders) {
        this.pages = pages;
        this.sponsors = sponsors;
        this.reading = reading;
        this.money = money;
        this.funders = funders;
    }

    @Bean
    static NavigationEntry packsNavigation() {
        return new NavigationEntry(
                NavigationEntry.Group.MINE,
                346,
                "committee.read.menu",
                "/dossiers-de-preuves",
                viewer -> viewer.signedIn() && !viewer.staff());
    }

    @GetMapping("/comites/financeurs")
    @OpenTo(OpenTo.Audience.STAFF)
    ModelAndView list(Actor actor) {
        return pages.show(
                "committee/sponsors", new SponsorsPage(sponsors.list(actor), funders.brought(actor), Form.EMPTY));
    }

    @PostMapping("/comites/financeurs")
    @OpenTo(OpenTo.Audience.STAFF)
    ModelAndView declare(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        try {
            sponsors.declare(
                    form.text("organisation"), form.text("incubateur"), form.text("nom"), form.text("courriel"), actor);
        } catch (Refused refusal) {
            return pages.refused(
                    "committee/sponsors",
                    new SponsorsPage(sponsors.list(actor), funders.brought(actor), form.refused(refusal)));
        }
        return pages.after("/comites/financeurs", "flash.committee.sponsor");
    }

    @GetMapping(CONTACT)
    @OpenTo(OpenTo.Audience.STAFF)
    ModelAndView confirm(@PathVariable String organisation, @PathVariable long number, Actor actor) {
        for (Sponsors.Line line : sponsors.list(actor))
            for (Sponsors.Contact contact : line.contacts())
                if (line.id().value().equals(organisation) && contact.id() == number)
                    return pages.show("committee/sponsor-removal", new SponsorRemovalPage(line, contact));
        throw new NotFound("sponsor contact", number);
    }

    @PostMapping(CONTACT)
    @OpenTo(OpenTo.Audience.STAFF)
    ModelAndView remove(@PathVariable String organisation, @PathVariable long number, Actor actor) {
        sponsors.remove(organisation, number, actor);
        return pages.after("/comites/financeurs", "flash.committee.sponsor-removed");
    }

    @GetMapping("/dossiers-de-preuves")
    @OpenTo(OpenTo.Audience.SIGNED_IN)
    ModelAndView read(Actor actor) {
        return pages.show("committee/read", new ReadPacksPage(reading.readBy(actor), money.by(actor)));
    }

    /**
     * A product for programs of those who pay it.
     *
     * @param paidUntil the last day of what pays it; null when nobody wrote it
     * @param decideBy the last day of a committee after which an order leaves in time; null likewise
     * @param outcome of the last decision that is public; null when there is none
     */
    record Paid(
            String product,
            String name,
            @Nullable LocalDate paidUntil,
            @Nullable LocalDate decideBy,
            @Nullable LocalDate decidedOn,
            @Nullable String outcome,
            List<String> packs) {

        static Paid of(PackReading.Read read) {
            ProductClock clock = read.clock();
            Decision last = read.last();
            return new Paid(
                    read.product().id().value(),
                    read.product().name(),
                    clock == null ? null : clock.period().ends(),
                    clock == null ? null : clock.deadline().decideBy(),
                    last == null ? null : last.on(),
                    last == null ? null : last.outcome().code(),
                    read.packs().stream().map(Committee::path).toList());
        }
    }

    @GetMapping("/api/dossiers-de-preuves")
    @OpenTo(OpenTo.Audience.SIGNED_IN)
    ResponseEntity<List<Paid>> json(Actor actor) {
        return ResponseEntity.ok(reading.readBy(actor).stream().map(Paid::of).toList());
    }

    @GetMapping("/dossiers-de-preuves.csv")
    @OpenTo(OpenTo.Audience.SIGNED_IN)
    ResponseEntity<byte[]> csv(Locale locale, Actor actor) {
        Ui ui = pages.outsideRequest(locale);
        return Csv.file(
                "dossiers-de-preuves.csv",
                List.of(
                        "id",
                        ui.t("committee.product"),
                        ui.t("committee.list.runway"),
                        ui.t("clock.decide-by"),
                        ui.t("decision.register.day"),
                        ui.t("committee.outcome"),
                        ui.t("committee.papers")),
                reading.readBy(actor).stream()
                        .map(Paid::of)
                        .map(paid -> row(paid, ui))
                        .toList());
    }

    /**
     * What an organisation brings to a product, as files and programs read it, in euros.
     *
     * @param financeJusquAu the last day of what is granted to the product; null when nothing is
     */
    record Share(
            String organisation,
            String produit,
            String nom,
            String annee,
            BigDecimal montant,
            String tva,
            @Nullable LocalDate financeJusquAu) {

        static Share of(SponsorMoney.Brought one) {
            return new Share(
                    one.organisation(),
                    one.product().id().value(),
                    one.product().name(),
                    one.contribution().years().toString(),
                    one.contribution().amount().inEuros(),
                    one.contribution().regime().label(),
                    one.until());
        }
    }

    private List<Share> shares(Actor actor) {
        return money.by(actor).stream().map(Share::of).toList();
    }

    @GetMapping("/dossiers-de-preuves/apports.csv")
    @OpenTo(OpenTo.Audience.SIGNED_IN)
    ResponseEntity<byte[]> sharesAsFile(Actor actor) {
        return Table.of(Share.class).csv("apports.csv", shares(actor));
    }

    @GetMapping("/api/dossiers-de-preuves/apports")
    @OpenTo(OpenTo.Audience.SIGNED_IN)
    ResponseEntity<List<Share>> sharesAsJson(Actor actor) {
        return ResponseEntity.ok(shares(actor));
    }

    private static List<String> row(Paid paid, Ui ui) {
        return List.of(
                paid.product(),
                paid.name(),
                Objects.toString(paid.paidUntil(), ""),
                Objects.toString(paid.decideBy(), ""),
                Objects.toString(paid.decidedOn(), ""),
                paid.outcome() == null ? "" : ui.t("decision.outcome." + paid.outcome()),
                paid.packs().stream().map(path -> ui.baseUrl() + path).collect(Collectors.joining(" ")));
    }
}
