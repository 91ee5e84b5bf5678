package org.terreau.committee.web;

import java.time.LocalDate;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.committee.Committee;
import org.terreau.committee.Committees;
import org.terreau.identity.Actor;
import org.terreau.identity.Role;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.ProductTab;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;

/** The committees of a product: read by those who work on it, dated by the staff. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class ProductCommitteesController {

    private static final String ALL = "/produits/{id}/comites";
    private static final String DATED = ALL + "/" + Addresses.DATE + "/date";

    private final Pages pages;
    private final Committees committees;

    ProductCommitteesController(Pages pages, Committees committees) {
        this.pages = pages;
        this.committees = committees;
    }

    @Bean
    static ProductTab committeesTab() {
        return new ProductTab(200, "committee.tab", "/comites", "/alertes", "/decision");
    }

    @GetMapping(ALL)
    ModelAndView list(@PathVariable String id, Actor actor) {
        Committees.OfProduct all = committees.of(Addresses.product(id), actor);
        return pages.show(
                "committee/product",
                page(all, Form.filled(Map.of("date", all.proposal().date().toString())), actor));
    }

    private static ProductCommitteesPage page(Committees.OfProduct all, Form form, Actor actor) {
        boolean lead = actor.has(all.product().incubator().value(), Role.LEAD);
        return new ProductCommitteesPage(all, form, lead && !all.ended());
    }

    @PostMapping(ALL)
    ModelAndView set(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        ProductId product = Addresses.product(id);
        Form form = Form.of(typed);
        try {
            committees.set(product, form.date("date"), form.text("pourquoi"), actor);
        } catch (Refused refusal) {
            return pages.refused(
                    "committee/product", page(committees.of(product, actor), form.refused(refusal), actor));
        }
        return pages.after(product.path() + "/comites", "flash.committee.set");
    }

    private CommitteeDatePage dated(String id, String date, Form form, Actor actor) {
        LocalDate day = Addresses.date(date);
        Committees.OfProduct all = committees.of(Addresses.product(id), actor);
        if (!all.staff()) throw new NotAllowed("date of a committee of " + id);
        Committee committee = all.committees().stream()
                .filter(one -> one.meetsOn().equals(day))
                .findFirst()
                .orElseThrow(() -> new NotFound("committee", date));
        return new CommitteeDatePage(all.product(), committee, form);
    }

    @GetMapping(DATED)
    ModelAndView date(@PathVariable String id, @PathVariable String date, Actor actor) {
        CommitteeDatePage page = dated(id, date, Form.EMPTY, actor);
        Form form = Form.filled(Map.of(
                "date",
                date,
                "pourquoi",
                page.committee().early(),
                "version",
                String.valueOf(page.committee().version())));
        return pages.show("committee/date", new CommitteeDatePage(page.product(), page.committee(), form));
    }

    @PostMapping(DATED)
    ModelAndView move(
            @PathVariable String id,
            @PathVariable String date,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        ProductId product = Addresses.product(id);
        Form form = Form.of(typed);
        try {
            if (form.text("action").equals("annuler")) {
                committees.cancel(product, Addresses.date(date), actor);
                return pages.after(product.path() + "/comites", "flash.committee.cancelled");
            }
            committees.move(
                    product, Addresses.date(date), form.date("date"), form.text("pourquoi"), form.version(), actor);
        } catch (Refused refusal) {
            return pages.refused("committee/date", dated(id, date, form.refused(refusal), actor));
        } catch (Stale stale) {
            return pages.refused(
                    "committee/date", dated(id, date, form.refused(new Refused("", "committee.stale")), actor));
        }
        return pages.after(product.path() + "/comites", "flash.committee.moved");
    }
}
