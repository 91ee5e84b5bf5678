package org.terreau.standard.web;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.terreau.identity.Actor;
import org.terreau.standard.Check;
import org.terreau.standard.SiteRun;
import org.terreau.standard.WatchedSite;
import org.terreau.standard.WatchedSites;
import org.terreau.web.OpenTo;

/** The watched sites of a product and their runs, as JSON. */
@RestController
class SitesApi {

    private final WatchedSites sites;

    SitesApi(WatchedSites sites) {
        this.sites = sites;
    }

    /** A watched site. @param trouble why its last run read nothing, "" when it did */
    record SiteData(
            long id,
            String address,
            List<String> pages,
            String reach,
            @Nullable Instant lastRunAt,
            @Nullable Instant nextRunAt,
            String trouble) {}

    /** What a run found for a check. */
    record FindingData(String check, String standard, String outcome, String value, String address, String sentence) {}

    /** One time that a site was read; `tookMs` in milliseconds. */
    record RunData(
            long id,
            String origin,
            Instant startedAt,
            long tookMs,
            int requests,
            int rules,
            List<FindingData> findings) {}

    @GetMapping("/api/v1/products/{id}/sites")
    @OpenTo(OpenTo.Audience.KEY_HOLDER)
    List<SiteData> list(@PathVariable String id, Actor actor) {
        return sites.of(SitesController.id(id), actor).sites().stream()
                .map(SitesApi::data)
                .toList();
    }

    private static SiteData data(WatchedSite site) {
        return new SiteData(
                site.id(),
                site.address().origin(),
                site.address().paths(),
                site.reach().code(),
                site.lastAt(),
                site.nextAt(),
                site.trouble());
    }

    @GetMapping("/api/v1/products/{id}/sites/{number:\\d{1,15}}/runs")
    @OpenTo(OpenTo.Audience.KEY_HOLDER)
    List<RunData> runs(@PathVariable String id, @PathVariable long number, Actor actor) {
        return data(sites.runs(SitesController.id(id), number, actor));
    }

    static List<RunData> data(List<SiteRun> runs) {
        return runs.stream()
                .map(run -> new RunData(
                        run.id(),
                        run.origin().code(),
                        run.startedAt(),
                        run.tookMs(),
                        run.requests(),
                        Check.VERSION,
                        findings(run)))
                .toList();
    }

    private static List<FindingData> findings(SiteRun run) {
        return Arrays.stream(Check.values())
                .filter(run.findings()::containsKey)
                .map(check -> {
                    var found = java.util.Objects.requireNonNull(run.findings().get(check));
                    return new FindingData(
                            check.code(),
                            check.theme().code(),
                            found.outcome().code(),
                            found.value(),
                            found.where(),
                            found.sentence());
                })
                .toList();
    }
}
