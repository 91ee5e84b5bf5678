package org.terreau.investigation.web;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.dossier.DossierId;
import org.terreau.identity.Actor;
import org.terreau.investigation.Hypotheses;
import org.terreau.investigation.Investigations;
import org.terreau.investigation.Learning;
import org.terreau.investigation.Learnings;
import org.terreau.investigation.Pivots;
import org.terreau.investigation.PublicSummaries;
import org.terreau.shared.Refused;
import org.terreau.web.Form;
import org.terreau.web.LastWord;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;

/** The investigation at a glance, and what is published of it. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class InvestigationController {

    private final Pages pages;
    private final Logs logs;
    private final Investigations investigations;
    private final Hypotheses hypotheses;
    private final Learnings learnings;
    private final Pivots pivots;
    private final PublicSummaries summaries;

    InvestigationController(
            Pages pages,
            Logs logs,
            Investigations investigations,
            Hypotheses hypotheses,
            Learnings learnings,
            Pivots pivots,
            PublicSummaries summaries) {
        this.pages = pages;
        this.logs = logs;
        this.investigations = investigations;
        this.hypotheses = hypotheses;
        this.learnings = learnings;
        this.pivots = pivots;
        this.summaries = summaries;
    }

    @GetMapping("/dossiers/{id}/investigation")
    ModelAndView overview(@PathVariable String id, Actor actor) {
        Log log = logs.of(id, actor);
        DossierId dossier = log.dossier().id();
        return pages.show(
                "investigation/overview",
                new InvestigationPage(
                        log,
                        investigations.progress(dossier),
                        hypotheses.of(dossier, actor),
                        learnings.of(dossier, actor),
                        pivots.of(dossier, actor),
                        pivots.unexplained(dossier, actor)));
    }

    @GetMapping("/dossiers/{id}/investigation/publication")
    ModelAndView publication(@PathVariable String id, Actor actor) {
        Log log = logs.of(id, actor);
        PublicSummaries.State state = summaries.state(log.dossier().id(), actor);
        List<String> chosen = (state.since() == null
                        ? state.learnings().stream().map(Learning::id).collect(Collectors.toSet())
                        : state.chosen())
                .stream().map(Learning.Id::toString).toList();
        return pages.show(
                "investigation/publication",
                new PublicationPage(log, state, null, Form.EMPTY.with("apprentissage", chosen.toArray(String[]::new))));
    }

    @PostMapping("/dossiers/{id}/investigation/publication")
    ModelAndView publish(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Log log = logs.writable(id, actor);
        Form form = Form.of(typed);
        DossierId dossier = log.dossier().id();
        List<Learning.Id> chosen =
                form.all("apprentissage").stream().map(Learning.Id::parse).toList();
        boolean said = LastWord.said(form, "apprentissages");
        try {
            if (form.text("action").equals("apercu"))
                return pages.show(
                        "investigation/publication",
                        new PublicationPage(
                                log,
                                summaries.state(dossier, actor),
                                summaries.preview(dossier, chosen, said, actor),
                                form));
            summaries.publish(dossier, chosen, said, actor);
        } catch (Refused refusal) {
            return pages.refused(
                    "investigation/publication",
                    new PublicationPage(log, summaries.state(dossier, actor), null, form.refused(refusal)));
        }
        return pages.after(log.path() + "/publication", "flash.investigation.published");
    }

    @PostMapping("/dossiers/{id}/investigation/publication/retrait")
    ModelAndView withdraw(@PathVariable String id, Actor actor) {
        Log log = logs.writable(id, actor);
        summaries.withdraw(log.dossier().id(), actor);
        return pages.after(log.path() + "/publication", "flash.investigation.unpublished");
    }
}
