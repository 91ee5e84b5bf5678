package org.terreau.standard;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What Lighthouse says of a page: its four scores, of a hundred, and the audits that pull each down. */
final class LighthouseReport {

    private static final Map<String, Said> CATEGORIES = categories();
    private static final int NAMED = 4;

    private LighthouseReport() {}

    private static Map<String, Said> categories() {
        Map<String, Said> categories = new LinkedHashMap<>();
        categories.put("performance", Said.PERFORMANCE);
        categories.put("accessibility", Said.ACCESSIBILITY);
        categories.put("best-practices", Said.BEST_PRACTICES);
        categories.put("seo", Said.SEO);
        return categories;
    }

    static boolean is(SentField sent) {
        return sent.node().path("categories").isObject()
                && (sent.node().has("requestedUrl") || sent.node().has("finalUrl"));
    }

    static SentReport of(SentField sent) {
        String version = sent.get("lighthouseVersion").text();
        return new SentReport(
                SiteRun.Origin.LIGHTHOUSE,
                sent.get("fetchTime").moment().orElse(null),
                page(sent),
                version.isEmpty() ? "" : "Lighthouse " + version,
                lines(sent));
    }

    /** Where it ended, which redirections may have led elsewhere than where it began. */
    private static URI page(SentField sent) {
        for (String name : List.of("finalDisplayedUrl", "finalUrl"))
            if (sent.get(name).there()) return sent.get(name).address();
        return sent.get("requestedUrl").address();
    }

    /** A category that was not asked for, or could not be measured, says nothing. */
    static List<ReportLine> lines(SentField sent) {
        List<ReportLine> lines = new ArrayList<>();
        CATEGORIES.forEach((name, said) -> {
            SentField category = sent.get("categories").get(name);
            BigDecimal score = category.get("score").number();
            if (score != null)
                lines.add(new ReportLine(
                        said,
                        score.movePointRight(2)
                                .setScale(0, RoundingMode.HALF_UP)
                                .toPlainString(),
                        "",
                        failing(category, sent.get("audits"))));
        });
        return lines;
    }

    private static String failing(SentField category, SentField audits) {
        List<String> titles = new ArrayList<>();
        for (SentField one : category.get("auditRefs").items()) {
            SentField audit = audits.get(one.get("id").text());
            BigDecimal score = audit.get("score").number();
            if (score != null && score.signum() == 0)
                titles.add(audit.get("title").text());
            if (titles.size() == NAMED) break;
        }
        return String.join(", ", titles);
    }
}
