package org.terreau.deployment.web;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.deployment.CollectivityList;
import org.terreau.deployment.Deployment;
import org.terreau.deployment.DeploymentState;
import org.terreau.deployment.Deployments;
import org.terreau.deployment.Imports;
import org.terreau.deployment.Waves;
import org.terreau.identity.Actor;
import org.terreau.portfolio.Product;
import org.terreau.shared.Objections;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.shared.WrittenText;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;

/** Adding a list of collectivities: typed or as a file, read and shown, then written. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class ImportController {

    private static final int LARGEST = 2 << 20;

    private final Pages pages;
    private final Addresses addresses;
    private final Imports imports;
    private final Waves waves;
    private final Clock clock;

    ImportController(Pages pages, Addresses addresses, Imports imports, Waves waves, Clock clock) {
        this.pages = pages;
        this.addresses = addresses;
        this.imports = imports;
        this.waves = waves;
        this.clock = clock;
    }

    @GetMapping("/produits/{id}/deploiements/ajout")
    ModelAndView form(@PathVariable String id, @RequestParam(defaultValue = "") String vague, Actor actor) {
        Product product = addresses.edited(id, actor);
        LocalDate today = Paris.today(clock);
        Form form = Form.filled(Map.of(
                "etat", DeploymentState.PROSPECT.code(),
                "depuis", today.toString(),
                "origine", Deployment.Origin.IMPORT.code(),
                "vague", vague));
        return pages.show("deployment/import", page(product, form, null, actor));
    }

    /** Shows what the list says; a list without a doubt is written at once. */
    @PostMapping("/produits/{id}/deploiements/ajout")
    ModelAndView read(
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> typed,
            @RequestParam(required = false) @Nullable MultipartFile fichier,
            Actor actor)
            throws IOException {
        Product product = addresses.edited(id, actor);
        Form form = Form.of(typed);
        try {
            if (fichier != null && !fichier.isEmpty()) form = form.with("collectivites", text(fichier));
            Imports.Reading reading = imports.read(product.id(), form.text("collectivites"), actor);
            for (CollectivityList.Line line : reading.of(CollectivityList.Kind.FORMER))
                if (line.candidates().size() == 1)
                    form = form.with(
                            "choix-" + line.number(),
                            line.candidates().get(0).id().toString());
            return pages.show("deployment/import-review", page(product, form, reading, actor));
        } catch (Refused refusal) {
            return pages.refused("deployment/import", page(product, form.refused(refusal), null, actor));
        }
    }

    @PostMapping("/produits/{id}/deploiements/ajout/confirmation")
    ModelAndView write(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Product product = addresses.edited(id, actor);
        Form form = Form.of(typed);
        try {
            Imports.Result result = imports.write(
                    product.id(),
                    form.text("collectivites"),
                    line -> form.text("choix-" + line),
                    form.ticked("ecarter"),
                    adding(form),
                    actor);
            return pages.after(product.id().path() + "/deploiements", "flash.deployment.added", result.added(), (int)
                    result.present());
        } catch (Refused refusal) {
            return again(product, form.refused(refusal), actor);
        }
    }

    private ModelAndView again(Product product, Form form, Actor actor) {
        try {
            Imports.Reading reading = imports.read(product.id(), form.text("collectivites"), actor);
            return pages.refused("deployment/import-review", page(product, form, reading, actor));
        } catch (Refused unreadable) {
            return pages.refused("deployment/import", page(product, form.refused(unreadable), null, actor));
        }
    }

    @PostMapping("/produits/{id}/deploiements/ajouts/{number}/annulation")
    ModelAndView undo(@PathVariable String id, @PathVariable String number, Actor actor) {
        Product product = addresses.edited(id, actor);
        int gone = imports.undo(product.id(), Addresses.number(number), actor);
        return pages.after(product.id().path() + "/deploiements", "flash.deployment.list-undone", gone);
    }

    private ImportPage page(Product product, Form form, Imports.@Nullable Reading reading, Actor actor) {
        return new ImportPage(product, form, reading, waves.of(product.id()), imports.last(product.id(), actor));
    }

    private static Deployments.Adding adding(Form form) {
        Objections objections = new Objections();
        DeploymentState state = DeploymentState.find(form.text("etat")).orElse(null);
        LocalDate on = form.date("depuis");
        objections.when(state == null, "etat", "deployment.state.needed");
        objections.when(on == null, "depuis", "deployment.day.needed");
        if (state == null || on == null) throw objections.refusal();
        return new Deployments.Adding(
                state,
                on,
                Deployment.Origin.of(form.text("origine")),
                form.number("vague").orElse(null),
                form.text("raison"));
    }

    private static String text(MultipartFile file) throws IOException {
        if (file.getSize() > LARGEST) throw new Refused("fichier", "deployment.import.large");
        String text = WrittenText.of(file.getBytes());
        if (text.indexOf('\0') >= 0) throw new Refused("fichier", "deployment.import.not-text");
        return text;
    }
}
