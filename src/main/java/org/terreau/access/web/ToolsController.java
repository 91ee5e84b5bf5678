package org.terreau.access.web;

import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.access.Connections;
import org.terreau.access.DeclaredAccounts;
import org.terreau.access.Tool;
import org.terreau.access.ToolTyped;
import org.terreau.access.Tools;
import org.terreau.identity.Actor;
import org.terreau.incubator.Incubator;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.Shelf;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.web.Form;
import org.terreau.web.NavigationEntry;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.Table;

/** The tools of an incubator, for those who work for it. */
@Controller
@OpenTo(OpenTo.Audience.STAFF)
class ToolsController {

    private static final String TOOL = "/outils/{tool:[0-9]+}";
    private static final String EDIT = "access/tool-edit";
    private static final Table<ToolLine> LINES = Table.of(ToolLine.class);

    private final Pages pages;
    private final Tools tools;
    private final DeclaredAccounts accounts;
    private final Connections connections;
    private final Shelf shelf;
    private final Clock clock;

    ToolsController(
            Pages pages, Tools tools, DeclaredAccounts accounts, Connections connections, Shelf shelf, Clock clock) {
        this.pages = pages;
        this.tools = tools;
        this.accounts = accounts;
        this.connections = connections;
        this.shelf = shelf;
        this.clock = clock;
    }

    @Bean
    static NavigationEntry toolsNavigation() {
        return NavigationEntry.forStaff(365, "access.tools", "/outils");
    }

    @GetMapping("/outils")
    ModelAndView list(@RequestParam(defaultValue = "") String incubateur, Actor actor) {
        Incubator incubator = tools.kept(incubateur, actor);
        List<Incubator> others = tools.kept(actor).stream()
                .filter(one -> !one.id().equals(incubator.id()))
                .toList();
        return pages.show(
                "access/tools", new ToolsPage(incubator, others, tools.all(incubator.id(), actor), Paris.today(clock)));
    }

    @GetMapping("/outils.csv")
    ResponseEntity<byte[]> csv(@RequestParam(defaultValue = "") String incubateur, Actor actor) {
        return LINES.csv("outils.csv", lines(incubateur, actor));
    }

    @GetMapping("/api/outils")
    ResponseEntity<List<ToolLine>> json(@RequestParam(defaultValue = "") String incubateur, Actor actor) {
        return ResponseEntity.ok(lines(incubateur, actor));
    }

    private List<ToolLine> lines(String incubator, Actor actor) {
        return tools.all(tools.kept(incubator, actor).id(), actor).stream()
                .map(ToolLine::of)
                .toList();
    }

    @GetMapping("/outils/nouveau")
    ModelAndView writing(@RequestParam(defaultValue = "") String incubateur, Actor actor) {
        return pages.show(EDIT, ToolFormPage.fresh(tools.kept(incubateur, actor)));
    }

    @PostMapping("/outils/nouveau")
    ModelAndView add(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        Incubator incubator = tools.kept(form.text("incubateur"), actor);
        try {
            long id = tools.add(incubator.id(), typed(form), actor);
            return pages.after("/outils/" + id, "flash.access.tool.added");
        } catch (Refused refusal) {
            return pages.refused(EDIT, ToolFormPage.fresh(incubator).typed(form.refused(refusal)));
        }
    }

    private static ToolTyped typed(Form form) {
        return new ToolTyped(
                new ToolTyped.Said(
                        form.text("nom"),
                        form.text("adresse"),
                        form.text("mode-operatoire"),
                        form.text("precaution"),
                        form.text("responsable")),
                new ToolTyped.Chosen(
                        form.text("genre"),
                        form.text("portee"),
                        form.text("cle"),
                        form.text("retrait"),
                        form.text("qui-retire"),
                        form.all("metiers")),
                new ToolTyped.Counted(form.text("minutes"), form.text("prix"), form.text("revue")));
    }

    @GetMapping(TOOL)
    ModelAndView tool(@PathVariable String tool, Actor actor) {
        Tools.Line line = tools.line(Addresses.number(tool), actor);
        return pages.show(
                "access/tool",
                new ToolPage(
                        incubator(line.tool(), actor),
                        line,
                        accounts.of(line.tool(), actor),
                        connections.find(line.tool().id(), actor).orElse(null),
                        shelf.cards().stream()
                                .map(Shelf.Card::product)
                                .filter(product ->
                                        product.incubator().equals(line.tool().incubator()))
                                .collect(Collectors.toMap(Product::id, Product::name)),
                        Paris.today(clock)));
    }

    private Incubator incubator(Tool tool, Actor actor) {
        return tools.kept(tool.incubator().value(), actor);
    }

    @GetMapping(TOOL + "/fiche")
    ModelAndView editing(@PathVariable String tool, Actor actor) {
        return pages.show(EDIT, known(tool, actor));
    }

    private ToolFormPage known(String id, Actor actor) {
        Tool tool = tools.read(Addresses.number(id), actor);
        return ToolFormPage.of(incubator(tool, actor), tool, tools.ownerAddress(tool, actor));
    }

    @PostMapping(TOOL + "/fiche")
    ModelAndView change(@PathVariable String tool, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        ToolFormPage page = known(tool, actor);
        try {
            tools.change(Addresses.number(tool), typed(form), form.version(), actor);
        } catch (Refused refusal) {
            return pages.refused(EDIT, page.typed(form.refused(refusal)));
        } catch (Stale stale) {
            return pages.show(
                    EDIT, page.conflicting(form.with("version", page.form().text("version"))), HttpStatus.CONFLICT);
        }
        return pages.after("/outils/" + tool, "flash.access.tool.changed");
    }

    @PostMapping(TOOL + "/usage")
    ModelAndView retire(@PathVariable String tool, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        boolean retired = Form.of(typed).text("sert").equals("non");
        tools.retire(Addresses.number(tool), retired, actor);
        return pages.after("/outils/" + tool, retired ? "flash.access.tool.retired" : "flash.access.tool.back");
    }

    @PostMapping(TOOL + "/revue")
    ModelAndView reviewed(@PathVariable String tool, Actor actor) {
        tools.reviewed(Addresses.number(tool), actor);
        return pages.after("/outils/" + tool, "flash.access.tool.reviewed");
    }
}
