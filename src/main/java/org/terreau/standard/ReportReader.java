package org.terreau.standard;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.terreau.shared.Refused;
import org.terreau.web.Budget;
import org.terreau.web.SentJson;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the JSON files in which DashLord, Lighthouse and axe say what they read of sites. A file of many sites is read one
 * after the other, and what is said of others is left.
 */
final class ReportReader {

    /** The field that a refusal is about. */
    static final String FIELD = "fichier";

    /** What a file may cost: a report of Lighthouse with its pictures, or some fifty sites of DashLord. */
    static final Budget READING = new Budget(64, 12L << 20, 600_000, 100, Duration.ofSeconds(20));

    private static final int LONGEST_TEXT = 4 << 20;
    private static final int NAMED = 3;

    /** One thing after the other is read of the same file. */
    private static final JsonMapper JSON = SentJson.within(READING, LONGEST_TEXT)
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final String host;
    private final Budget.Meter meter;
    private final Set<String> others = new LinkedHashSet<>();
    private final AxeReport axe = new AxeReport();
    private @Nullable SentReport found;
    private boolean known;

    private ReportReader(URI site, Budget.Meter meter) {
        this.host = Hosts.bare(site.getHost());
        this.meter = meter;
    }

    /**
     * What a file says of a site.
     *
     * @throws Refused on `fichier`: no JSON (with its line), no report that we know, a field that is something else (with its
     *     path), nothing about this site
     * @throws Budget.Exceeded when it costs too much to read
     */
    static SentReport read(byte[] sent, URI site, Budget.Meter meter) {
        if (sent.length == 0) throw new Refused(FIELD, "standard.report.empty");
        ReportReader reader = new ReportReader(site, meter);
        try (JsonParser parser = JSON.createParser(sent)) {
            JsonToken first = parser.nextToken();
            if (first == JsonToken.START_ARRAY) reader.several(parser);
            else if (first == JsonToken.START_OBJECT) reader.one(new SentField(tree(parser), ""));
            if (first == null || parser.nextToken() != null) throw new Refused(FIELD, "standard.report.unknown");
        } catch (JacksonException malformed) {
            throw refused(malformed);
        }
        return reader.report();
    }

    private static RuntimeException refused(JacksonException malformed) {
        if (SentJson.tooMuch(malformed)) return READING.exceeded(Budget.Limit.ITEMS);
        if (SentJson.unkeepable(malformed)) return new Refused(FIELD, "standard.report.sign");
        var where = malformed.getLocation();
        return where == null || where.getLineNr() < 1
                ? new Refused(FIELD, "standard.report.json")
                : new Refused(
                        FIELD,
                        "standard.report.json.line",
                        String.valueOf(where.getLineNr()),
                        String.valueOf(where.getColumnNr()));
    }

    private static JsonNode tree(JsonParser parser) {
        return JSON.readTree(parser);
    }

    private void several(JsonParser parser) {
        int number = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            one(new SentField(tree(parser), "[" + number++ + "]"));
            meter.checkTime();
        }
    }

    private void one(SentField sent) {
        if (AxeReport.is(sent)) {
            if (ours(sent.get("url").address())) axe.add(sent);
        } else if (LighthouseReport.is(sent)) keep(LighthouseReport.of(sent));
        else if (DashLordReport.is(sent)) {
            if (ours(sent.get("url").address())) keep(DashLordReport.of(sent));
        }
    }

    /** The same name, with or without `www.`: whatever is said of another is of no use here. */
    private boolean ours(URI page) {
        known = true;
        boolean ours = Hosts.bare(page.getHost()).equals(host);
        if (!ours && others.size() < NAMED) others.add(page.getHost().toLowerCase(Locale.ROOT));
        return ours;
    }

    /** Of several pages of a site, the one whose address is the shortest. */
    private void keep(SentReport report) {
        if (!ours(report.page())) return;
        SentReport before = found;
        if (before == null
                || report.page().toString().length() < before.page().toString().length()) found = report;
    }

    private SentReport report() {
        SentReport report = found == null ? axe.report() : found;
        if (report == null) {
            if (!known) throw new Refused(FIELD, "standard.report.unknown");
            throw new Refused(FIELD, "standard.report.other", host, String.join(", ", others));
        }
        if (report.lines().isEmpty()) throw new Refused(FIELD, "standard.report.nothing");
        return report;
    }
}
