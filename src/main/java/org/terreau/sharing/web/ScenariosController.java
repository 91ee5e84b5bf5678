package org.terreau.sharing.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.identity.Actor;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.sharing.KeptScenario;
import org.terreau.sharing.KeptScenarios;
import org.terreau.sharing.Scenario;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.PublicWords;
import org.terreau.web.Table;

/** The scenarios that people keep: those that are public for everybody, one's own to be changed. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class ScenariosController {

    private static final String ONE = KeptScenarios.PATH + "/{id:[1-9][0-9]{0,15}}";
    private static final Table<KeptLine> LINES = Table.of(KeptLine.class);

    private final Pages pages;
    private final KeptScenarios kept;
    private final Results results;

    ScenariosController(Pages pages, KeptScenarios kept, Results results) {
        this.pages = pages;
        this.kept = kept;
        this.results = results;
    }

    @GetMapping(KeptScenarios.PATH)
    @OpenTo(OpenTo.Audience.EVERYONE)
    ModelAndView list(@RequestParam MultiValueMap<String, String> typed, Optional<Actor> reader) {
        Form form = Form.of(typed);
        boolean mine = mine(form, reader);
        return pages.show(
                "sharing/scenarios",
                ScenariosPage.of(
                        form,
                        listed(form, reader),
                        mine ? reader.map(kept::lost).orElse(List.of()) : List.of(),
                        mine));
    }

    @GetMapping(KeptScenarios.PATH + ".csv")
    @OpenTo(OpenTo.Audience.EVERYONE)
    ResponseEntity<byte[]> csv(@RequestParam MultiValueMap<String, String> typed, Optional<Actor> reader) {
        return LINES.csv("scenarios-de-partage.csv", lines(Form.of(typed), reader));
    }

    @GetMapping("/api/partage-des-couts/scenarios")
    @OpenTo(OpenTo.Audience.EVERYONE)
    ResponseEntity<List<KeptLine>> json(@RequestParam MultiValueMap<String, String> typed, Optional<Actor> reader) {
        return ResponseEntity.ok(lines(Form.of(typed), reader));
    }

    private List<KeptLine> lines(Form form, Optional<Actor> reader) {
        return listed(form, reader).stream().map(KeptLine::of).toList();
    }

    private List<KeptScenario> listed(Form form, Optional<Actor> reader) {
        return ScenariosPage.filtered(mine(form, reader) ? reader.map(kept::of).orElse(List.of()) : kept.shown(), form);
    }

    /** Whoever is signed in reads their own unless they ask for what everybody reads. */
    private static boolean mine(Form form, Optional<Actor> reader) {
        return reader.isPresent() && !form.text("lesquels").equals("publics");
    }

    @GetMapping(KeptScenarios.PATH + "/nouveau")
    ModelAndView name(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        Scenario scenario = named(form);
        return pages.show(
                "sharing/keep",
                new KeepPage(results.shown(scenario, null), Form.filled(Map.of("nom", scenario.name()))));
    }

    private Scenario named(Form form) {
        return results.scenario(form.text("s")).orElseThrow(() -> new NotFound("sharing", "s"));
    }

    @PostMapping(KeptScenarios.PATH)
    ModelAndView keep(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        Scenario scenario = named(form);
        try {
            long id = kept.keep(scenario, form.text("nom"), actor);
            return pages.after(KeptScenarios.PATH + "/" + id, "flash.sharing.kept");
        } catch (Refused refusal) {
            return pages.refused("sharing/keep", new KeepPage(results.shown(scenario, null), form.refused(refusal)));
        }
    }

    @GetMapping(ONE)
    @OpenTo(OpenTo.Audience.EVERYONE)
    ModelAndView read(@PathVariable long id, Optional<Actor> reader) {
        KeptScenario one = kept.read(id, reader);
        return pages.show("sharing/kept", page(one, settings(one), reader, false, ""));
    }

    private KeptPage page(KeptScenario one, Form form, Optional<Actor> reader, boolean conflict, String refused) {
        boolean own = reader.filter(one::ownedBy).isPresent();
        return new KeptPage(
                one,
                results.shown(one.scenario(), null),
                form,
                own,
                own ? reader.map(kept::readIn).orElse(List.of()) : List.of(),
                conflict,
                refused);
    }

    private static Form settings(KeptScenario one) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("nom", one.settings().name());
        fields.put("note", one.settings().note());
        fields.put("etat", one.settings().state().code());
        fields.put("incubateur", one.settings().incubator());
        fields.put("public", one.settings().shown() ? "oui" : "");
        fields.put("version", String.valueOf(one.version()));
        return Form.filled(fields);
    }

    @PostMapping(ONE)
    ModelAndView settle(@PathVariable long id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        KeptScenario one = kept.owned(id, actor);
        try {
            KeptScenario.State state = KeptScenario.State.of(form.text("etat"))
                    .orElseThrow(() -> new Refused("etat", "sharing.state.wrong"));
            boolean shown = form.ticked("public");
            if (shown) PublicWords.check(form, "nom", "note");
            kept.settle(
                    id,
                    new KeptScenario.Settings(
                            form.text("nom"), form.text("note"), state, form.text("incubateur"), shown),
                    form.version(),
                    actor);
            return pages.after(one.path(), "flash.sharing.settled");
        } catch (Refused refusal) {
            return pages.refused("sharing/kept", page(one, form.refused(refusal), Optional.of(actor), false, ""));
        } catch (Stale stale) {
            KeptScenario now = kept.owned(id, actor);
            Form again = form.with("version", String.valueOf(now.version()));
            return pages.show("sharing/kept", page(now, again, Optional.of(actor), true, ""), HttpStatus.CONFLICT);
        }
    }

    @PostMapping(ONE + "/calcul")
    ModelAndView replace(@PathVariable long id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        KeptScenario one = kept.owned(id, actor);
        Scenario scenario = named(form);
        try {
            kept.replace(id, scenario, form.version(), actor);
            return pages.after(one.path(), "flash.sharing.replaced");
        } catch (Stale stale) {
            KeptScenario now = kept.owned(id, actor);
            return pages.show(
                    "sharing/kept",
                    page(now, settings(now), Optional.of(actor), true, form.text("s")),
                    HttpStatus.CONFLICT);
        }
    }

    @GetMapping(ONE + "/suppression")
    ModelAndView confirm(@PathVariable long id, Actor actor) {
        return pages.show("sharing/removal", kept.removable(id, actor));
    }

    @PostMapping(ONE + "/suppression")
    ModelAndView delete(@PathVariable long id, Actor actor) {
        kept.delete(id, actor);
        return pages.after(KeptScenarios.PATH, "flash.sharing.deleted");
    }
}
