package org.terreau.opendata.web;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.identity.Actor;
import org.terreau.identity.ApiKeys;
import org.terreau.opendata.ProductKeys;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.NotFound;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.RecentProof;

/** The keys of a product, for those who work on it. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class KeysController {

    private final Pages pages;
    private final Products products;
    private final ProductKeys keys;
    private final Clock clock;

    KeysController(Pages pages, Products products, ProductKeys keys, Clock clock) {
        this.pages = pages;
        this.products = products;
        this.keys = keys;
        this.clock = clock;
    }

    @GetMapping("/produits/{id}/cles")
    ModelAndView list(@PathVariable String id, Actor actor) {
        String inSixMonths = Paris.today(clock).plusMonths(6).toString();
        return pages.show("opendata/keys", page(id(id), Form.EMPTY.with("fin", inSixMonths), null, actor));
    }

    /** The new key is in this answer and nowhere else: nothing keeps it, so no other page could show it. */
    @PostMapping("/produits/{id}/cles")
    @RecentProof
    ModelAndView make(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        ProductId product = id(id);
        Form form = Form.of(typed);
        try {
            String secret = keys.issue(product, form.text("nom"), form.date("fin"), actor);
            return pages.made("opendata/keys", page(product, Form.EMPTY, secret, actor));
        } catch (Refused refusal) {
            return pages.refused("opendata/keys", page(product, form.refused(refusal), null, actor));
        }
    }

    @GetMapping("/produits/{id}/cles/{key:\\d{1,15}}/revocation")
    ModelAndView confirm(@PathVariable String id, @PathVariable long key, Actor actor) {
        ProductId product = id(id);
        ApiKeys.ApiKey known = keys.of(product, actor).stream()
                .filter(one -> one.id() == key && one.state() != ApiKeys.State.REVOKED)
                .findFirst()
                .orElseThrow(() -> new NotFound("api key", key));
        return pages.show("opendata/key-revocation", new KeyRevocationPage(products.read(product), known));
    }

    @PostMapping("/produits/{id}/cles/{key:\\d{1,15}}/revocation")
    ModelAndView revoke(@PathVariable String id, @PathVariable long key, Actor actor) {
        ProductId product = id(id);
        keys.revoke(product, key, actor);
        return pages.after(product.path() + "/cles", "flash.opendata.key-revoked");
    }

    private KeysPage page(ProductId product, Form form, @Nullable String secret, Actor actor) {
        return new KeysPage(keys.of(product, actor), products.read(product), form, secret);
    }

    private static ProductId id(String written) {
        return ProductId.parse(written);
    }
}
