package org.terreau.standard;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What DashLord says of one address: the letters of its tools stay letters (FIELD 5.1). */
final class DashLordReport {

    private static final Set<String> PARTS = Set.of(
            "http",
            "testssl",
            "thirdparties",
            "lhr",
            "404",
            "stats",
            "budget_page",
            "declaration-a11y",
            "declaration-rgpd",
            "updownio",
            "nmap");

    private static final Map<String, Said> HEADERS = headers();
    private static final Set<String> SERIOUS = Set.of("HIGH", "CRITICAL");
    private static final int NAMED = 5;

    private DashLordReport() {}

    private static Map<String, Said> headers() {
        Map<String, Said> headers = new LinkedHashMap<>();
        headers.put("redirection", Said.HTTP_REDIRECTION);
        headers.put("strict-transport-security", Said.HTTP_HSTS);
        headers.put("content-security-policy", Said.HTTP_CSP);
        headers.put("x-content-type-options", Said.HTTP_NOSNIFF);
        headers.put("referrer-policy", Said.HTTP_REFERRER);
        headers.put("x-frame-options", Said.HTTP_FRAMING);
        headers.put("cookies", Said.HTTP_COOKIES);
        return headers;
    }

    static boolean is(SentField sent) {
        return sent.node().path("url").isString()
                && PARTS.stream().anyMatch(part -> sent.node().has(part));
    }

    static SentReport of(SentField sent) {
        URI page = sent.get("url").address();
        List<ReportLine> lines = new ArrayList<>();
        http(sent.get("http"), lines);
        encryption(sent.get("testssl"), lines);
        privacy(sent.get("thirdparties"), lines);
        SentField lost = sent.get("404");
        if (lost.there()) lines.add(counted(Said.LOST, lost.items(), "link"));
        declared(sent, lines);
        for (Map.Entry<String, Said> one :
                Map.of("stats", Said.STATS, "budget_page", Said.BUDGET).entrySet()) {
            SentField read = sent.get(one.getKey());
            if (read.there())
                lines.add(new ReportLine(
                        one.getValue(),
                        read.get("grade").text(),
                        read.get("url").text(),
                        read.get("uri").text()));
        }
        SentField lighthouse = first(sent.get("lhr"));
        if (lighthouse.there()) lines.addAll(LighthouseReport.lines(lighthouse));
        return new SentReport(SiteRun.Origin.DASHLORD, latest(sent, lighthouse), page, "", lines);
    }

    /** Several pages of a site were read: the first is that of the address. */
    private static SentField first(SentField several) {
        if (!several.node().isArray()) return several;
        return several.items().stream().findFirst().orElse(several.get("0"));
    }

    /** The file has no day of its own: the latest of those that its tools say. */
    private static @Nullable Instant latest(SentField sent, SentField lighthouse) {
        return Stream.of(
                        sent.get("http").get("end_time"),
                        sent.get("updownio").get("last_check_at"),
                        lighthouse.get("fetchTime"))
                .flatMap(one -> one.moment().stream())
                .max(Instant::compareTo)
                .orElse(null);
    }

    private static void http(SentField http, List<ReportLine> lines) {
        if (!http.there()) return;
        String grade = http.get("grade").text();
        if (!grade.isEmpty()) lines.add(new ReportLine(Said.HTTP, grade, "", ""));
        HEADERS.forEach((name, said) -> {
            SentField test = http.get("details").get(name);
            String passed = test.get("pass").yesNo();
            if (!passed.isEmpty())
                lines.add(new ReportLine(
                        said, passed, "", test.get("score_description").text()));
        });
    }

    private static void encryption(SentField testssl, List<ReportLine> lines) {
        if (!testssl.there()) return;
        String grade = "";
        String ends = "";
        List<String> weak = new ArrayList<>();
        for (SentField one : testssl.items()) {
            String id = one.get("id").text();
            String finding = one.get("finding").text();
            if (id.equals("overall_grade")) grade = finding;
            else if (id.startsWith("cert_notAfter") && finding.matches("\\d{4}-\\d{2}-\\d{2}.*"))
                ends = finding.substring(0, 10);
            else if (SERIOUS.contains(one.get("severity").text())) weak.add(id + " : " + finding);
        }
        if (!grade.isEmpty()) lines.add(new ReportLine(Said.TLS, grade, "", ""));
        if (!ends.isEmpty()) lines.add(new ReportLine(Said.TLS_END, ends, "", ""));
        lines.add(new ReportLine(Said.TLS_WEAK, String.valueOf(weak.size()), "", named(weak)));
    }

    private static String named(List<String> names) {
        return String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
    }

    private static void privacy(SentField parties, List<ReportLine> lines) {
        if (!parties.there()) return;
        lines.add(counted(Said.TRACKERS, parties.get("trackers").items(), "url"));
        lines.add(counted(Said.COOKIES, parties.get("cookies").items(), "name"));
    }

    private static ReportLine counted(Said said, List<SentField> items, String name) {
        List<String> names = items.stream()
                .limit(NAMED)
                .map(one -> one.node().isObject()
                        ? one.get(name).text()
                        : one.node().asString(""))
                .filter(one -> !one.isEmpty())
                .toList();
        return new ReportLine(said, String.valueOf(items.size()), "", named(names));
    }

    private static void declared(SentField sent, List<ReportLine> lines) {
        SentField accessibility = sent.get("declaration-a11y");
        if (accessibility.there()) {
            String address = accessibility.get("declarationUrl").text();
            lines.add(new ReportLine(Said.MENTION, accessibility.get("mention").text(), "", ""));
            lines.add(new ReportLine(Said.DECLARATION, address.isEmpty() ? "non" : "oui", address, ""));
        }
        for (SentField one : sent.get("declaration-rgpd").items()) {
            Said said = switch (one.get("slug").text()) {
                case "ml" -> Said.LEGAL;
                case "pc" -> Said.PRIVACY;
                default -> null;
            };
            if (said == null) continue;
            List<String> missing = one.get("missingWords").items().stream()
                    .map(SentField::text)
                    .toList();
            lines.add(new ReportLine(
                    said,
                    whole(one.get("score")) + "/" + whole(one.get("maxScore")),
                    one.get("declarationUrl").text(),
                    String.join(", ", missing)));
        }
    }

    private static String whole(SentField number) {
        BigDecimal read = number.number();
        return read == null ? "0" : read.stripTrailingZeros().toPlainString();
    }
}
