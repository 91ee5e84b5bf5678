package org.terreau.standard.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.terreau.identity.Actor;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Refused;
import org.terreau.standard.Check;
import org.terreau.standard.ReportLine;
import org.terreau.standard.SiteReport;
import org.terreau.standard.SiteReports;
import org.terreau.standard.SiteRun;
import org.terreau.standard.WatchedSite;
import org.terreau.standard.WatchedSites;
import org.terreau.web.OpenTo;
import org.terreau.web.Push;

/** The watched sites of a product and their runs, as JSON. */
@RestController
class SitesApi {

    private static final Push.Door DOOR = new Push.Door(
            SiteReports.LARGEST,
            "standard.report.large",
            HttpStatus.UNPROCESSABLE_CONTENT,
            HttpStatus.UNPROCESSABLE_CONTENT);

    private final WatchedSites sites;
    private final SiteReports reports;
    private final Push push;

    SitesApi(WatchedSites sites, SiteReports reports, Push push) {
        this.sites = sites;
        this.reports = reports;
        this.push = push;
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

    /** What another tool says, in its own scale. @param besides the check of ours that looks at the same thing */
    record SaidData(String said, @Nullable String besides, String value, String address, String sentence) {}

    /** One time that a site was read; `tookMs` in milliseconds. */
    record RunData(
            long id,
            String origin,
            Instant startedAt,
            long tookMs,
            int requests,
            int rules,
            List<FindingData> findings,
            List<SaidData> reported) {}

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
                        findings(run),
                        said(run.said())))
                .toList();
    }

    private static List<SaidData> said(List<ReportLine> lines) {
        return lines.stream()
                .map(line -> {
                    Check beside = line.said().beside();
                    return new SaidData(
                            line.said().code(),
                            beside == null ? null : beside.code(),
                            line.value(),
                            line.where(),
                            line.sentence());
                })
                .toList();
    }

    /** What became of a report. @param run null when it was only tried */
    record ReportData(
            @Nullable Long run, String origin, Instant readAt, String page, String tool, List<SaidData> reported) {}

    /**
     * Takes a report of DashLord, Lighthouse or axe, as their JSON files are.
     *
     * @param day on which the tool read the site, as 2026-11-30, for a file that does not say it
     * @param dryRun true to read what the report says, and take nothing
     */
    @PostMapping("/api/v1/products/{id}/sites/{number:\\d{1,15}}/reports")
    @OpenTo(OpenTo.Audience.KEY_HOLDER)
    ResponseEntity<?> report(
            @PathVariable String id,
            @PathVariable long number,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "false") boolean dryRun,
            HttpServletRequest request,
            Locale locale,
            Actor actor)
            throws IOException {
        ProductId product = SitesController.id(id);
        sites.read(product, number, actor);
        return push.receive(request, DOOR, locale, body -> {
            LocalDate on = day.isEmpty() ? null : day(day);
            SiteReport brought = reports.bring(product, number, body.bytes(), on, actor);
            if (dryRun) reports.drop(product, number, brought.id(), actor);
            else brought = reports.take(product, number, brought.id(), actor);
            return ResponseEntity.ok(data(brought));
        });
    }

    private static LocalDate day(String written) {
        try {
            return LocalDate.parse(written);
        } catch (DateTimeParseException none) {
            throw new Refused("day", "standard.report.day");
        }
    }

    private static ReportData data(SiteReport report) {
        return new ReportData(
                report.run(),
                report.origin().code(),
                report.readAt(),
                report.page(),
                report.tool(),
                said(report.lines()));
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
