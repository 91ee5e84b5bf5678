package org.terreau.deployment.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.deployment.DeploymentFilter;
import org.terreau.deployment.Deployments;
import org.terreau.deployment.Plans;
import org.terreau.deployment.Stratum;
import org.terreau.deployment.Waves;
import org.terreau.identity.AccountId;
import org.terreau.identity.Actor;
import org.terreau.portfolio.Product;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.territory.Collectivities;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.PublicWords;

/** The waves of a deployment, and its target. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class WaveController {

    private final Pages pages;
    private final Addresses addresses;
    private final Waves waves;
    private final Plans plans;
    private final Deployments deployments;
    private final Collectivities collectivities;

    WaveController(
            Pages pages,
            Addresses addresses,
            Waves waves,
            Plans plans,
            Deployments deployments,
            Collectivities collectivities) {
        this.pages = pages;
        this.addresses = addresses;
        this.waves = waves;
        this.plans = plans;
        this.deployments = deployments;
        this.collectivities = collectivities;
    }

    @GetMapping("/produits/{id}/vagues")
    ModelAndView list(@PathVariable String id, Actor actor) {
        Product product = addresses.edited(id, actor);
        return pages.show("deployment/waves", new WavesPage(product, waves.of(product.id()), Form.EMPTY));
    }

    @PostMapping("/produits/{id}/vagues")
    ModelAndView create(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Product product = addresses.edited(id, actor);
        Form form = Form.of(typed);
        try {
            PublicWords.check(form, "nom", "but");
            long wave = waves.create(product.id(), draft(form), actor);
            return pages.after(product.id().path() + "/vagues/" + wave, "flash.deployment.wave-created");
        } catch (Refused refusal) {
            return pages.refused(
                    "deployment/waves", new WavesPage(product, waves.of(product.id()), form.refused(refusal)));
        }
    }

    @GetMapping("/produits/{id}/vagues/{wave:[0-9]+}")
    ModelAndView wave(
            @PathVariable String id,
            @PathVariable String wave,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        Product product = addresses.edited(id, actor);
        Waves.Progress progress = waves.read(product.id(), Addresses.number(wave), actor);
        return pages.show(
                "deployment/wave", page(product, progress, Form.of(typed).page(), stored(progress), actor));
    }

    private WavePage page(Product product, Waves.Progress progress, int page, Form form, Actor actor) {
        DeploymentFilter filter = new DeploymentFilter(
                "", "", "", "", String.valueOf(progress.wave().id()), "", "", "");
        return new WavePage(product, progress, deployments.page(product.id(), filter, page, actor), form);
    }

    private static Form stored(Waves.Progress progress) {
        Waves.Wave wave = progress.wave();
        return Form.filled(Map.of(
                "nom", wave.name(),
                "but", wave.goal(),
                "debut", wave.start().toString(),
                "fin", wave.end().toString(),
                "version", String.valueOf(wave.version())));
    }

    @PostMapping("/produits/{id}/vagues/{wave:[0-9]+}")
    ModelAndView edit(
            @PathVariable String id,
            @PathVariable String wave,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        Product product = addresses.edited(id, actor);
        long number = Addresses.number(wave);
        Form form = Form.of(typed);
        try {
            PublicWords.check(form, "nom", "but");
            waves.edit(product.id(), number, draft(form), form.version(), actor);
        } catch (Refused refusal) {
            form = form.refused(refusal);
        } catch (Stale stale) {
            form = form.refused(new Refused("", "deployment.stale"));
        }
        if (form.refused())
            return pages.refused(
                    "deployment/wave", page(product, waves.read(product.id(), number, actor), 1, form, actor));
        return pages.after(product.id().path() + "/vagues/" + number, "flash.deployment.wave-edited");
    }

    @PostMapping("/produits/{id}/vagues/{wave:[0-9]+}/suppression")
    ModelAndView delete(@PathVariable String id, @PathVariable String wave, Actor actor) {
        Product product = addresses.edited(id, actor);
        waves.delete(product.id(), Addresses.number(wave), actor);
        return pages.after(product.id().path() + "/vagues", "flash.deployment.wave-deleted");
    }

    @PostMapping("/produits/{id}/vagues/{wave:[0-9]+}/retrait")
    ModelAndView untarget(
            @PathVariable String id,
            @PathVariable String wave,
            @RequestParam(defaultValue = "") String collectivite,
            Actor actor) {
        Product product = addresses.edited(id, actor);
        waves.untarget(product.id(), Addresses.number(wave), Addresses.place(collectivite), actor);
        return pages.after(product.id().path() + "/vagues/" + wave, "flash.deployment.wave-untargeted");
    }

    private static Waves.Draft draft(Form form) {
        return new Waves.Draft(form.text("nom"), form.text("but"), form.date("debut"), form.date("fin"));
    }

    @GetMapping("/produits/{id}/deploiements/cible")
    ModelAndView plan(@PathVariable String id, Actor actor) {
        Product product = addresses.edited(id, actor);
        Plans.Plan plan = plans.of(product.id());
        Form form = Form.filled(Map.of(
                "responsable", DeploymentController.text(plan.officer()),
                "version", String.valueOf(plan.version())));
        return pages.show("deployment/plan", page(product, plan, form, actor));
    }

    private PlanPage page(Product product, Plans.Plan plan, Form form, Actor actor) {
        return new PlanPage(
                product,
                plan,
                collectivities.regions(),
                deployments.officers(product.id(), actor),
                plans.history(product.id()),
                form);
    }

    @PostMapping("/produits/{id}/deploiements/cible")
    ModelAndView save(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Product product = addresses.edited(id, actor);
        Form form = Form.of(typed);
        Set<Stratum> strata = form.all("cibles").stream()
                .map(Stratum::find)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        List<String> regions = form.all("regions");
        Plans.Plan plan = new Plans.Plan(
                strata,
                Set.copyOf(regions),
                form.number("responsable").map(AccountId::new).orElse(null),
                form.version());
        try {
            plans.save(product.id(), plan, form.ticked("correction"), actor);
        } catch (Refused refusal) {
            return pages.refused("deployment/plan", page(product, plan, form.refused(refusal), actor));
        } catch (Stale stale) {
            return pages.refused(
                    "deployment/plan", page(product, plan, form.refused(new Refused("", "deployment.stale")), actor));
        }
        return pages.after(product.id().path() + "/deploiements", "flash.deployment.target");
    }
}
