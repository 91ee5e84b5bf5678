package org.terreau.portfolio.web;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
import org.terreau.portfolio.Ending;
import org.terreau.portfolio.EndingKind;
import org.terreau.portfolio.Endings;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.PublicWords;

/** Stopping, transferring, merging, splitting a product, step by step; and the report that everybody reads. */
@Controller
@OpenTo(OpenTo.Audience.STAFF)
class EndingController {

    private final Pages pages;
    private final Products products;
    private final Endings endings;

    EndingController(Pages pages, Products products, Endings endings) {
        this.pages = pages;
        this.products = products;
        this.endings = endings;
    }

    @GetMapping("/produits/{id}/bilan")
    @OpenTo(OpenTo.Audience.EVERYONE)
    ModelAndView report(@PathVariable String id, Optional<Actor> actor) {
        ProductId product = Addresses.product(id);
        return pages.showToAll("portfolio/ending-report", () -> {
            List<Ending> published = endings.report(product);
            return new EndingReportPage(
                    products.read(product),
                    published,
                    endings.successors(published),
                    actor.filter(someone -> products.mayEdit(someone, product)).isPresent());
        });
    }

    @GetMapping("/produits/{id}/bilan/{ending}/correction")
    @OpenTo(OpenTo.Audience.SIGNED_IN)
    ModelAndView correction(@PathVariable String id, @PathVariable String ending, Actor actor) {
        Ending published = endings.published(Addresses.product(id), Addresses.id(ending), actor);
        Map<String, String> values = new LinkedHashMap<>(published.texts());
        values.put("version", String.valueOf(published.version()));
        return pages.show("portfolio/ending-correction", correction(published, Form.filled(values), false));
    }

    @PostMapping("/produits/{id}/bilan/{ending}/correction")
    @OpenTo(OpenTo.Audience.SIGNED_IN)
    ModelAndView correct(
            @PathVariable String id,
            @PathVariable String ending,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        Ending published = endings.published(Addresses.product(id), Addresses.id(ending), actor);
        Form form = Form.of(typed);
        Map<String, String> texts = new LinkedHashMap<>();
        for (String field : published.corrigible()) texts.put(field, form.text(field));
        try {
            PublicWords.check(form, texts.keySet().toArray(String[]::new));
            endings.correct(published.product(), published.id(), texts, form.text("motif"), form.version(), actor);
            return pages.after(published.product().path() + "/bilan", "flash.ending.corrected");
        } catch (Refused refusal) {
            return pages.refused("portfolio/ending-correction", correction(published, form.refused(refusal), false));
        } catch (Stale stale) {
            Form again = form.with("version", String.valueOf(published.version()));
            return pages.show("portfolio/ending-correction", correction(published, again, true), HttpStatus.CONFLICT);
        }
    }

    private EndingCorrectionPage correction(Ending ending, Form form, boolean conflict) {
        return new EndingCorrectionPage(products.read(ending.product()), ending, form, conflict);
    }

    /** An ending as programs read it. */
    record Line(
            String type,
            @Nullable LocalDate publieLe,
            @Nullable LocalDate corrigeLe,
            String date,
            String raison,
            String repreneur,
            List<String> suites,
            String appris,
            String donnees,
            String code,
            String usagers,
            String lien) {}

    @GetMapping("/produits/{id}/api/bilan")
    @OpenTo(OpenTo.Audience.EVERYONE)
    ResponseEntity<List<Line>> json(@PathVariable String id) {
        return ResponseEntity.ok(endings.report(Addresses.product(id)).stream()
                .map(ending -> new Line(
                        ending.kind().code(),
                        ending.publishedOn(),
                        ending.correctedOn(),
                        ending.text("date"),
                        ending.text("raison"),
                        ending.text("repreneur"),
                        ending.successors().stream().map(ProductId::value).toList(),
                        ending.text("appris"),
                        ending.text("donnees"),
                        ending.text("code"),
                        ending.text("usagers"),
                        ending.text("lien")))
                .toList());
    }

    /** What is prepared goes on where it was left; else, how a product may end. */
    @GetMapping("/produits/{id}/fin")
    ModelAndView start(@PathVariable String id, Actor actor) {
        ProductId product = Addresses.product(id);
        Optional<Ending> draft = endings.draft(product, actor);
        if (draft.isPresent())
            return pages.redirect(product.path() + "/fin/" + first(draft.get()).code());
        return pages.show("portfolio/ending-start", new EndingStartPage(products.read(product), Form.EMPTY));
    }

    /** The first step that says nothing yet. */
    private static EndingKind.Step first(Ending ending) {
        for (EndingKind.Step step : EndingKind.Step.values())
            if (step.fields(ending.kind()).stream()
                    .anyMatch(
                            field -> !field.equals("lien") && ending.text(field).isEmpty())) return step;
        return EndingKind.Step.CONFIRM;
    }

    @PostMapping("/produits/{id}/fin")
    ModelAndView start(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        ProductId product = Addresses.product(id);
        Form form = Form.of(typed);
        try {
            endings.start(product, form.text("type"), actor);
            return pages.redirect(product.path() + "/fin/" + EndingKind.Step.WHAT.code());
        } catch (Refused refusal) {
            return pages.refused(
                    "portfolio/ending-start", new EndingStartPage(products.read(product), form.refused(refusal)));
        }
    }

    @PostMapping("/produits/{id}/fin/abandon")
    ModelAndView abandon(@PathVariable String id, Actor actor) {
        ProductId product = Addresses.product(id);
        endings.abandon(product, actor);
        return pages.after(product.path() + "/gestion", "flash.ending.abandoned");
    }

    @GetMapping("/produits/{id}/fin/{step:quoi|appris|donnees|usagers|confirmation}")
    ModelAndView step(@PathVariable String id, @PathVariable String step, Actor actor) {
        Ending ending = draft(id, actor);
        Map<String, String> values = new LinkedHashMap<>(ending.texts());
        values.put("version", String.valueOf(ending.version()));
        return pages.show("portfolio/ending-step", page(ending, known(step), Form.filled(values), false, actor));
    }

    @PostMapping("/produits/{id}/fin/{step:quoi|appris|donnees|usagers}")
    ModelAndView save(
            @PathVariable String id,
            @PathVariable String step,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        Ending ending = draft(id, actor);
        Form form = Form.of(typed);
        EndingKind.Step known = known(step);
        Map<String, String> texts = new LinkedHashMap<>();
        for (String field : known.fields(ending.kind())) texts.put(field, form.text(field));
        try {
            PublicWords.check(form, texts.keySet().toArray(String[]::new));
            endings.save(ending.product(), known, texts, form.version(), actor);
        } catch (Refused refusal) {
            return pages.refused("portfolio/ending-step", page(ending, known, form.refused(refusal), false, actor));
        } catch (Stale stale) {
            return conflict(ending, known, form, actor);
        }
        boolean later = form.text("action").equals("plus-tard");
        return pages.after(
                ending.product().path()
                        + (later ? "/gestion" : "/fin/" + known.next().code()),
                "flash.ending.saved");
    }

    @PostMapping("/produits/{id}/fin/confirmation")
    ModelAndView publish(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Ending ending = draft(id, actor);
        Form form = Form.of(typed);
        try {
            endings.publish(ending.product(), form.ticked("accord"), form.version(), actor);
            return pages.after(ending.product().path() + "/bilan", "flash.ending.published");
        } catch (Refused refusal) {
            return pages.refused(
                    "portfolio/ending-step",
                    page(ending, EndingKind.Step.CONFIRM, form.refused(refusal), false, actor));
        } catch (Stale stale) {
            return conflict(ending, EndingKind.Step.CONFIRM, form, actor);
        }
    }

    private ModelAndView conflict(Ending ending, EndingKind.Step step, Form form, Actor actor) {
        Form again = form.with("version", String.valueOf(ending.version()));
        return pages.show("portfolio/ending-step", page(ending, step, again, true, actor), HttpStatus.CONFLICT);
    }

    private Ending draft(String id, Actor actor) {
        ProductId product = Addresses.product(id);
        return endings.draft(product, actor).orElseThrow(() -> new NotFound("ending", id));
    }

    private static EndingKind.Step known(String code) {
        for (EndingKind.Step step : EndingKind.Step.values()) if (step.code().equals(code)) return step;
        throw new NotFound("step", code);
    }

    private EndingPage page(Ending ending, EndingKind.Step step, Form form, boolean conflict, Actor actor) {
        Product product = products.read(ending.product());
        return new EndingPage(
                product,
                ending,
                step,
                form,
                step == EndingKind.Step.CONFIRM ? endings.consequences(product.id(), actor) : null,
                actor.has(product.incubator().value(), Role.LEAD),
                conflict);
    }
}
