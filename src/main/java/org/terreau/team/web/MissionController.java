package org.terreau.team.web;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.identity.Actor;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.team.Missions;
import org.terreau.team.Payment;
import org.terreau.team.Rhythm;
import org.terreau.team.TypedMission;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;

/** One mission: what it is, its rhythm, its end, its letter, and leaving it. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class MissionController {

    private static final String PAGE = "team/mission";
    private static final String ADDRESS = "/produits/{id}/equipe/{mission:[0-9]+}";

    private final Pages pages;
    private final Products products;
    private final Missions missions;
    private final TeamAddresses addresses;
    private final Clock clock;

    MissionController(Pages pages, Products products, Missions missions, TeamAddresses addresses, Clock clock) {
        this.pages = pages;
        this.products = products;
        this.missions = missions;
        this.addresses = addresses;
        this.clock = clock;
    }

    /** Something written about a mission. */
    private interface Writing {

        /** @return where to go, with what is said of it */
        ModelAndView write(ProductId product, long mission, Form form);
    }

    @GetMapping(ADDRESS)
    ModelAndView read(@PathVariable String id, @PathVariable String mission, Actor actor) {
        return pages.show(PAGE, page(addresses.edited(id, actor), number(mission), null, false, actor));
    }

    @PostMapping(ADDRESS)
    ModelAndView change(
            @PathVariable String id,
            @PathVariable String mission,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        return written(id, mission, typed, actor, (product, number, form) -> {
            missions.change(product, number, TypedMission.of(form::text), form.version(), actor);
            return pages.after(path(product, number), "flash.team.changed");
        });
    }

    @PostMapping(ADDRESS + "/rythme")
    ModelAndView pace(
            @PathVariable String id,
            @PathVariable String mission,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        return written(id, mission, typed, actor, (product, number, form) -> {
            missions.pace(product, number, form.text(Rhythm.FIELD), form.text("a-partir-du"), actor);
            return pages.after(path(product, number), "flash.team.changed");
        });
    }

    @PostMapping(ADDRESS + "/criticite")
    ModelAndView weigh(
            @PathVariable String id,
            @PathVariable String mission,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        return written(id, mission, typed, actor, (product, number, form) -> {
            missions.weigh(product, number, form.text(TypedMission.CRITICALITY), form.version(), actor);
            return pages.after(path(product, number), "flash.team.changed");
        });
    }

    @PostMapping(ADDRESS + "/fin")
    ModelAndView renew(
            @PathVariable String id,
            @PathVariable String mission,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        return written(id, mission, typed, actor, (product, number, form) -> {
            Payment.End end = missions.renew(
                    product, number, form.text(TypedMission.UNTIL), form.text("pourquoi"), form.version(), actor);
            String path = form.ticked("depuis-equipe") ? product.path() + "/equipe" : path(product, number);
            return end.wished() == null
                    ? pages.after(path, "flash.team.renewed", end.until())
                    : pages.after(path, "flash.team.renewed.wished", end.until(), end.wished());
        });
    }

    @PostMapping(ADDRESS + "/lettre")
    ModelAndView terms(
            @PathVariable String id,
            @PathVariable String mission,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        return written(id, mission, typed, actor, (product, number, form) -> {
            missions.terms(
                    product,
                    number,
                    new Missions.TypedTerms(
                            form.text("objectifs"),
                            form.text("livrables"),
                            form.text("lettre-le"),
                            form.text("lettre-signataire"),
                            form.text("lettre-jours")),
                    form.version(),
                    actor);
            return pages.after(path(product, number), "flash.team.changed");
        });
    }

    @PostMapping(ADDRESS + "/depart")
    ModelAndView leave(
            @PathVariable String id,
            @PathVariable String mission,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        return written(id, mission, typed, actor, (product, number, form) -> {
            missions.leave(
                    product,
                    number,
                    new Missions.TypedLeaving(form.text("le"), form.text("raison"), form.text("precision")),
                    actor);
            return pages.after(product.path() + "/equipe", "flash.team.left");
        });
    }

    private ModelAndView written(
            String id, String mission, MultiValueMap<String, String> typed, Actor actor, Writing writing) {
        ProductId product = addresses.edited(id, actor);
        long number = number(mission);
        Form form = Form.of(typed);
        try {
            return writing.write(product, number, form);
        } catch (Refused refusal) {
            return pages.refused(PAGE, page(product, number, form.refused(refusal), false, actor));
        } catch (Stale stale) {
            return pages.show(PAGE, page(product, number, form, true, actor), HttpStatus.CONFLICT);
        }
    }

    private static long number(String mission) {
        return TeamAddresses.number(mission, "mission");
    }

    private static String path(ProductId product, long mission) {
        return product.path() + "/equipe/" + mission;
    }

    private MissionPage page(ProductId product, long mission, @Nullable Form typed, boolean conflict, Actor actor) {
        Product known = products.read(product);
        Missions.Detail detail = missions.read(product, mission, actor);
        return new MissionPage(
                known,
                detail,
                new MissionChoices(detail.payers(), Paris.today(clock), missions.readsOrders(actor, known)),
                missions.readsWhatIsPrivate(actor, known),
                MissionPage.form(detail.mission(), typed, conflict),
                missions.weighers(List.of(detail.mission())),
                conflict);
    }
}
