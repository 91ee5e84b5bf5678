package org.terreau.deployment.web;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.deployment.Deployment;
import org.terreau.deployment.DeploymentFilter;
import org.terreau.deployment.OfficerBoard;
import org.terreau.identity.Actor;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Shelf;
import org.terreau.shared.Slice;
import org.terreau.web.Csv;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;

/** The deployments that somebody follows across products: a page, CSV and JSON. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class OfficerBoardController {

    private final Pages pages;
    private final OfficerBoard board;
    private final Shelf shelf;

    OfficerBoardController(Pages pages, OfficerBoard board, Shelf shelf) {
        this.pages = pages;
        this.board = board;
        this.shelf = shelf;
    }

    @GetMapping("/deploiements")
    ModelAndView list(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = ordered(Form.of(typed));
        DeploymentFilter filter = Addresses.filter(form);
        Slice<Deployment> found = board.page(filter, everybody(form), form.page(), actor);
        return pages.show(
                "deployment/mine",
                new OfficerBoardPage(
                        form.with("qui", everybody(form) ? "tous" : "moi"),
                        filter.narrows(),
                        found,
                        names(found.items()),
                        board.today()));
    }

    private static boolean everybody(Form form) {
        return form.text("qui").equals("tous");
    }

    /** What is due first comes first, unless another order is asked for. */
    private static Form ordered(Form form) {
        return form.text("tri").isEmpty() ? form.with("tri", "relance") : form;
    }

    private Map<ProductId, String> names(Collection<Deployment> deployments) {
        return deployments.stream()
                .map(Deployment::product)
                .distinct()
                .flatMap(id -> shelf.card(id).stream())
                .collect(Collectors.toMap(
                        card -> card.product().id(), card -> card.product().name()));
    }

    @GetMapping("/deploiements.csv")
    ResponseEntity<byte[]> csv(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = ordered(Form.of(typed));
        List<Deployment> all = board.all(Addresses.filter(form), everybody(form), actor);
        Map<ProductId, String> names = names(all);
        return Csv.file(
                "mes-deploiements.csv",
                List.of(
                        "produit",
                        "nom_du_produit",
                        "collectivite",
                        "code",
                        "departement",
                        "etat",
                        "depuis",
                        "contact",
                        "courriel",
                        "prochaine_etape",
                        "echeance"),
                all.stream()
                        .map(one -> List.of(
                                one.product().value(),
                                names.getOrDefault(one.product(), ""),
                                one.collectivity().name(),
                                one.collectivity().id().toString(),
                                DeploymentController.text(one.collectivity().departement()),
                                one.state().code(),
                                one.since().toString(),
                                one.contact(),
                                one.email(),
                                one.nextStep(),
                                DeploymentController.text(one.nextOn())))
                        .toList());
    }

    /** A deployment as the officer's programs read it. */
    record Line(
            String produit,
            String collectivite,
            String nom,
            String etat,
            LocalDate depuis,
            String contact,
            String courriel,
            String prochaineEtape,
            @Nullable LocalDate echeance) {}

    @GetMapping("/api/deploiements")
    ResponseEntity<List<Line>> json(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = ordered(Form.of(typed));
        return ResponseEntity.ok(board.all(Addresses.filter(form), everybody(form), actor).stream()
                .map(one -> new Line(
                        one.product().value(),
                        one.collectivity().id().toString(),
                        one.collectivity().name(),
                        one.state().code(),
                        one.since(),
                        one.contact(),
                        one.email(),
                        one.nextStep(),
                        one.nextOn()))
                .toList());
    }
}
