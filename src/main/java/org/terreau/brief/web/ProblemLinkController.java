package org.terreau.brief.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.brief.LinkedProblems;
import org.terreau.dossier.Applications;
import org.terreau.dossier.DossierId;
import org.terreau.dossier.DossierRecord;
import org.terreau.dossier.PrerequisiteEvidence;
import org.terreau.eligibility.Prerequisite;
import org.terreau.identity.Actor;
import org.terreau.problem.Problem;
import org.terreau.problem.Statement;
import org.terreau.shared.Refused;
import org.terreau.similarity.SimilarMatch;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;

/** Which problem of the registry a dossier is about. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class ProblemLinkController {

    private static final String PATH = "/dossiers/{id}/probleme";

    private final Pages pages;
    private final Applications applications;
    private final LinkedProblems problems;

    ProblemLinkController(Pages pages, Applications applications, LinkedProblems problems) {
        this.pages = pages;
        this.applications = applications;
        this.problems = problems;
    }

    @GetMapping(PATH)
    ModelAndView choosing(@PathVariable String id, Actor actor) {
        return pages.show("brief/problem-link", page(applications.readToWrite(DossierId.parse(id), actor), Form.EMPTY));
    }

    @PostMapping(PATH)
    ModelAndView choose(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        DossierRecord dossier = applications.readToWrite(DossierId.parse(id), actor);
        Form form = Form.of(typed);
        boolean none = form.text("action").equals("aucun");
        String number = form.text("numero").isEmpty() ? form.text("probleme") : form.text("numero");
        try {
            if (!none && number.isEmpty()) throw new Refused("numero", "brief.problem.needed");
            problems.link(dossier.id(), none ? "" : number, actor);
        } catch (Refused refusal) {
            return pages.refused("brief/problem-link", page(dossier, form.refused(refusal)));
        }
        return pages.after(dossier.path(), none ? "flash.brief.problem.unlinked" : "flash.brief.problem.linked");
    }

    private ProblemLinkPage page(DossierRecord dossier, Form form) {
        Problem linked = problems.of(dossier).orElse(null);
        Map<String, SimilarMatch> proposals = new LinkedHashMap<>();
        for (SimilarMatch match : problems.proposals(dossier)) proposals.put(match.id(), match);
        Form chosen = form.refused() || linked == null
                ? form
                : Form.filled(Map.of("probleme", linked.id().toString()));
        return new ProblemLinkPage(
                dossier, linked == null ? null : linked.statement().get(Statement.Part.TITLE), proposals, chosen);
    }

    /** The problem, those who confirmed it and what they tell, where the staff judge whether it is shared. */
    @Component
    @Order(1)
    static class AsEvidence implements PrerequisiteEvidence {

        private final LinkedProblems problems;

        AsEvidence(LinkedProblems problems) {
            this.problems = problems;
        }

        @Override
        public List<Part> of(DossierRecord dossier) {
            return List.of(new Part(
                    Prerequisite.SHARED_PROBLEM,
                    "brief/problem-evidence",
                    new ProblemEvidencePage(
                            dossier.path() + "/probleme",
                            problems.sheet(dossier).orElse(null))));
        }
    }
}
