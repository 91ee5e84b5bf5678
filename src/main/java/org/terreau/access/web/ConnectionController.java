package org.terreau.access.web;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.access.Connection;
import org.terreau.access.Connections;
import org.terreau.access.Proposal;
import org.terreau.access.ScimState;
import org.terreau.access.Tool;
import org.terreau.access.Tools;
import org.terreau.identity.Actor;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.RecentProof;
import org.terreau.web.Table;

/** Tools that tell their accounts by SCIM: where, what they said, and which account they are asked to close. */
@Controller
@OpenTo(OpenTo.Audience.STAFF)
class ConnectionController {

    private static final String TOOL = "/outils/{tool:[0-9]+}";
    private static final String PAGE = "access/connection";
    private static final String CLOSING = "access/closing";
    private static final Table<ClosingLine> LINES = Table.of(ClosingLine.class);

    private final Pages pages;
    private final Tools tools;
    private final Connections connections;

    ConnectionController(Pages pages, Tools tools, Connections connections) {
        this.pages = pages;
        this.tools = tools;
        this.connections = connections;
    }

    private ConnectionPage known(String tool, Actor actor) {
        return ConnectionPage.of(connections.of(Addresses.number(tool), actor));
    }

    @GetMapping(TOOL + "/connexion")
    ModelAndView connection(@PathVariable String tool, Actor actor) {
        return pages.show(PAGE, known(tool, actor));
    }

    @PostMapping(TOOL + "/connexion")
    @RecentProof
    ModelAndView write(@PathVariable String tool, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        long id = Addresses.number(tool);
        try {
            connections.write(
                    id,
                    new Connections.Typed(form.text("adresse"), form.text("jeton"), form.ticked("pour-de-vrai")),
                    form.version(),
                    actor);
        } catch (Refused refusal) {
            return pages.refused(PAGE, known(tool, actor).typed(form.refused(refusal)));
        } catch (Stale stale) {
            ConnectionPage page = known(tool, actor);
            return pages.show(
                    PAGE, page.conflicting(form.with("version", page.form().text("version"))), HttpStatus.CONFLICT);
        }
        return pages.after("/outils/" + id + "/connexion", "flash.access.connection");
    }

    @PostMapping(TOOL + "/connexion/oubli")
    ModelAndView remove(@PathVariable String tool, Actor actor) {
        connections.remove(Addresses.number(tool), actor);
        return pages.after("/outils/" + tool + "/connexion", "flash.access.connection.removed");
    }

    @PostMapping(TOOL + "/connexion/lecture")
    ModelAndView read(@PathVariable String tool, Actor actor) {
        ScimState state = connections.read(Addresses.number(tool), actor);
        return pages.after(
                "/outils/" + tool + "/connexion",
                state == ScimState.DONE ? "flash.access.connection.read" : "flash.access.connection.unread");
    }

    @GetMapping(TOOL + "/fermetures.csv")
    ResponseEntity<byte[]> csv(@PathVariable String tool, Actor actor) {
        return LINES.csv("fermetures-" + tool + ".csv", lines(tool, actor));
    }

    @GetMapping("/api/outils/{tool:[0-9]+}/fermetures")
    ResponseEntity<List<ClosingLine>> json(@PathVariable String tool, Actor actor) {
        return ResponseEntity.ok(lines(tool, actor));
    }

    private List<ClosingLine> lines(String tool, Actor actor) {
        return connections.journal(Addresses.number(tool), Connections.FILED, actor).stream()
                .map(ClosingLine::of)
                .toList();
    }

    private ClosingPage closing(String tool, String login, Form form, Actor actor) {
        Tool known = tools.read(Addresses.number(tool), actor);
        Proposal proposal = connections.proposal(known.id(), login, actor);
        Connection connection =
                connections.find(known.id(), actor).orElseThrow(() -> new NotFound("connection", known.id()));
        return new ClosingPage(known, connection, proposal, form);
    }

    @GetMapping(TOOL + "/fermeture")
    ModelAndView confirming(@PathVariable String tool, @RequestParam(defaultValue = "") String compte, Actor actor) {
        return pages.show(CLOSING, closing(tool, compte, Form.EMPTY, actor));
    }

    @PostMapping(TOOL + "/fermeture")
    @RecentProof
    ModelAndView close(@PathVariable String tool, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        Connections.Answered answered;
        try {
            answered = connections.close(Addresses.number(tool), form.text("compte"), form.ticked("confirmer"), actor);
        } catch (Refused refusal) {
            return pages.refused(CLOSING, closing(tool, form.text("compte"), form.refused(refusal), actor));
        }
        return pages.after(
                "/outils/" + tool + "/connexion",
                "flash.access.closing." + answered.outcome().code(),
                form.text("compte"));
    }
}
