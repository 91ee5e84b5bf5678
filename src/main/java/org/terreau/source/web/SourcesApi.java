package org.terreau.source.web;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.terreau.identity.Actor;
import org.terreau.source.Problems;
import org.terreau.source.Run;
import org.terreau.source.Source;
import org.terreau.source.Sources;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.Ui;

/** The sources of a product and their runs, as JSON: without tokens, nor what follows a question mark in an address. */
@RestController
class SourcesApi {

    private final Sources sources;
    private final Pages pages;

    SourcesApi(Sources sources, Pages pages) {
        this.sources = sources;
        this.pages = pages;
    }

    /**
     * A source.
     *
     * @param token whether one is kept
     * @param problem of its last run; "" when nothing failed
     * @param toCheck values out of the usual range that nobody has looked at
     */
    record SourceData(
            long id,
            String name,
            String kind,
            String indicator,
            String address,
            boolean token,
            String rhythm,
            String state,
            @Nullable Instant lastRunAt,
            @Nullable Instant nextRunAt,
            @Nullable Instant lastNewValueAt,
            boolean silent,
            int failuresInARow,
            String problem,
            long toCheck) {}

    /** One time that a source was read. */
    record RunData(
            long id,
            Instant startedAt,
            Instant endedAt,
            boolean byHand,
            String outcome,
            String problem,
            @Nullable Long batch,
            long lines,
            long added,
            long corrected,
            long unchanged,
            long leftOut,
            long faulty) {}

    @GetMapping("/api/v1/products/{id}/sources")
    @OpenTo(OpenTo.Audience.KEY_HOLDER)
    List<SourceData> list(@PathVariable String id, Locale locale, Actor actor) {
        Ui ui = pages.outsideRequest(locale);
        return sources.of(SourcesController.id(id), actor).stream()
                .map(line -> data(line, ui))
                .toList();
    }

    private static SourceData data(Sources.Line line, Ui ui) {
        Source source = line.source();
        return new SourceData(
                source.id(),
                source.name(),
                source.kind().code(),
                source.indicator(),
                source.place(),
                source.secret(),
                source.rhythm().code(),
                source.state().code(),
                source.startedAt(),
                source.nextAt(),
                source.lastNewAt(),
                source.silenceToldAt() != null,
                source.failures(),
                line.problem().isEmpty() ? "" : Problems.text(line.problem(), line.arguments(), ui.words()),
                line.doubts());
    }

    @GetMapping("/api/v1/products/{id}/sources/{number:\\d{1,15}}/runs")
    @OpenTo(OpenTo.Audience.KEY_HOLDER)
    List<RunData> runs(@PathVariable String id, @PathVariable long number, Locale locale, Actor actor) {
        return told(id, number, locale, actor);
    }

    /** The same for people. */
    @GetMapping("/produits/{id}/sources/{number:\\d{1,15}}/lectures.json")
    @OpenTo(OpenTo.Audience.SIGNED_IN)
    List<RunData> toPeople(@PathVariable String id, @PathVariable long number, Locale locale, Actor actor) {
        return told(id, number, locale, actor);
    }

    private List<RunData> told(String id, long number, Locale locale, Actor actor) {
        Ui ui = pages.outsideRequest(locale);
        return sources.runs(SourcesController.id(id), number, actor).stream()
                .map(run -> data(run, ui))
                .toList();
    }

    private static RunData data(Run run, Ui ui) {
        return new RunData(
                run.id(),
                run.startedAt(),
                run.endedAt(),
                run.byHand(),
                run.outcome().code(),
                SourcePage.problem(run, ui),
                run.batch(),
                run.lines(),
                run.added(),
                run.corrected(),
                run.unchanged(),
                run.leftOut(),
                run.faulty());
    }
}
