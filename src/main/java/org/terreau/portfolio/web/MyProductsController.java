package org.terreau.portfolio.web;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.identity.Actor;
import org.terreau.portfolio.MyProducts;
import org.terreau.shared.Words;
import org.terreau.web.Csv;
import org.terreau.web.Form;
import org.terreau.web.NavigationEntry;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.Searched;

/** The products that somebody works on, with what waits for them: a page, CSV and JSON. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class MyProductsController {

    private final Pages pages;
    private final MyProducts mine;

    MyProductsController(Pages pages, MyProducts mine) {
        this.pages = pages;
        this.mine = mine;
    }

    @Bean
    static NavigationEntry myProductsNavigation() {
        return NavigationEntry.forSignedIn(318, "portfolio.mine.menu", "/mes-produits");
    }

    @GetMapping("/mes-produits")
    ModelAndView list(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        MyProducts.Wanted wanted = wanted(form, actor);
        return pages.show(
                "portfolio/my-products",
                new MyProductsPage(
                        form.with("lesquels", wanted.everything() ? "tous" : "equipes"),
                        mine.page(wanted, form.page(), actor),
                        wanted.waiting() || !wanted.text().isEmpty(),
                        actor.staff()));
    }

    /** Staff see what they are answerable for, unless they ask for their own teams. */
    private static MyProducts.Wanted wanted(Form form, Actor actor) {
        return new MyProducts.Wanted(
                Searched.of(form), actor.staff() && !form.text("lesquels").equals("equipes"), form.ticked("attente"));
    }

    @GetMapping("/mes-produits.csv")
    ResponseEntity<byte[]> csv(@RequestParam MultiValueMap<String, String> typed, Locale locale, Actor actor) {
        Words words = pages.outsideRequest(locale).words();
        return Csv.file(
                "mes-produits.csv",
                List.of(
                        "id",
                        "nom",
                        "phase",
                        "equipe",
                        "attend",
                        "comite_au_plus_tard",
                        "pourquoi",
                        "cote_comite",
                        "cote_argent",
                        "cote_equipe",
                        "cote_mesures",
                        "cote_deploiement"),
                mine.all(wanted(Form.of(typed), actor), actor).stream()
                        .map(line -> List.of(
                                line.product().id().value(),
                                line.product().name(),
                                line.phase() == null ? "" : line.phase().kind().code(),
                                line.reason() == MyProducts.Reason.TEAM ? "oui" : "non",
                                line.waiting().stream()
                                        .map(one -> one.code() + " " + one.count())
                                        .collect(Collectors.joining(", ")),
                                line.left() == null ? "" : line.left().by().toString(),
                                line.reason().code(),
                                said(line, "comite", words),
                                said(line, "argent", words),
                                said(line, "equipe", words),
                                said(line, "mesures", words),
                                said(line, "deploiement", words)))
                        .toList());
    }

    private static String said(MyProducts.Line line, String code, Words words) {
        return line.sides().stream()
                .filter(side -> side.code().equals(code))
                .map(side -> side.told().inShort(words))
                .findFirst()
                .orElse("");
    }

    /** A side of a product: its state, and what is said of it. */
    record SideAnswer(String etat, List<String> phrases) {}

    /** A product as programs of those who follow it read it. */
    record Answer(
            String id,
            String nom,
            @Nullable String phase,
            boolean equipe,
            Map<String, Long> attend,
            @Nullable LocalDate comiteAuPlusTard,
            boolean presse,
            String pourquoi,
            Map<String, SideAnswer> cotes) {}

    @GetMapping("/api/mes-produits")
    ResponseEntity<List<Answer>> json(@RequestParam MultiValueMap<String, String> typed, Locale locale, Actor actor) {
        Words words = pages.outsideRequest(locale).words();
        return ResponseEntity.ok(mine.all(wanted(Form.of(typed), actor), actor).stream()
                .map(line -> new Answer(
                        line.product().id().value(),
                        line.product().name(),
                        line.phase() == null ? null : line.phase().kind().code(),
                        line.reason() == MyProducts.Reason.TEAM,
                        line.waiting().stream()
                                .collect(Collectors.toMap(MyProducts.Waiting::code, MyProducts.Waiting::count)),
                        line.left() == null ? null : line.left().by(),
                        line.left() != null && line.left().pressing(),
                        line.reason().code(),
                        sides(line, words)))
                .toList());
    }

    private static Map<String, SideAnswer> sides(MyProducts.Line line, Words words) {
        Map<String, SideAnswer> sides = new LinkedHashMap<>();
        for (MyProducts.Side side : line.sides())
            sides.put(
                    side.code(),
                    new SideAnswer(
                            side.told().state().code(), side.told().sentences().apply(words)));
        return sides;
    }
}
