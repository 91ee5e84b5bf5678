package org.terreau.takeover.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
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
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.takeover.Offers;
import org.terreau.takeover.Takeover;
import org.terreau.takeover.Takeovers;
import org.terreau.takeover.Taker;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.PublicWords;
import org.terreau.web.Table;

/** Where those who work on a product put it up to be taken over, and answer who offers to. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class DeskController {

    /** An offer as files and programs of those who work on the product read it. */
    record Line(
            long numero,
            Instant recueLe,
            String organisation,
            String nom,
            String courriel,
            String message,
            boolean nomPublie,
            String reponse,
            String motif,
            @Nullable LocalDate reponseLe) {

        static Line of(Taker taker) {
            Taker.Answer answer = taker.answer();
            return new Line(
                    taker.id(),
                    taker.at(),
                    taker.who().organisation(),
                    taker.who().name(),
                    taker.who().email(),
                    taker.message(),
                    taker.published(),
                    DeskPage.state(taker),
                    answer == null ? "" : answer.reply(),
                    answer == null ? null : answer.on());
        }
    }

    private static final Table<Line> LINES = Table.of(Line.class);

    private final Pages pages;
    private final Takeovers takeovers;
    private final Offers offers;
    private final Products products;

    DeskController(Pages pages, Takeovers takeovers, Offers offers, Products products) {
        this.pages = pages;
        this.takeovers = takeovers;
        this.offers = offers;
        this.products = products;
    }

    @GetMapping("/produits/{id}/reprise/gestion")
    ModelAndView desk(@PathVariable String id, Actor actor) {
        ProductId product = Addresses.product(id);
        return pages.show("takeover/desk", page(product, known(product, actor), actor));
    }

    /** What the product is put up with. */
    private Form known(ProductId product, Actor actor) {
        Map<String, String> values = new HashMap<>();
        takeovers.of(product, actor).ifPresent(takeover -> {
            values.put("situation", takeover.need().situation());
            values.put("moyens-humains", takeover.need().people());
            values.put("moyens-financiers", takeover.need().money());
            LocalDate until = takeover.need().until();
            values.put("jusque", until == null ? "" : until.toString());
            values.put("version", String.valueOf(takeover.version()));
        });
        return Form.filled(values);
    }

    @PostMapping("/produits/{id}/reprise/gestion")
    ModelAndView write(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        ProductId product = Addresses.product(id);
        Optional<Takeover> open = takeovers.of(product, actor);
        Form form = Form.of(typed);
        try {
            PublicWords.check(form, "situation", "moyens-humains", "moyens-financiers");
            Takeover.Need need = new Takeover.Need(
                    form.text("situation"),
                    form.text("moyens-humains"),
                    form.text("moyens-financiers"),
                    day(form.text("jusque")));
            if (open.isEmpty()) takeovers.open(product, need, actor);
            else takeovers.change(product, need, form.version(), actor);
        } catch (Refused refusal) {
            return pages.refused("takeover/desk", page(product, form.refused(refusal), actor));
        } catch (Stale stale) {
            Form again = form.with(
                    "version", open.map(one -> String.valueOf(one.version())).orElse(""));
            return pages.show("takeover/desk", page(product, again, actor).conflicting(), HttpStatus.CONFLICT);
        }
        return pages.after(
                product.path() + "/reprise/gestion",
                open.isEmpty() ? "flash.takeover.opened" : "flash.takeover.changed");
    }

    private static @Nullable LocalDate day(String typed) {
        if (typed.isEmpty()) return null;
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeException notOne) {
            throw new Refused("jusque", "takeover.until.wrong");
        }
    }

    @PostMapping("/produits/{id}/reprise/retrait")
    ModelAndView withdraw(@PathVariable String id, Actor actor) {
        ProductId product = Addresses.product(id);
        try {
            takeovers.withdraw(product, actor);
        } catch (Refused refusal) {
            return pages.refused(
                    "takeover/desk", page(product, known(product, actor).refused(refusal), actor));
        }
        return pages.after(product.path() + "/reprise/gestion", "flash.takeover.withdrawn");
    }

    @PostMapping("/produits/{id}/reprise/propositions/{number:[0-9]+}")
    ModelAndView answer(
            @PathVariable String id,
            @PathVariable String number,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        ProductId product = Addresses.product(id);
        long taker = Addresses.number(number);
        Form form = Form.of(typed);
        boolean accepted = form.text("decision").equals("accepter");
        try {
            return pages.after(
                    product.path() + "/reprise/gestion",
                    offers.answer(product, taker, accepted, form.text("reponse-" + taker), actor));
        } catch (Refused refusal) {
            return pages.refused(
                    "takeover/desk", page(product, known(product, actor), actor).answering(form.refused(refusal)));
        }
    }

    @PostMapping("/produits/{id}/reprise/propositions/{number:[0-9]+}/publication")
    ModelAndView publish(@PathVariable String id, @PathVariable String number, Actor actor) {
        ProductId product = Addresses.product(id);
        try {
            offers.publish(product, Addresses.number(number), actor);
        } catch (Refused refusal) {
            return pages.refused(
                    "takeover/desk", page(product, known(product, actor).refused(refusal), actor));
        }
        return pages.after(product.path() + "/reprise/gestion", "flash.takeover.published");
    }

    @GetMapping("/produits/{id}/reprise/propositions.csv")
    ResponseEntity<byte[]> csv(@PathVariable String id, Actor actor) {
        return LINES.csv("propositions-de-reprise.csv", lines(id, actor));
    }

    @GetMapping("/api/produits/{id}/reprise/propositions")
    ResponseEntity<List<Line>> json(@PathVariable String id, Actor actor) {
        return ResponseEntity.ok(lines(id, actor));
    }

    private List<Line> lines(String id, Actor actor) {
        return offers.of(Addresses.product(id), actor).stream().map(Line::of).toList();
    }

    private DeskPage page(ProductId id, Form form, Actor actor) {
        Takeover open = takeovers.of(id, actor).orElse(null);
        Product product = products.read(id);
        return new DeskPage(
                product,
                open,
                offers.of(id, actor),
                form,
                Form.EMPTY,
                false,
                actor.staffOf(product.incubator().value()));
    }
}
