package org.terreau.deployment.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.deployment.Deployments;
import org.terreau.identity.Actor;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;
import org.terreau.territory.CollectivityId;
import org.terreau.web.Csv;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;

@Controller
class DeploymentController {

    private final Pages pages;
    private final Products products;
    private final Deployments deployments;

    DeploymentController(Pages pages, Products products, Deployments deployments) {
        this.pages = pages;
        this.products = products;
        this.deployments = deployments;
    }

    @GetMapping("/produits/{id}/deploiements.csv")
    @OpenTo(OpenTo.Audience.EVERYONE)
    ResponseEntity<byte[]> csv(@PathVariable String id) {
        ProductId product = products.read(id(id)).id();
        return Csv.file(
                "deploiements.csv",
                List.of("collectivite", "code", "type", "departement", "population", "usage", "depuis"),
                deployments.places(product).stream()
                        .map(place -> List.of(
                                place.collectivity().name(),
                                place.collectivity().id().code(),
                                place.collectivity().id().kind().code(),
                                text(place.collectivity().departement()),
                                text(place.collectivity().population()),
                                place.kind().code(),
                                place.since().toString()))
                        .toList());
    }

    /** A place as programs read it. */
    record Line(String collectivite, @Nullable String departement, String usage, String depuis) {}

    @GetMapping("/produits/{id}/api/deploiements")
    @OpenTo(OpenTo.Audience.EVERYONE)
    ResponseEntity<List<Line>> json(@PathVariable String id) {
        ProductId product = products.read(id(id)).id();
        return ResponseEntity.ok(deployments.places(product).stream()
                .map(place -> new Line(
                        place.collectivity().id().toString(),
                        place.collectivity().departement(),
                        place.kind().code(),
                        place.since().toString()))
                .toList());
    }

    @GetMapping("/produits/{id}/deploiements")
    @OpenTo(OpenTo.Audience.SIGNED_IN)
    ModelAndView places(@PathVariable String id, Actor actor) {
        return pages.show("deployment/places", page(edited(id, actor), Form.EMPTY));
    }

    @PostMapping("/produits/{id}/deploiements")
    @OpenTo(OpenTo.Audience.SIGNED_IN)
    ModelAndView add(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        ProductId product = edited(id, actor);
        Form form = Form.of(typed);
        try {
            return pages.after(
                    product.path() + "/deploiements",
                    "flash.deployment.added",
                    deployments.add(product, form.text("collectivites"), actor));
        } catch (Refused refusal) {
            return pages.refused("deployment/places", page(product, form.refused(refusal)));
        }
    }

    @PostMapping("/produits/{id}/deploiements/retrait")
    @OpenTo(OpenTo.Audience.SIGNED_IN)
    ModelAndView remove(@PathVariable String id, @RequestParam(defaultValue = "") String collectivite, Actor actor) {
        ProductId product = edited(id, actor);
        deployments.remove(product, CollectivityId.parse(collectivite).orElse(null), actor);
        return pages.after(product.path() + "/deploiements", "flash.deployment.removed");
    }

    private ProductId edited(String id, Actor actor) {
        ProductId product = id(id);
        products.mustEdit(actor, product);
        return product;
    }

    private static ProductId id(String written) {
        if (!ProductId.valid(written)) throw new NotFound("product", written);
        return new ProductId(written);
    }

    private DeploymentPage page(ProductId product, Form form) {
        return new DeploymentPage(products.read(product), deployments.places(product), form);
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
