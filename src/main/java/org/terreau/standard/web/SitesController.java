package org.terreau.standard.web;

import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.ProductTab;
import org.terreau.portfolio.Products;
import org.terreau.shared.NotFound;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.standard.Check;
import org.terreau.standard.ReportLine;
import org.terreau.standard.SiteRun;
import org.terreau.standard.WatchedSite;
import org.terreau.standard.WatchedSites;
import org.terreau.web.Csv;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;

/** Where a team says which sites are watched, reads what was found, and contests it. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class SitesController {

    private static final String ALL = "/produits/{id}/qualite";
    private static final String ONE = ALL + "/{number:\\d{1,15}}";

    private final Pages pages;
    private final Products products;
    private final WatchedSites sites;
    private final Clock clock;

    SitesController(Pages pages, Products products, WatchedSites sites, Clock clock) {
        this.pages = pages;
        this.products = products;
        this.sites = sites;
        this.clock = clock;
    }

    @Bean
    static ProductTab qualityTab() {
        return new ProductTab(450, "standard.tab", "/qualite");
    }

    static ProductId id(String written) {
        return ProductId.parse(written);
    }

    @GetMapping(ALL)
    ModelAndView list(@PathVariable String id, Actor actor) {
        return pages.show("standard/sites", new SitesPage(sites.of(id(id), actor)));
    }

    @GetMapping(ALL + "/nouveau")
    ModelAndView declaring(@PathVariable String id, Actor actor) {
        WatchedSites.Overview known = sites.of(id(id), actor);
        if (!known.ours()) throw new org.terreau.shared.NotAllowed("sites of " + id + " are declared by its team");
        return pages.show(
                "standard/form",
                new SiteFormPage(
                        known.product(), null, Form.filled(Map.of("portee", "internet", "lettre", "oui")), false));
    }

    @PostMapping(ALL + "/nouveau")
    ModelAndView declare(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        ProductId product = id(id);
        try {
            WatchedSite site = sites.declare(product, typed(form), actor);
            return pages.after(site.path(), "flash.standard.declared");
        } catch (Refused refusal) {
            return pages.refused(
                    "standard/form", new SiteFormPage(products.read(product), null, form.refused(refusal), false));
        }
    }

    private static WatchedSites.Typed typed(Form form) {
        return new WatchedSites.Typed(
                form.text("adresse"),
                form.text("pages"),
                form.text("portee"),
                form.ticked("lettre"),
                form.ticked("accord"));
    }

    @GetMapping(ONE)
    ModelAndView one(@PathVariable String id, @PathVariable long number, Actor actor) {
        return pages.show("standard/site", new SitePage(sites.story(id(id), number, actor), Form.EMPTY));
    }

    @GetMapping(ONE + "/modification")
    ModelAndView changing(@PathVariable String id, @PathVariable long number, Actor actor) {
        WatchedSite site = mine(id, number, actor);
        Map<String, String> values = new HashMap<>();
        values.put("adresse", site.address().origin());
        values.put("pages", String.join("\n", site.address().paths()));
        values.put("portee", site.reach().code());
        values.put("version", String.valueOf(site.version()));
        if (site.letters()) values.put("lettre", "oui");
        return pages.show(
                "standard/form", new SiteFormPage(products.read(site.product()), site, Form.filled(values), false));
    }

    private WatchedSite mine(String id, long number, Actor actor) {
        WatchedSites.Story story = sites.story(id(id), number, actor);
        if (!story.ours()) throw new org.terreau.shared.NotAllowed("site " + number + " is its team's");
        return story.site();
    }

    @PostMapping(ONE + "/modification")
    ModelAndView change(
            @PathVariable String id,
            @PathVariable long number,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        Form form = Form.of(typed);
        WatchedSite site = mine(id, number, actor);
        try {
            sites.change(site.product(), number, typed(form), form.version(), actor);
            return pages.after(site.path(), "flash.standard.changed");
        } catch (Refused refusal) {
            return pages.refused(
                    "standard/form",
                    new SiteFormPage(products.read(site.product()), site, form.refused(refusal), false));
        } catch (Stale stale) {
            return pages.show(
                    "standard/form",
                    new SiteFormPage(
                            products.read(site.product()),
                            site,
                            form.with("version", String.valueOf(site.version())),
                            true),
                    HttpStatus.CONFLICT);
        }
    }

    @GetMapping(ONE + "/retrait")
    ModelAndView removing(@PathVariable String id, @PathVariable long number, Actor actor) {
        WatchedSite site = mine(id, number, actor);
        return pages.show("standard/removal", new SiteRemovalPage(products.read(site.product()), site));
    }

    @PostMapping(ONE + "/retrait")
    ModelAndView remove(@PathVariable String id, @PathVariable long number, Actor actor) {
        ProductId product = id(id);
        sites.remove(product, number, actor);
        return pages.after(product.path() + "/qualite", "flash.standard.removed");
    }

    @PostMapping(ONE + "/reconnaissance")
    ModelAndView recognise(@PathVariable String id, @PathVariable long number, Actor actor) {
        ProductId product = id(id);
        sites.recognise(product, number, actor);
        return pages.after(product.path() + "/qualite/" + number, "flash.standard.recognised");
    }

    @PostMapping(ONE + "/publication")
    ModelAndView publish(
            @PathVariable String id,
            @PathVariable long number,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        ProductId product = id(id);
        sites.publish(product, number, Form.of(typed).all("normes"), actor);
        return pages.after(product.path() + "/qualite/" + number, "flash.standard.published");
    }

    @GetMapping(ONE + "/contestation")
    ModelAndView contesting(
            @PathVariable String id,
            @PathVariable long number,
            @RequestParam(defaultValue = "") String controle,
            Actor actor) {
        WatchedSite site = mine(id, number, actor);
        return pages.show(
                "standard/contest",
                contest(
                        site,
                        check(controle),
                        Form.filled(Map.of(
                                "jusqu-au", Paris.today(clock).plusMonths(6).toString()))));
    }

    private static Check check(String code) {
        return Check.of(code).orElseThrow(() -> new NotFound("check", code));
    }

    private ContestPage contest(WatchedSite site, Check check, Form form) {
        return new ContestPage(products.read(site.product()), site, check, form);
    }

    @PostMapping(ONE + "/contestation")
    ModelAndView contest(
            @PathVariable String id,
            @PathVariable long number,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        Form form = Form.of(typed);
        WatchedSite site = mine(id, number, actor);
        try {
            sites.contest(
                    site.product(),
                    number,
                    new WatchedSites.Against(
                            form.text("controle"), form.text("motif"), form.text("preuve"), form.date("jusqu-au")),
                    actor);
            return pages.after(site.path(), "flash.standard.contested");
        } catch (Refused refusal) {
            return pages.refused(
                    "standard/contest", contest(site, check(form.text("controle")), form.refused(refusal)));
        }
    }

    @PostMapping(ONE + "/contestations/{contest:\\d{1,15}}")
    ModelAndView answer(
            @PathVariable String id,
            @PathVariable long number,
            @PathVariable long contest,
            @RequestParam(defaultValue = "") String reponse,
            Actor actor) {
        ProductId product = id(id);
        boolean accepted = reponse.equals("oui");
        sites.answer(product, number, contest, accepted, actor);
        return pages.after(
                product.path() + "/qualite/" + number, accepted ? "flash.standard.accepted" : "flash.standard.refused");
    }

    @GetMapping(ONE + ".csv")
    ResponseEntity<byte[]> csv(@PathVariable String id, @PathVariable long number, Actor actor) {
        List<SiteRun> runs = sites.runs(id(id), number, actor);
        return Csv.file(
                "qualite-" + number + ".csv",
                List.of("releve", "origine", "le", "controle", "resultat", "valeur", "adresse", "phrase"),
                runs.stream()
                        .flatMap(run -> Stream.concat(
                                Arrays.stream(Check.values())
                                        .filter(run.findings()::containsKey)
                                        .map(check -> row(run, check)),
                                run.said().stream().map(line -> row(run, line))))
                        .toList());
    }

    private static List<String> row(SiteRun run, Check check) {
        var found = run.findings().get(check);
        return found == null
                ? List.of()
                : List.of(
                        String.valueOf(run.id()),
                        run.origin().code(),
                        run.startedAt().toString(),
                        check.code(),
                        found.outcome().code(),
                        found.value(),
                        found.where(),
                        found.sentence());
    }

    /** What another tool says has its own scale: no outcome of ours. */
    private static List<String> row(SiteRun run, ReportLine line) {
        return List.of(
                String.valueOf(run.id()),
                run.origin().code(),
                run.startedAt().toString(),
                line.said().code(),
                "",
                line.value(),
                line.where(),
                line.sentence());
    }

    /** The same for people, as programs read it. */
    @GetMapping(ONE + ".json")
    @org.springframework.web.bind.annotation.ResponseBody
    List<SitesApi.RunData> json(@PathVariable String id, @PathVariable long number, Actor actor) {
        return SitesApi.data(sites.runs(id(id), number, actor));
    }
}
