package org.terreau.dossier.web;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.dossier.Applications;
import org.terreau.dossier.Brief;
import org.terreau.dossier.DossierId;
import org.terreau.dossier.DossierRecord;
import org.terreau.dossier.DossierState;
import org.terreau.identity.Actor;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.territory.Collectivities;
import org.terreau.territory.Collectivity;
import org.terreau.territory.CollectivityId;
import org.terreau.territory.CollectivityPicker;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;

/** The product brief being written: saved as one types, kept as versions, submitted. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class BriefController {

    private static final String TERRITORY = Brief.Part.TERRITORY.code();
    private final Pages pages;
    private final Applications applications;
    private final Collectivities collectivities;
    private final CollectivityPicker picker;
    private final BriefTerritories territories;

    BriefController(
            Pages pages,
            Applications applications,
            Collectivities collectivities,
            CollectivityPicker picker,
            BriefTerritories territories) {
        this.pages = pages;
        this.applications = applications;
        this.collectivities = collectivities;
        this.picker = picker;
        this.territories = territories;
    }

    @GetMapping("/dossiers/{id}/fiche")
    ModelAndView brief(@PathVariable String id, Actor actor) {
        DossierRecord dossier = applications.read(DossierId.parse(id), actor);
        if (dossier.state() != DossierState.DRAFT) return pages.redirect(dossier.path());
        return pages.show("dossier/brief", new BriefPage(dossier, form(dossier), List.of(), Map.of()));
    }

    private Form form(DossierRecord dossier) {
        Map<String, String> stored = new LinkedHashMap<>();
        for (Brief.Part part : Brief.Part.values())
            stored.put(part.code(), dossier.draft().get(part));
        Collectivity territory = territories.of(dossier.draft());
        stored.put(TERRITORY + "-recherche", territory == null ? "" : territory.label());
        stored.put("version", Long.toString(dossier.version()));
        return Form.filled(stored);
    }

    @PostMapping("/dossiers/{id}/fiche")
    ModelAndView save(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        DossierRecord dossier = applications.read(DossierId.parse(id), actor);
        boolean submitting = form.text("action").equals("soumettre");
        CollectivityPicker.Picked picked = form.text(TERRITORY + "-recherche").isEmpty()
                ? CollectivityPicker.Picked.NONE
                : picker.read(form, TERRITORY);
        Brief brief = typed(form, picked.chosen());
        try {
            if (!picked.problems().isEmpty()) throw new Refused(picked.problems());
            if (submitting) applications.submit(dossier.id(), brief, version(form), actor);
            else applications.save(dossier.id(), brief, version(form), true, actor);
        } catch (Refused refusal) {
            return pages.refused(
                    "dossier/brief", new BriefPage(dossier, form.refused(refusal), picked.candidates(), Map.of()));
        } catch (Stale stale) {
            return conflict(dossier, form, brief, picked);
        }
        return submitting
                ? pages.after(dossier.path(), "flash.dossier.submitted")
                : pages.after(dossier.path() + "/fiche", "flash.dossier.saved");
    }

    /** Nothing typed is lost: the other's text stands beside one's own, and saving again is a choice. */
    private ModelAndView conflict(DossierRecord dossier, Form form, Brief mine, CollectivityPicker.Picked picked) {
        Map<String, String> theirs = new LinkedHashMap<>();
        Collectivity territory = territories.of(dossier.draft());
        for (Brief.Part part : Applications.differences(mine, dossier.draft()))
            theirs.put(
                    part.code(),
                    part == Brief.Part.TERRITORY
                            ? territory == null ? "" : territory.label()
                            : dossier.draft().get(part));
        return pages.show(
                "dossier/brief",
                new BriefPage(
                        dossier, form.with("version", Long.toString(dossier.version())), picked.candidates(), theirs),
                HttpStatus.CONFLICT);
    }

    /** What the page needs to go on typing. */
    record Saved(long version) {}

    @PostMapping("/dossiers/{id}/fiche/brouillon")
    ResponseEntity<Saved> autosave(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        DossierRecord dossier = applications.read(DossierId.parse(id), actor);
        Optional<Collectivity> chosen =
                CollectivityId.parse(form.text(TERRITORY)).flatMap(collectivities::find);
        try {
            return ResponseEntity.ok(new Saved(
                    applications.save(dossier.id(), typed(form, chosen.orElse(null)), version(form), false, actor)));
        } catch (Refused refusal) {
            return ResponseEntity.unprocessableContent().build();
        } catch (Stale stale) {
            return ResponseEntity.status(HttpStatus.CONFLICT).build();
        }
    }

    private static Brief typed(Form form, @Nullable Collectivity territory) {
        Map<Brief.Part, String> values = new EnumMap<>(Brief.Part.class);
        for (Brief.Part part : Brief.Part.values()) values.put(part, form.text(part.code()));
        values.put(Brief.Part.TERRITORY, territory == null ? "" : territory.id().toString());
        return new Brief(values);
    }

    private static long version(Form form) {
        String written = form.text("version");
        return written.matches("\\d{1,15}") ? Long.parseLong(written) : -1;
    }
}
