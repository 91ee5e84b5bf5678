package org.terreau.deployment.web;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.deployment.Deployment;
import org.terreau.deployment.DeploymentState;
import org.terreau.deployment.Deployments;
import org.terreau.deployment.Interests;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.identity.Actor;
import org.terreau.portfolio.Product;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.territory.CollectivityId;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;

/** One collectivity in the deployment of a product: its state, its contact, the next step, its history. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class SheetController {

    private static final String PATH = "/produits/{id}/deploiements/{place:[a-z]+:[0-9A-Z]+}";

    private final Pages pages;
    private final Addresses addresses;
    private final Deployments deployments;
    private final Interests interests;
    private final Accounts accounts;
    private final Clock clock;

    SheetController(
            Pages pages,
            Addresses addresses,
            Deployments deployments,
            Interests interests,
            Accounts accounts,
            Clock clock) {
        this.pages = pages;
        this.addresses = addresses;
        this.deployments = deployments;
        this.interests = interests;
        this.accounts = accounts;
        this.clock = clock;
    }

    @GetMapping(PATH)
    ModelAndView sheet(@PathVariable String id, @PathVariable String place, Actor actor) {
        Product product = addresses.edited(id, actor);
        Deployment deployment = deployments.read(product.id(), Addresses.place(place), actor);
        return pages.show("deployment/sheet", page(product, deployment, stored(deployment), moving(deployment), actor));
    }

    @PostMapping(PATH)
    ModelAndView edit(
            @PathVariable String id,
            @PathVariable String place,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        Product product = addresses.edited(id, actor);
        CollectivityId collectivity = Addresses.place(place);
        Form form = Form.of(typed);
        try {
            deployments.edit(product.id(), collectivity, details(form), form.version(), actor);
        } catch (Refused refusal) {
            return refused(product, collectivity, form.refused(refusal), null, actor);
        } catch (Stale stale) {
            return refused(product, collectivity, form.refused(new Refused("", "deployment.stale")), null, actor);
        }
        return pages.after(product.id().path() + "/deploiements/" + collectivity, "flash.deployment.edited");
    }

    @PostMapping(PATH + "/etat")
    ModelAndView move(
            @PathVariable String id,
            @PathVariable String place,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        Product product = addresses.edited(id, actor);
        CollectivityId collectivity = Addresses.place(place);
        Form form = Form.of(typed);
        try {
            deployments.move(
                    product.id(),
                    collectivity,
                    DeploymentState.find(form.text("vers")).orElse(null),
                    form.date("le"),
                    form.text("raison"),
                    form.version(),
                    actor);
        } catch (Refused refusal) {
            return refused(product, collectivity, null, form.refused(refusal), actor);
        } catch (Stale stale) {
            return refused(product, collectivity, null, form.refused(new Refused("", "deployment.stale")), actor);
        }
        return pages.after(product.id().path() + "/deploiements/" + collectivity, "flash.deployment.moved");
    }

    @PostMapping(PATH + "/retrait")
    ModelAndView remove(@PathVariable String id, @PathVariable String place, Actor actor) {
        Product product = addresses.edited(id, actor);
        CollectivityId collectivity = Addresses.place(place);
        try {
            deployments.remove(product.id(), collectivity, actor);
        } catch (Refused refusal) {
            return refused(product, collectivity, null, Form.EMPTY.refused(refusal), actor);
        }
        return pages.after(product.id().path() + "/deploiements", "flash.deployment.removed");
    }

    private ModelAndView refused(
            Product product,
            CollectivityId place,
            @org.jspecify.annotations.Nullable Form form,
            @org.jspecify.annotations.Nullable Form move,
            Actor actor) {
        Deployment deployment = deployments.read(product.id(), place, actor);
        return pages.refused(
                "deployment/sheet",
                page(
                        product,
                        deployment,
                        form == null ? stored(deployment) : form,
                        move == null ? moving(deployment) : move,
                        actor));
    }

    private SheetPage page(Product product, Deployment deployment, Form form, Form move, Actor actor) {
        CollectivityId place = deployment.collectivity().id();
        List<Deployment.Event> history = deployments.history(product.id(), place, actor);
        Map<AccountId, String> names = accounts.names(history.stream()
                .map(Deployment.Event::by)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        return new SheetPage(
                product,
                deployment,
                history,
                names,
                interests.of(product.id(), place, actor),
                deployments.officers(product.id(), actor),
                form,
                move,
                deployments.beforeGo(deployment),
                Paris.today(clock));
    }

    private Form moving(Deployment deployment) {
        return Form.filled(
                Map.of("le", Paris.today(clock).toString(), "version", String.valueOf(deployment.version())));
    }

    private static Form stored(Deployment deployment) {
        Map<String, String> stored = new HashMap<>();
        stored.put("origine", deployment.origin().code());
        stored.put("contact", deployment.contact());
        stored.put("courriel", deployment.email());
        stored.put("responsable", DeploymentController.text(deployment.officer()));
        stored.put("etape", deployment.nextStep());
        stored.put("echeance", DeploymentController.text(deployment.nextOn()));
        stored.put("version", String.valueOf(deployment.version()));
        return Form.filled(stored);
    }

    private static Deployments.Details details(Form form) {
        return new Deployments.Details(
                Deployment.Origin.of(form.text("origine")),
                form.text("contact"),
                form.text("courriel"),
                form.number("responsable").map(AccountId::new).orElse(null),
                form.text("etape"),
                form.date("echeance"));
    }
}
