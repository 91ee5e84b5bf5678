package org.terreau.brief.web;

import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.brief.BriefComparison;
import org.terreau.brief.BriefText;
import org.terreau.brief.BriefTexts;
import org.terreau.dossier.Applications;
import org.terreau.dossier.Brief;
import org.terreau.dossier.DossierId;
import org.terreau.dossier.DossierRecord;
import org.terreau.identity.Actor;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;

/** The brief as it stands, and its versions: read, compared two by two, put back. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class VersionController {

    private final Pages pages;
    private final Applications applications;
    private final BriefTexts texts;
    private final BriefPages briefs;

    VersionController(Pages pages, Applications applications, BriefTexts texts, BriefPages briefs) {
        this.pages = pages;
        this.applications = applications;
        this.texts = texts;
        this.briefs = briefs;
    }

    @GetMapping("/dossiers/{id}")
    ModelAndView read(@PathVariable String id, Actor actor) {
        DossierRecord dossier = applications.read(DossierId.parse(id), actor);
        return pages.show("brief/reading", briefs.reading(dossier, null, Form.EMPTY, actor));
    }

    @GetMapping("/dossiers/{id}/versions")
    ModelAndView list(@PathVariable String id, Actor actor) {
        DossierRecord dossier = applications.read(DossierId.parse(id), actor);
        return pages.show("brief/versions", page(dossier, actor));
    }

    private VersionsPage page(DossierRecord dossier, Actor actor) {
        return new VersionsPage(dossier, texts.versions(dossier), applications.access(dossier, actor));
    }

    @GetMapping("/dossiers/{id}/versions/{number:\\d{1,6}}")
    ModelAndView version(@PathVariable String id, @PathVariable int number, Actor actor) {
        DossierRecord dossier = applications.read(DossierId.parse(id), actor);
        return pages.show("brief/reading", briefs.reading(dossier, number, Form.EMPTY, actor));
    }

    @GetMapping("/dossiers/{id}/versions/comparer")
    ModelAndView compare(
            @PathVariable String id,
            @RequestParam String de,
            @RequestParam(defaultValue = "brouillon") String a,
            Actor actor) {
        DossierRecord dossier = applications.read(DossierId.parse(id), actor);
        BriefText before = BriefText.parse(de);
        BriefText after = BriefText.parse(a);
        BriefComparison comparison = BriefComparison.of(inWords(dossier, before), inWords(dossier, after));
        return pages.show("brief/comparison", new ComparisonPage(page(dossier, actor), before, after, comparison));
    }

    private Brief inWords(DossierRecord dossier, BriefText which) {
        Brief brief = texts.text(dossier, which);
        return brief.with(Brief.Part.TERRITORY, briefs.words(brief, Brief.Part.TERRITORY));
    }

    @PostMapping("/dossiers/{id}/versions/{number:\\d{1,6}}/reprendre")
    ModelAndView restore(
            @PathVariable String id,
            @PathVariable int number,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        DossierId dossier = DossierId.parse(id);
        try {
            texts.restore(dossier, number, Form.of(typed).version(), actor);
        } catch (Stale written) {
            return pages.after("/dossiers/" + dossier + "/versions", "flash.brief.not-restored");
        } catch (Refused locked) {
            return pages.after("/dossiers/" + dossier, "flash.brief.locked");
        }
        return pages.after("/dossiers/" + dossier + "/fiche", "flash.brief.restored", number);
    }
}
