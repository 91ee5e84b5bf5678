package org.terreau.access.web;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.access.DeclaredAccounts;
import org.terreau.identity.Actor;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.ProductTab;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.team.Person;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.Table;

/** Who has what on a product, for those who work on it. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class ProductAccountsController {

    private static final String PATH = "/produits/{id}/acces";
    private static final String PAGE = "access/product";
    private static final Table<AccountLine> LINES = Table.of(AccountLine.class);

    private final Pages pages;
    private final DeclaredAccounts accounts;
    private final Clock clock;

    ProductAccountsController(Pages pages, DeclaredAccounts accounts, Clock clock) {
        this.pages = pages;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Bean
    static ProductTab accountsTab() {
        return new ProductTab(305, "access.tab", "/acces");
    }

    private static ProductId product(String id) {
        return ProductId.parse(id);
    }

    private ProductAccountsPage page(ProductId id, Form form, Actor actor) {
        return new ProductAccountsPage(accounts.of(id, actor), form, Paris.today(clock));
    }

    @GetMapping(PATH)
    ModelAndView read(@PathVariable String id, Actor actor) {
        return pages.show(PAGE, page(product(id), Form.EMPTY, actor));
    }

    @GetMapping(PATH + ".csv")
    ResponseEntity<byte[]> csv(@PathVariable String id, Actor actor) {
        return LINES.csv("acces-" + id + ".csv", lines(product(id), actor));
    }

    @GetMapping("/produits/{id}/api/acces")
    ResponseEntity<List<AccountLine>> json(@PathVariable String id, Actor actor) {
        return ResponseEntity.ok(lines(product(id), actor));
    }

    private List<AccountLine> lines(ProductId id, Actor actor) {
        DeclaredAccounts.OfProduct all = accounts.of(id, actor);
        Set<Long> here = all.working().stream().map(Person::id).collect(Collectors.toSet());
        return all.accounts().stream()
                .map(held -> AccountLine.of(held, here.contains(held.person().id())))
                .toList();
    }

    @PostMapping(PATH)
    ModelAndView give(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        ProductId product = product(id);
        try {
            accounts.give(
                    product,
                    new DeclaredAccounts.Typed(
                            form.text("outil"),
                            form.text("personne"),
                            form.text("niveau"),
                            form.text("identifiant"),
                            form.text("jusqu-au")),
                    actor);
        } catch (Refused refusal) {
            return pages.refused(PAGE, page(product, form.refused(refusal), actor));
        }
        return pages.after(product.path() + "/acces", "flash.access.given");
    }

    @PostMapping(PATH + "/retrait")
    ModelAndView remove(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        ProductId product = product(id);
        accounts.remove(product, Form.of(typed).number("compte").orElse(0L), actor);
        return pages.after(product.path() + "/acces", "flash.access.removed");
    }
}
