package org.terreau.source.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.identity.Actor;
import org.terreau.impact.Indicator;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.source.Preview;
import org.terreau.source.PullRhythm;
import org.terreau.source.Run;
import org.terreau.source.Source;
import org.terreau.source.SourceKind;
import org.terreau.source.Sources;
import org.terreau.web.Csv;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.PublicWords;
import org.terreau.web.Ui;

/** Where a team says from where its values are read, tries it, and follows what comes. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class SourcesController {

    private static final String ONE = "/produits/{id}/sources/{number:\\d{1,15}}";

    private final Pages pages;
    private final Products products;
    private final Sources sources;

    SourcesController(Pages pages, Products products, Sources sources) {
        this.pages = pages;
        this.products = products;
        this.sources = sources;
    }

    static ProductId id(String written) {
        return ProductId.parse(written);
    }

    @GetMapping("/produits/{id}/sources")
    ModelAndView list(@PathVariable String id, Actor actor) {
        ProductId product = id(id);
        Sources.Overview overview = sources.overview(product, actor);
        Map<String, String> indicators =
                overview.indicators().stream().collect(Collectors.toMap(Indicator::code, Indicator::name));
        return pages.show("source/sources", new SourcesPage(product, overview.lines(), indicators));
    }

    @GetMapping("/produits/{id}/sources/nouvelle")
    ModelAndView guide(@PathVariable String id, @RequestParam(defaultValue = "") String genre, Actor actor) {
        ProductId product = id(id);
        List<Indicator> indicators = sources.indicators(product, actor);
        Optional<SourceKind> kind = SourceKind.of(genre);
        if (kind.isEmpty() || indicators.isEmpty())
            return pages.show("source/kinds", new NewSourcePage(products.read(product), !indicators.isEmpty()));
        Form form = Form.EMPTY.with("rythme", PullRhythm.DAILY.code());
        if (kind.get() == SourceKind.PLAUSIBLE) form = form.with("adresse", "https://plausible.io");
        return pages.show(
                "source/form", new SourceFormPage(products.read(product), kind.get(), null, indicators, form, null));
    }

    @PostMapping("/produits/{id}/sources/nouvelle")
    ModelAndView add(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        ProductId product = id(id);
        Form form = Form.of(typed);
        SourceKind kind = SourceKind.of(form.text("genre")).orElseThrow(() -> new NotFound("kind", form.text("genre")));
        try {
            PublicWords.check(form, "nom");
            Source source = sources.add(product, draft(kind, form), actor);
            return pages.after(source.path(), "flash.source.added");
        } catch (Refused refusal) {
            return refused(product, kind, null, form.refused(refusal), null, actor);
        }
    }

    private ModelAndView refused(
            ProductId product,
            SourceKind kind,
            @Nullable Source known,
            Form form,
            @Nullable Source theirs,
            Actor actor) {
        return pages.refused(
                "source/form",
                new SourceFormPage(
                        products.read(product), kind, known, sources.indicators(product, actor), form, theirs));
    }

    private static Sources.Draft draft(SourceKind kind, Form form) {
        Map<String, String> settings = new HashMap<>();
        List<String> names = new ArrayList<>(
                kind.fields().stream().map(SourceKind.Field::name).toList());
        if (kind.rows()) names.addAll(SourceKind.COLUMNS);
        names.add(SourceKind.RUNNING);
        for (String name : names) if (!form.text(name).isEmpty()) settings.put(name, form.text(name));
        return new Sources.Draft(
                kind,
                form.text("nom"),
                form.text("indicateur"),
                PullRhythm.of(form.text("rythme")).orElse(null),
                settings,
                kind.secret() ? form.text("jeton") : "",
                form.ticked("sans-jeton"));
    }

    private ModelAndView shown(ProductId product, long number, int page, @Nullable Preview preview, Actor actor) {
        Sources.Story story = sources.story(product, number, page, actor);
        return pages.show("source/source", new SourcePage(products.read(product), story, preview));
    }

    @GetMapping(ONE)
    ModelAndView show(
            @PathVariable String id,
            @PathVariable long number,
            @RequestParam(defaultValue = "1") int page,
            Actor actor) {
        return shown(id(id), number, page, null, actor);
    }

    @GetMapping(ONE + "/lectures.csv")
    ResponseEntity<byte[]> csv(@PathVariable String id, @PathVariable long number, Locale locale, Actor actor) {
        Ui ui = pages.outsideRequest(locale);
        List<List<String>> rows = sources.runs(id(id), number, actor).stream()
                .map(run -> List.of(
                        run.startedAt().toString(),
                        ui.t(run.byHand() ? "source.run.hand" : "source.run.alone"),
                        ui.t("source.outcome." + run.outcome().code()),
                        SourcePage.problem(run, ui),
                        String.valueOf(run.lines()),
                        String.valueOf(run.added()),
                        String.valueOf(run.corrected()),
                        String.valueOf(run.unchanged()),
                        String.valueOf(run.leftOut()),
                        String.valueOf(run.faulty())))
                .toList();
        return Csv.file(
                "lectures-" + number + ".csv",
                List.of(
                        ui.t("source.run.when"),
                        ui.t("source.run.how"),
                        ui.t("source.run.outcome"),
                        ui.t("source.run.problem"),
                        ui.t("source.run.lines"),
                        ui.t("source.run.added"),
                        ui.t("source.run.corrected"),
                        ui.t("source.run.unchanged"),
                        ui.t("source.run.left-out"),
                        ui.t("source.run.faulty")),
                rows);
    }

    @PostMapping(ONE + "/essai")
    ModelAndView preview(@PathVariable String id, @PathVariable long number, Actor actor) {
        ProductId product = id(id);
        return shown(product, number, 1, sources.preview(product, number, actor), actor);
    }

    @PostMapping(ONE + "/lecture")
    ModelAndView pull(@PathVariable String id, @PathVariable long number, Actor actor) {
        ProductId product = id(id);
        String path = sources.read(product, number, actor).path();
        Run run = sources.pull(product, number, actor).orElse(null);
        if (run == null) return pages.after(path, "flash.source.overtaken");
        if (!run.outcome().good()) return pages.after(path, "flash.source.unread");
        return pages.after(path, "flash.source.read", (int) run.added(), (int) run.corrected());
    }

    @PostMapping(ONE + "/marche")
    ModelAndView start(@PathVariable String id, @PathVariable long number, Actor actor) {
        ProductId product = id(id);
        sources.start(product, number, actor);
        return pages.after(sources.read(product, number, actor).path(), "flash.source.started");
    }

    @PostMapping(ONE + "/pause")
    ModelAndView pause(@PathVariable String id, @PathVariable long number, Actor actor) {
        ProductId product = id(id);
        sources.pause(product, number, actor);
        return pages.after(sources.read(product, number, actor).path(), "flash.source.paused");
    }

    @GetMapping(ONE + "/modification")
    ModelAndView edit(@PathVariable String id, @PathVariable long number, Actor actor) {
        ProductId product = id(id);
        Source source = sources.read(product, number, actor);
        return pages.show(
                "source/form",
                new SourceFormPage(
                        products.read(product),
                        source.kind(),
                        source,
                        sources.indicators(product, actor),
                        filled(source),
                        null));
    }

    private static Form filled(Source source) {
        Map<String, String> values = new HashMap<>(source.settings());
        values.put("nom", source.name());
        values.put("indicateur", source.indicator());
        values.put("rythme", source.rhythm().code());
        values.put("version", String.valueOf(source.version()));
        return Form.filled(values);
    }

    @PostMapping(ONE + "/modification")
    ModelAndView change(
            @PathVariable String id,
            @PathVariable long number,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        ProductId product = id(id);
        Source source = sources.read(product, number, actor);
        Form form = Form.of(typed);
        try {
            PublicWords.check(form, "nom");
            sources.change(product, number, draft(source.kind(), form), form.version(), actor);
        } catch (Refused refusal) {
            return refused(product, source.kind(), source, form.refused(refusal), null, actor);
        } catch (Stale stale) {
            return refused(
                    product,
                    source.kind(),
                    source,
                    form.with("version", String.valueOf(source.version()))
                            .refused(new Refused("", "source.wrong.stale")),
                    source,
                    actor);
        }
        return pages.after(source.path(), "flash.source.changed");
    }

    @GetMapping(ONE + "/suppression")
    ModelAndView confirm(@PathVariable String id, @PathVariable long number, Actor actor) {
        return pages.show("source/removal", new SourceRemovalPage(sources.read(id(id), number, actor)));
    }

    @PostMapping(ONE + "/suppression")
    ModelAndView remove(@PathVariable String id, @PathVariable long number, Actor actor) {
        ProductId product = id(id);
        sources.remove(product, number, actor);
        return pages.after(product.path() + "/sources", "flash.source.removed");
    }
}
