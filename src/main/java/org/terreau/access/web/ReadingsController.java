package org.terreau.access.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.access.Readings;
import org.terreau.access.Tool;
import org.terreau.access.Tools;
import org.terreau.identity.Actor;
import org.terreau.shared.Refused;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.SentText;
import org.terreau.web.Table;

/** Lists of members of a tool, and what they show that was not said. */
@Controller
@OpenTo(OpenTo.Audience.STAFF)
class ReadingsController {

    private static final String TOOL = "/outils/{tool:[0-9]+}";
    private static final String READING = "access/reading";
    private static final String GAPS = "access/gaps";
    private static final Table<GapLine> LINES = Table.of(GapLine.class);

    private final Pages pages;
    private final Tools tools;
    private final Readings readings;

    ReadingsController(Pages pages, Tools tools, Readings readings) {
        this.pages = pages;
        this.tools = tools;
        this.readings = readings;
    }

    private Tool known(String tool, Actor actor) {
        return tools.read(Addresses.number(tool), actor);
    }

    @GetMapping(TOOL + "/liste")
    ModelAndView choosing(@PathVariable String tool, Actor actor) {
        return pages.show(READING, new ReadingPage(known(tool, actor), Form.EMPTY, null));
    }

    /** Shows what a list would do. */
    @PostMapping(TOOL + "/liste")
    ModelAndView read(
            @PathVariable String tool,
            @RequestParam MultiValueMap<String, String> typed,
            @RequestParam(required = false) @Nullable MultipartFile fichier,
            Actor actor) {
        Form form = Form.of(typed);
        Tool known = known(tool, actor);
        try {
            if (fichier != null && !fichier.isEmpty()) form = form.with("lignes", SentText.of(fichier));
            return pages.show(
                    READING,
                    new ReadingPage(
                            known, form, readings.preview(known.id(), form.text("lignes"), form.text("le"), actor)));
        } catch (Refused refusal) {
            return pages.refused(READING, new ReadingPage(known, form.refused(refusal), null));
        }
    }

    @PostMapping(TOOL + "/liste/confirmation")
    ModelAndView take(@PathVariable String tool, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        Tool known = known(tool, actor);
        try {
            int seen = readings.take(known.id(), form.text("lignes"), form.text("le"), actor);
            return pages.after(known.path() + "/ecarts", "flash.access.reading.taken", seen);
        } catch (Refused refusal) {
            return pages.refused(READING, new ReadingPage(known, form.refused(refusal), null));
        }
    }

    private GapsPage gaps(String tool, Form form, int page, Actor actor) {
        Tool known = known(tool, actor);
        return new GapsPage(known, readings.gaps(known.id(), actor), form, page);
    }

    @GetMapping(TOOL + "/ecarts")
    ModelAndView gaps(@PathVariable String tool, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        return pages.show(GAPS, gaps(tool, Form.EMPTY, Form.of(typed).page(), actor));
    }

    @GetMapping(TOOL + "/ecarts.csv")
    ResponseEntity<byte[]> csv(@PathVariable String tool, Actor actor) {
        return LINES.csv("ecarts-" + tool + ".csv", lines(tool, actor));
    }

    @GetMapping("/api/outils/{tool:[0-9]+}/ecarts")
    ResponseEntity<List<GapLine>> json(@PathVariable String tool, Actor actor) {
        return ResponseEntity.ok(lines(tool, actor));
    }

    private List<GapLine> lines(String tool, Actor actor) {
        return readings.gaps(known(tool, actor).id(), actor).findings().stream()
                .map(GapLine::of)
                .toList();
    }

    @PostMapping(TOOL + "/derogation")
    ModelAndView bear(@PathVariable String tool, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        try {
            readings.bear(
                    Addresses.number(tool), form.text("ecart"), form.text("raison"), form.text("jusqu-au"), actor);
        } catch (Refused refusal) {
            return pages.refused(GAPS, gaps(tool, form.refused(refusal), 1, actor));
        }
        return pages.after("/outils/" + tool + "/ecarts", "flash.access.borne");
    }

    @PostMapping(TOOL + "/service")
    ModelAndView service(@PathVariable String tool, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        try {
            readings.service(
                    Addresses.number(tool),
                    form.text("identifiant"),
                    form.text("usage-du-compte"),
                    form.text("responsable"),
                    form.ticked("critique"),
                    actor);
        } catch (Refused refusal) {
            return pages.refused(GAPS, gaps(tool, form.refused(refusal), 1, actor));
        }
        return pages.after("/outils/" + tool + "/ecarts", "flash.access.service");
    }
}
