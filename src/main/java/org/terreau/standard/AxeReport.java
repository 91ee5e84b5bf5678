package org.terreau.standard;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What axe says of the pages of a site: how many of its rules are broken by impact, each counted once whatever its pages. */
final class AxeReport {

    private static final Map<String, Said> IMPACTS = impacts();
    private static final int NAMED = 4;

    private final Map<Said, Map<String, String>> broken = new LinkedHashMap<>();
    private final Set<String> doubtful = new LinkedHashSet<>();
    private final Set<String> met = new LinkedHashSet<>();
    private @Nullable URI page;
    private @Nullable Instant readAt;
    private String tool = "";

    private static Map<String, Said> impacts() {
        Map<String, Said> impacts = new LinkedHashMap<>();
        impacts.put("critical", Said.CRITICAL);
        impacts.put("serious", Said.SERIOUS);
        impacts.put("moderate", Said.MODERATE);
        impacts.put("minor", Said.MINOR);
        return impacts;
    }

    static boolean is(SentField sent) {
        return sent.node().path("violations").isArray() && sent.node().has("url");
    }

    /** One page more. The earliest of their moments is that of the whole. */
    void add(SentField sent) {
        if (page == null) page = sent.get("url").address();
        Instant at = sent.get("timestamp").moment().orElse(null);
        if (at != null && (readAt == null || at.isBefore(readAt))) readAt = at;
        SentField engine = sent.get("testEngine");
        if (engine.there())
            tool = (engine.get("name").text() + " " + engine.get("version").text()).strip();
        for (SentField one : sent.get("violations").items()) {
            Said said = IMPACTS.getOrDefault(one.get("impact").text(), Said.MINOR);
            broken.computeIfAbsent(said, none -> new LinkedHashMap<>())
                    .put(one.get("id").text(), one.get("help").text());
        }
        for (SentField one : sent.get("incomplete").items())
            doubtful.add(one.get("id").text());
        for (SentField one : sent.get("passes").items()) met.add(one.get("id").text());
    }

    /** Null when no page was added. */
    @Nullable
    SentReport report() {
        URI read = page;
        if (read == null) return null;
        List<ReportLine> lines = new ArrayList<>();
        for (Said impact : IMPACTS.values()) {
            Map<String, String> rules = broken.getOrDefault(impact, Map.of());
            lines.add(new ReportLine(
                    impact,
                    String.valueOf(rules.size()),
                    "",
                    String.join(", ", rules.values().stream().limit(NAMED).toList())));
        }
        Set<String> failed = new LinkedHashSet<>();
        broken.values().forEach(rules -> failed.addAll(rules.keySet()));
        doubtful.removeAll(failed);
        met.removeAll(failed);
        met.removeAll(doubtful);
        lines.add(new ReportLine(Said.DOUBTFUL, String.valueOf(doubtful.size()), "", ""));
        lines.add(new ReportLine(Said.MET, String.valueOf(met.size()), "", ""));
        return new SentReport(SiteRun.Origin.AXE, readAt, read, tool, lines);
    }
}
