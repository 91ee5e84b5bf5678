package org.terreau.deployment.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.deployment.Deployment;
import org.terreau.deployment.DeploymentFilter;
import org.terreau.deployment.DeploymentState;
import org.terreau.deployment.Deployments;
import org.terreau.deployment.Waves;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.identity.Actor;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.territory.Collectivities;
import org.terreau.web.Csv;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;

/** The deployments of a product: in public as files, for its team as a board. */
@Controller
class DeploymentController {

    private final Pages pages;
    private final Addresses addresses;
    private final Deployments deployments;
    private final Waves waves;
    private final Collectivities collectivities;
    private final Clock clock;

    DeploymentController(
            Pages pages,
            Addresses addresses,
            Deployments deployments,
            Waves waves,
            Collectivities collectivities,
            Clock clock) {
        this.pages = pages;
        this.addresses = addresses;
        this.deployments = deployments;
        this.waves = waves;
        this.collectivities = collectivities;
        this.clock = clock;
    }

    @GetMapping("/produits/{id}/deploiements.csv")
    @OpenTo(OpenTo.Audience.EVERYONE)
    ResponseEntity<byte[]> csv(@PathVariable String id) {
        ProductId product = addresses.product(id).id();
        return Csv.file(
                "deploiements.csv",
                List.of("collectivite", "code", "type", "departement", "population", "etat", "depuis"),
                deployments.visible(product).stream()
                        .map(deployment -> List.of(
                                deployment.collectivity().name(),
                                deployment.collectivity().id().code(),
                                deployment.collectivity().id().kind().code(),
                                text(deployment.collectivity().departement()),
                                text(deployment.collectivity().population()),
                                deployment.state().code(),
                                deployment.since().toString()))
                        .toList());
    }

    /** A place as programs read it. */
    record Line(
            String collectivite,
            String nom,
            @Nullable String departement,
            @Nullable Long population,
            String etat,
            LocalDate depuis,
            boolean experimentation) {}

    @GetMapping({"/api/produits/{id}/deploiements", "/produits/{id}/api/deploiements"})
    @OpenTo(OpenTo.Audience.EVERYONE)
    ResponseEntity<List<Line>> json(@PathVariable String id) {
        ProductId product = addresses.product(id).id();
        return ResponseEntity.ok(deployments.visible(product).stream()
                .map(deployment -> new Line(
                        deployment.collectivity().id().toString(),
                        deployment.collectivity().name(),
                        deployment.collectivity().departement(),
                        deployment.collectivity().population(),
                        deployment.state().code(),
                        deployment.since(),
                        deployment.hosts()))
                .toList());
    }

    @GetMapping("/produits/{id}/deploiements")
    @OpenTo(OpenTo.Audience.SIGNED_IN)
    ModelAndView board(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        return pages.show("deployment/board", page(addresses.edited(id, actor), Form.of(typed), actor));
    }

    private BoardPage page(Product product, Form form, Actor actor) {
        DeploymentFilter filter = Addresses.filter(form);
        boolean list = form.text("vue").equals("liste");
        return new BoardPage(
                product,
                form,
                filter.narrows(),
                list ? null : deployments.board(product.id(), filter, actor),
                list ? deployments.page(product.id(), filter, form.page(), actor) : null,
                waves.of(product.id()),
                deployments.officers(product.id(), actor),
                collectivities.regions(),
                collectivities.departements(),
                Paris.today(clock));
    }

    /** Changes the state of those that are ticked, or of the whole list as it is narrowed. */
    @PostMapping("/produits/{id}/deploiements/etats")
    @OpenTo(OpenTo.Audience.SIGNED_IN)
    ModelAndView move(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Product product = addresses.edited(id, actor);
        Form form = Form.of(typed).with("vue", "liste");
        List<Deployment> listed = deployments.all(product.id(), Addresses.filter(form), actor);
        List<String> ticked = form.all("collectivite");
        List<Deployment> chosen = form.text("portee").equals("liste")
                ? listed
                : listed.stream()
                        .filter(one -> ticked.contains(one.collectivity().id().toString()))
                        .toList();
        try {
            int moved = deployments.moveAll(
                    product.id(),
                    chosen,
                    DeploymentState.find(form.text("vers")).orElse(null),
                    form.date("le"),
                    form.text("raison"),
                    actor);
            return pages.after(product.id().path() + "/deploiements?vue=liste", "flash.deployment.moved-all", moved);
        } catch (Refused refusal) {
            return pages.refused("deployment/board", page(product, form.refused(refusal), actor));
        } catch (Stale stale) {
            return pages.refused(
                    "deployment/board", page(product, form.refused(new Refused("", "deployment.stale")), actor));
        }
    }

    @GetMapping("/produits/{id}/deploiements/tableau.csv")
    @OpenTo(OpenTo.Audience.SIGNED_IN)
    ResponseEntity<byte[]> boardCsv(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        ProductId product = addresses.edited(id, actor).id();
        Map<AccountId, String> officers = names(product, actor);
        return Csv.file(
                "suivi-des-deploiements.csv",
                List.of(
                        "collectivite",
                        "code",
                        "type",
                        "departement",
                        "population",
                        "etat",
                        "depuis",
                        "origine",
                        "contact",
                        "courriel",
                        "responsable",
                        "prochaine_etape",
                        "echeance",
                        "experimentation"),
                deployments.all(product, Addresses.filter(Form.of(typed)), actor).stream()
                        .map(one -> List.of(
                                one.collectivity().name(),
                                one.collectivity().id().code(),
                                one.collectivity().id().kind().code(),
                                text(one.collectivity().departement()),
                                text(one.collectivity().population()),
                                one.state().code(),
                                one.since().toString(),
                                one.origin().code(),
                                one.contact(),
                                one.email(),
                                name(officers, one.officer()),
                                one.nextStep(),
                                text(one.nextOn()),
                                one.hosts() ? "oui" : "non"))
                        .toList());
    }

    /** A deployment as the team's programs read it. */
    record BoardLine(
            String collectivite,
            String nom,
            @Nullable String departement,
            String etat,
            LocalDate depuis,
            String origine,
            String contact,
            String courriel,
            String responsable,
            String prochaineEtape,
            @Nullable LocalDate echeance,
            boolean experimentation) {}

    @GetMapping("/api/produits/{id}/deploiements/tableau")
    @OpenTo(OpenTo.Audience.SIGNED_IN)
    ResponseEntity<List<BoardLine>> boardJson(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        ProductId product = addresses.edited(id, actor).id();
        Map<AccountId, String> officers = names(product, actor);
        return ResponseEntity.ok(deployments.all(product, Addresses.filter(Form.of(typed)), actor).stream()
                .map(one -> new BoardLine(
                        one.collectivity().id().toString(),
                        one.collectivity().name(),
                        one.collectivity().departement(),
                        one.state().code(),
                        one.since(),
                        one.origin().code(),
                        one.contact(),
                        one.email(),
                        name(officers, one.officer()),
                        one.nextStep(),
                        one.nextOn(),
                        one.hosts()))
                .toList());
    }

    private Map<AccountId, String> names(ProductId product, Actor actor) {
        return deployments.officers(product, actor).stream()
                .collect(Collectors.toMap(Accounts.Account::id, Accounts.Account::name));
    }

    private static String name(Map<AccountId, String> officers, @Nullable AccountId officer) {
        return officer == null ? "" : officers.getOrDefault(officer, "");
    }

    static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
