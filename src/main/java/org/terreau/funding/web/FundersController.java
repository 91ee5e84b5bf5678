package org.terreau.funding.web;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.funding.Funders;
import org.terreau.identity.Actor;
import org.terreau.incubator.Incubator;
import org.terreau.incubator.IncubatorId;
import org.terreau.incubator.Incubators;
import org.terreau.incubator.Organisation;
import org.terreau.incubator.OrganisationId;
import org.terreau.shared.NotFound;
import org.terreau.shared.Plain;
import org.terreau.shared.Refused;
import org.terreau.shared.Slice;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.PublicAddresses;
import org.terreau.web.Searched;
import org.terreau.web.Table;

/** Which organisation each funder is, for the staff; what an organisation brings, for everybody. */
@Controller
class FundersController {

    private static final String PAGE = "/financeurs";
    private static final String IDENTIFY = PAGE + "/rattachement";
    private static final String ONE = "funding/funder-identify";
    private static final int LINES = 30;

    private final Pages pages;
    private final Funders funders;
    private final Incubators incubators;

    FundersController(Pages pages, Funders funders, Incubators incubators) {
        this.pages = pages;
        this.funders = funders;
        this.incubators = incubators;
    }

    @Bean
    static PublicAddresses funderAddresses(Funders funders) {
        return () -> funders.organisations().stream()
                .map(id -> new PublicAddresses.Address(FunderPage.path(id), null))
                .toList();
    }

    private static List<Funders.Written> found(List<Funders.Written> all, Form form) {
        String words = Plain.text(Searched.of(form));
        return all.stream()
                .filter(one -> Plain.text(one.name()).contains(words))
                .filter(one -> form.text("incubateur").isEmpty()
                        || one.incubator().value().equals(form.text("incubateur")))
                .filter(one -> !form.ticked("a-rattacher") || !one.identity().told())
                .toList();
    }

    private Map<String, String> own(List<Funders.Written> all) {
        Map<String, String> own = new LinkedHashMap<>();
        for (Incubator one : incubators.all())
            if (all.stream().anyMatch(funder -> funder.incubator().equals(one.id())))
                own.put(one.id().value(), one.title());
        return own;
    }

    @GetMapping(PAGE)
    @OpenTo(OpenTo.Audience.STAFF)
    ModelAndView list(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        List<Funders.Written> all = funders.list(actor);
        return pages.show(
                "funding/funders",
                new FundersPage(form, Slice.of(found(all, form), form.page(), LINES), own(all), all.isEmpty()));
    }

    /** A funder as files read it, in euros with their taxes. */
    record Line(
            String financeur,
            String incubateur,
            int produits,
            BigDecimal montant,
            boolean rattache,
            String organisation,
            String siret) {

        static Line of(Funders.Written one) {
            return new Line(
                    one.name(),
                    one.incubator().value(),
                    one.products(),
                    one.amount().inEuros(),
                    one.identity().told(),
                    one.identity().organisation(),
                    one.identity().siret());
        }
    }

    @GetMapping(PAGE + ".csv")
    @OpenTo(OpenTo.Audience.STAFF)
    ResponseEntity<byte[]> csv(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        return Table.of(Line.class)
                .csv(
                        "financeurs.csv",
                        found(funders.list(actor), Form.of(typed)).stream()
                                .map(Line::of)
                                .toList());
    }

    private static IncubatorId incubator(Form form) {
        String id = form.text("incubateur");
        if (id.isBlank()) throw new NotFound("incubator", id);
        return new IncubatorId(id);
    }

    private FunderIdentifyPage page(Funders.Written one, Form form) {
        Map<String, String> organisations = new LinkedHashMap<>();
        Plain.sorted(incubators.organisations(), Organisation::name)
                .forEach(known -> organisations.put(known.id().value(), known.name()));
        return new FunderIdentifyPage(one, organisations, form);
    }

    @GetMapping(IDENTIFY)
    @OpenTo(OpenTo.Audience.STAFF)
    ModelAndView ask(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form asked = Form.of(typed);
        Funders.Written one = funders.find(incubator(asked), asked.text("nom"), actor);
        String likely =
                one.proposals().isEmpty() ? "" : one.proposals().get(0).id().value();
        return pages.show(
                ONE,
                page(
                        one,
                        Form.filled(Map.of(
                                "organisation",
                                one.identity().told() ? one.identity().organisation() : likely,
                                "siret",
                                one.identity().siret(),
                                "version",
                                String.valueOf(one.identity().version())))));
    }

    @PostMapping(IDENTIFY)
    @OpenTo(OpenTo.Audience.STAFF)
    ModelAndView identify(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        Funders.Written one = funders.find(incubator(form), form.text("nom"), actor);
        try {
            funders.identify(
                    one.incubator(), one.name(), form.text("organisation"), form.text("siret"), form.version(), actor);
        } catch (Refused refusal) {
            return pages.refused(ONE, page(one, form.refused(refusal)));
        }
        return pages.after(PAGE, "flash.funding.funder-identified");
    }

    private static OrganisationId id(String id) {
        if (id.isBlank()) throw new NotFound("organisation", id);
        return new OrganisationId(id);
    }

    @GetMapping(PAGE + "/{id}")
    @OpenTo(OpenTo.Audience.EVERYONE)
    ModelAndView read(@PathVariable String id) {
        return pages.showToAll("funding/funder", () -> new FunderPage(funders.of(id(id))));
    }

    /** What an organisation brings to a product, in euros. */
    record Given(
            String organisation,
            String siret,
            String financeur,
            String produit,
            String nom,
            String annee,
            BigDecimal montant,
            String tva,
            String type) {}

    private List<Given> given(String id) {
        Funders.Given known = funders.of(id(id));
        return known.lines().stream()
                .map(line -> new Given(
                        known.organisation().id().value(),
                        known.siret(),
                        line.contribution().funder(),
                        line.product().id().value(),
                        line.product().name(),
                        FunderPage.when(line.contribution()),
                        line.contribution().amount().inEuros(),
                        line.contribution().regime().label(),
                        line.contribution().what()))
                .toList();
    }

    @GetMapping(PAGE + "/{id}.csv")
    @OpenTo(OpenTo.Audience.EVERYONE)
    ResponseEntity<byte[]> givenCsv(@PathVariable String id) {
        return Table.of(Given.class).csv("financements-organisation.csv", given(id));
    }

    @GetMapping("/api/v1/funders/{id}")
    @OpenTo(OpenTo.Audience.EVERYONE)
    ResponseEntity<List<Given>> json(@PathVariable String id) {
        return ResponseEntity.ok(given(id));
    }
}
