package org.terreau.opendata.web;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.identity.Actor;
import org.terreau.opendata.CatalogueConflicts;
import org.terreau.opendata.Imports;
import org.terreau.shared.Refused;
import org.terreau.shared.Slice;
import org.terreau.web.Form;
import org.terreau.web.NavigationEntry;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.Viewer;

/** Imports of the catalogue, for administrators. */
@Controller
@OpenTo(OpenTo.Audience.ADMINISTRATOR)
class ImportController {

    private final Pages pages;
    private final Imports imports;
    private final CatalogueConflicts conflicts;

    ImportController(Pages pages, Imports imports, CatalogueConflicts conflicts) {
        this.pages = pages;
        this.imports = imports;
        this.conflicts = conflicts;
    }

    @Bean
    static NavigationEntry importNavigation() {
        return new NavigationEntry(
                NavigationEntry.Group.INCUBATOR, 895, "opendata.imports.menu", "/imports", Viewer::administrator);
    }

    @GetMapping("/imports")
    ModelAndView read(Actor actor) {
        Imports.Source source = imports.source(actor);
        Form form = Form.filled(Map.of(
                "source", source.kind(),
                "adresse", source.address(),
                "branche", source.branch(),
                "dossier", source.folder(),
                "rythme", source.rhythm(),
                "version", String.valueOf(source.version())));
        return pages.show("opendata/imports", page(form, actor));
    }

    @PostMapping("/imports")
    ModelAndView set(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        try {
            imports.set(
                    new Imports.Source(
                            form.text("source"),
                            form.text("adresse"),
                            form.text("branche"),
                            form.text("dossier"),
                            form.text("rythme"),
                            form.version()),
                    actor);
        } catch (Refused refusal) {
            return pages.refused("opendata/imports", page(form.refused(refusal), actor));
        }
        return pages.after("/imports", "flash.opendata.source-set");
    }

    @PostMapping("/imports/lancement")
    ModelAndView ask(Actor actor) {
        try {
            return pages.redirect("/imports/" + imports.ask(actor));
        } catch (Refused none) {
            return pages.refused("opendata/imports", page(Form.EMPTY.refused(none), actor));
        }
    }

    @GetMapping("/imports/{run:\\d{1,15}}")
    ModelAndView run(
            @PathVariable long run,
            @RequestParam(defaultValue = "") String resultat,
            @RequestParam(defaultValue = "1") String page,
            Actor actor) {
        return pages.show(
                "opendata/import",
                new ImportPage(
                        imports.run(run, actor),
                        imports.lines(run, resultat, Form.page(page), actor),
                        Form.EMPTY.with("resultat", resultat)));
    }

    @GetMapping("/imports/{run:\\d{1,15}}/avancement")
    ModelAndView progress(@PathVariable long run, Actor actor) {
        return pages.show("opendata/import-progress", imports.run(run, actor));
    }

    @GetMapping("/imports/conflits")
    ModelAndView conflicts(@RequestParam(defaultValue = "1") String page, Actor actor) {
        return pages.show("opendata/conflicts", page(conflicts.waiting(Form.page(page), actor), Form.EMPTY));
    }

    private static ConflictsPage page(Slice<CatalogueConflicts.CatalogueConflict> waiting, Form form) {
        return new ConflictsPage(waiting, null, true, form);
    }

    @PostMapping("/imports/conflits/{conflict:\\d{1,15}}")
    ModelAndView settle(@PathVariable long conflict, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        CatalogueConflicts.Choice choice = CatalogueConflicts.Choice.of(form.text("choix"));
        try {
            conflicts.settle(conflict, choice, form.text("vu"), actor);
        } catch (Refused refusal) {
            return pages.refused("opendata/conflicts", page(conflicts.waiting(1, actor), Form.EMPTY.refused(refusal)));
        }
        return pages.after("/imports/conflits", "flash.opendata.conflict-settled");
    }

    private ImportsPage page(Form form, Actor actor) {
        return new ImportsPage(
                imports.runs(actor),
                conflicts.waiting(1, actor).total(),
                imports.source(actor).given(),
                imports.settingsFolder(),
                form);
    }
}
