package org.terreau.recruitment.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.identity.Actor;
import org.terreau.identity.Role;
import org.terreau.incubator.Incubators;
import org.terreau.portfolio.Product;
import org.terreau.recruitment.Answers;
import org.terreau.recruitment.Applications;
import org.terreau.recruitment.JobOfferState;
import org.terreau.recruitment.Offer;
import org.terreau.recruitment.OfferTyped;
import org.terreau.recruitment.Offers;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;
import org.terreau.shared.Slice;
import org.terreau.shared.Stale;
import org.terreau.team.Trade;
import org.terreau.web.Form;
import org.terreau.web.NavigationEntry;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.PublicWords;
import org.terreau.web.Table;

/** What teams look for, and the offers that are written for it. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class OffersController {

    private static final Table<OfferLine> LINES = Table.of(OfferLine.class);
    private static final String EDIT = "recruitment/edit";
    private static final String DESK = "recruitment/offer-desk";
    private static final String PUBLISH = "recruitment/publish";

    private final Pages pages;
    private final Offers offers;
    private final Applications applications;
    private final Answers answers;
    private final OfferDeskPages desks;
    private final Incubators incubators;

    OffersController(
            Pages pages,
            Offers offers,
            Applications applications,
            Answers answers,
            OfferDeskPages desks,
            Incubators incubators) {
        this.pages = pages;
        this.offers = offers;
        this.applications = applications;
        this.answers = answers;
        this.desks = desks;
        this.incubators = incubators;
    }

    @Bean
    static NavigationEntry recruitmentNavigation() {
        return NavigationEntry.forStaff(317, "recruitment.menu", "/recrutement");
    }

    @GetMapping("/recrutement")
    ModelAndView desk(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        return pages.show("recruitment/desk", desk(Form.of(typed), actor));
    }

    private DeskPage desk(Form form, Actor actor) {
        Slice<Offer> page = offers.page(form.page(), actor);
        return new DeskPage(
                form,
                offers.vacancies(
                        Trade.of(form.text("metier")).orElse(null), Form.page(form.text(DeskPage.NEEDS)), actor),
                page,
                offers.products(page.items()),
                applications.counts(page.items()),
                incubators.all().stream()
                        .filter(one -> actor.has(one.id().value(), Role.LEAD))
                        .toList(),
                offers.now());
    }

    @GetMapping("/recrutement.csv")
    ResponseEntity<byte[]> csv(Actor actor) {
        return LINES.csv("offres-ecrites.csv", lines(actor));
    }

    @GetMapping("/api/recrutement")
    ResponseEntity<List<OfferLine>> json(Actor actor) {
        return ResponseEntity.ok(lines(actor));
    }

    private List<OfferLine> lines(Actor actor) {
        return offers.all(actor).stream()
                .map(offer -> OfferLine.of(offer, offers.now(), offer.desk()))
                .toList();
    }

    @GetMapping("/recrutement/nouvelle")
    ModelAndView writing(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        if (wanted(form).isEmpty())
            return pages.refused(
                    "recruitment/desk", desk(form.refused(new Refused("besoin", "recruitment.need.choose")), actor));
        try {
            Offers.About about = offers.about(wanted(form), actor);
            return about.offer() > 0 ? pages.redirect("/recrutement/" + about.offer()) : pages.show(EDIT, fresh(about));
        } catch (Refused refusal) {
            return pages.refused("recruitment/desk", desk(form.refused(refusal), actor));
        }
    }

    private OfferFormPage fresh(Offers.About about) {
        return OfferFormPage.fresh(
                about,
                offers.paidUntil(about.products().stream().map(Product::id).toList()),
                offers.today());
    }

    private static List<Long> wanted(Form form) {
        return form.all("besoin").stream()
                .filter(id -> id.matches("[1-9]\\d{0,15}"))
                .map(Long::valueOf)
                .toList();
    }

    @PostMapping("/recrutement/nouvelle")
    ModelAndView write(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        OfferFormPage page = fresh(offers.about(wanted(form), actor));
        try {
            checkWords(form);
            Offer offer = offers.write(wanted(form), OfferFormPage.typed(form), actor);
            return pages.after(offer.desk(), "flash.recruitment.written");
        } catch (Refused refusal) {
            return pages.refused(EDIT, page.with(form.refused(refusal), false));
        }
    }

    private static void checkWords(Form form) {
        List<String> fields =
                new ArrayList<>(List.of("titre", "probleme", "mission", "profil-cherche", "lieu", "contact"));
        Stream.concat(
                        IntStream.rangeClosed(1, OfferTyped.CRITERIA).mapToObj(at -> "critere-" + at),
                        IntStream.rangeClosed(1, OfferTyped.QUESTIONS).mapToObj(at -> "question-" + at))
                .forEach(fields::add);
        PublicWords.check(form, fields.toArray(String[]::new));
    }

    @GetMapping("/recrutement/{offer:[0-9]+}/modifier")
    ModelAndView changing(@PathVariable String offer, Actor actor) {
        Offer known = draft(offer, actor);
        return known.stored() == JobOfferState.DRAFT ? pages.show(EDIT, written(known)) : pages.redirect(known.desk());
    }

    private Offer draft(String number, Actor actor) {
        return offers.read(Addresses.number(number), actor);
    }

    private OfferFormPage written(Offer offer) {
        List<Product> products = List.copyOf(offers.products(List.of(offer)).values());
        return OfferFormPage.of(
                offer,
                products,
                offers.paidUntil(products.stream().map(Product::id).toList()));
    }

    @PostMapping("/recrutement/{offer:[0-9]+}/modifier")
    ModelAndView change(@PathVariable String offer, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        OfferFormPage page = written(draft(offer, actor));
        try {
            checkWords(form);
            offers.change(Addresses.number(offer), OfferFormPage.typed(form), form.version(), actor);
        } catch (Refused refusal) {
            return pages.refused(EDIT, page.with(form.refused(refusal), false));
        } catch (Stale stale) {
            Form again = form.with("version", page.form().text("version"));
            return pages.show(EDIT, page.with(again, true), HttpStatus.CONFLICT);
        }
        return pages.after(Objects.requireNonNull(page.offer()).desk(), "flash.recruitment.changed");
    }

    @GetMapping("/recrutement/{offer:[0-9]+}/publication")
    ModelAndView publishing(@PathVariable String offer, Actor actor) {
        Offers.Preview preview = offers.preview(Addresses.number(offer), actor);
        return preview.offer().stored() == JobOfferState.DRAFT
                ? pages.show(PUBLISH, publishing(preview, Form.EMPTY))
                : pages.redirect(preview.offer().desk());
    }

    private PublishPage publishing(Offers.Preview preview, Form form) {
        Offer offer = preview.offer();
        return new PublishPage(
                preview,
                OfferWords.products(offer, offers.products(List.of(offer))),
                form.text("version").isEmpty()
                        ? Form.filled(Map.of("version", String.valueOf(offer.version())))
                        : form);
    }

    @PostMapping("/recrutement/{offer:[0-9]+}/publication")
    ModelAndView publish(@PathVariable String offer, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        Offers.Preview preview = offers.preview(Addresses.number(offer), actor);
        try {
            offers.publish(preview.offer().id(), form.ticked("accord"), form.version(), actor);
        } catch (Refused refusal) {
            return pages.refused(PUBLISH, publishing(preview, form.refused(refusal)));
        } catch (Stale stale) {
            return stale(preview.offer().id(), form, actor);
        }
        return pages.after(preview.offer().desk(), "flash.recruitment.published");
    }

    /** Somebody else changed it in the meantime: what it is now, and nothing done. */
    private ModelAndView stale(long offer, Form form, Actor actor) {
        Form told = form.refused(new Refused("", "recruitment.stale"));
        return pages.show(DESK, desks.of(offers.read(offer, actor), told, actor), HttpStatus.CONFLICT);
    }

    @PostMapping("/recrutement/{offer:[0-9]+}/etat")
    ModelAndView move(@PathVariable String offer, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        Offer known = draft(offer, actor);
        JobOfferState to = JobOfferState.of(form.text("vers"))
                .orElseThrow(() -> new NotFound("state of an offer", form.text("vers")));
        try {
            if (to == JobOfferState.CLOSED) offers.close(known.id(), form.version(), actor);
            else if (known.stored() == JobOfferState.DRAFT) offers.giveUp(known.id(), form.version(), actor);
            else answers.end(known.id(), to, form.ticked("retirer-quand-meme"), form.version(), actor);
        } catch (Refused refusal) {
            return pages.refused(DESK, desks.of(known, form.refused(refusal), actor));
        } catch (Stale stale) {
            return stale(known.id(), form, actor);
        }
        return pages.after(
                known.stored() == JobOfferState.DRAFT ? "/recrutement" : known.desk(),
                "flash.recruitment.moved." + to.code());
    }
}
