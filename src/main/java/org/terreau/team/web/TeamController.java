package org.terreau.team.web;

import org.springframework.context.annotation.Bean;
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
import org.terreau.portfolio.ProductTab;
import org.terreau.portfolio.Products;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;
import org.terreau.team.Teams;
import org.terreau.team.Trade;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;

@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class TeamController {

    private final Pages pages;
    private final Products products;
    private final Teams teams;

    TeamController(Pages pages, Products products, Teams teams) {
        this.pages = pages;
        this.products = products;
        this.teams = teams;
    }

    @Bean
    static ProductTab teamTab() {
        return new ProductTab(300, "team.tab", "/equipe");
    }

    @GetMapping("/produits/{id}/equipe")
    ModelAndView team(@PathVariable String id, Actor actor) {
        return pages.show("team/team", page(edited(id, actor), Form.EMPTY));
    }

    @PostMapping("/produits/{id}/equipe")
    ModelAndView join(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        ProductId product = edited(id, actor);
        Form form = Form.of(typed);
        try {
            teams.join(
                    product,
                    Trade.of(form.text("metier")).orElse(null),
                    form.text("nom"),
                    form.text("courriel"),
                    form.text("part").replace("%", "").strip(),
                    actor);
        } catch (Refused refusal) {
            return pages.refused("team/team", page(product, form.refused(refusal)));
        }
        return pages.after(product.path() + "/equipe", "flash.team.joined");
    }

    @PostMapping("/produits/{id}/equipe/depart")
    ModelAndView leave(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        ProductId product = edited(id, actor);
        Form form = Form.of(typed);
        long role = form.number("role").orElseThrow(() -> new NotFound("team role", form.text("role")));
        teams.leave(product, role, actor);
        return pages.after(product.path() + "/equipe", "flash.team.left");
    }

    private ProductId edited(String id, Actor actor) {
        if (!ProductId.valid(id)) throw new NotFound("product", id);
        ProductId product = new ProductId(id);
        products.mustEdit(actor, product);
        return product;
    }

    private TeamPage page(ProductId product, Form form) {
        Product known = products.read(product);
        return new TeamPage(known, teams.shown(known), form);
    }
}
