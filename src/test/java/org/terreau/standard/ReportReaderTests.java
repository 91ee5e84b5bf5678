package org.terreau.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.terreau.shared.Refused;

class ReportReaderTests {

    private static final String DASHLORD = """
            [
              {"url": "https://autre.test", "http": {"grade": "F"}},
              {
                "url": "https://salles.test", "category": "communes", "tags": ["salles"],
                "http": {"grade": "B", "end_time": "Mon, 30 Nov 2026 01:15:05 GMT", "details": {
                  "content-security-policy": {"pass": false, "score_description": "CSP header not implemented"},
                  "strict-transport-security": {"pass": true, "score_description": "HSTS set to six months"}}},
                "testssl": [
                  {"id": "SSLv2", "severity": "OK", "finding": "not offered"},
                  {"id": "cert_notAfter", "severity": "OK", "finding": "2027-02-09 11:02"},
                  {"id": "BREACH", "severity": "HIGH", "finding": "potentially vulnerable"},
                  {"id": "overall_grade", "severity": "OK", "finding": "A"}],
                "thirdparties": {"trackers": [{"type": "matomo", "url": "https://stats.test/matomo.js"}],
                  "cookies": [{"name": "_pk_id", "value": "x"}, {"name": "_pk_ses", "value": "y"}], "endpoints": []},
                "404": [{"link": "https://salles.test/perdu"}],
                "declaration-a11y": {"mention": "Accessibilité : partiellement conforme",
                  "declarationUrl": "https://salles.test/accessibilite"},
                "declaration-rgpd": [
                  {"slug": "ml", "mention": "Mentions légales", "maxScore": 4, "score": 3, "missingWords": ["hébergeur"]},
                  {"slug": "pc", "mention": null, "maxScore": 6, "score": 0, "missingWords": []}],
                "stats": {"grade": "A", "url": "https://salles.test/stats", "uri": "stats"},
                "budget_page": {"grade": "F", "url": null, "uri": "budget"},
                "lhr": {"requestedUrl": "https://salles.test/", "finalUrl": "https://salles.test/",
                  "fetchTime": "2026-11-30T02:00:00.000Z",
                  "categories": {"performance": {"score": 0.495}, "accessibility": {"score": 1}, "seo": {"score": null}}},
                "nmap": {"grade": "D", "open_ports": []}, "updownio": {"last_check_at": "2026-11-29T23:01:13Z"}
              }
            ]
            """;

    private static final String LIGHTHOUSE = """
            {"lighthouseVersion": "12.1.0", "requestedUrl": "http://salles.test/", "finalDisplayedUrl": "https://www.salles.test/accueil",
             "fetchTime": "2026-11-28T09:30:00.000Z",
             "audits": {"image-alt": {"title": "Les images ont un texte", "score": 0}, "lang": {"title": "Langue", "score": 1}},
             "categories": {"performance": {"score": 0.87, "auditRefs": []},
               "accessibility": {"score": 0.9, "auditRefs": [{"id": "image-alt"}, {"id": "lang"}]},
               "best-practices": {"score": 1, "auditRefs": []}, "pwa": {"score": 0.3}}}
            """;

    private static final String AXE = """
            [{"url": "https://salles.test/", "timestamp": "2026-11-27T10:00:00.000Z", "testEngine": {"name": "axe-core", "version": "4.10.2"},
              "violations": [{"id": "image-alt", "impact": "critical", "help": "Images must have alternate text", "nodes": [{}, {}]},
                {"id": "link-name", "impact": "serious", "help": "Links must have text", "nodes": [{}]}],
              "passes": [{"id": "html-has-lang"}, {"id": "label"}], "incomplete": [{"id": "color-contrast"}], "inapplicable": []},
             {"url": "https://salles.test/stats", "timestamp": "2026-11-27T10:00:09.000Z",
              "violations": [{"id": "image-alt", "impact": "critical", "help": "Images must have alternate text", "nodes": [{}]}],
              "passes": [{"id": "html-has-lang"}, {"id": "link-name"}], "incomplete": [], "inapplicable": []}]
            """;

    private static SentReport read(String sent) {
        return ReportReader.read(
                sent.getBytes(StandardCharsets.UTF_8), URI.create("https://salles.test"), ReportReader.READING.meter());
    }

    private static Map<Said, String> values(SentReport report) {
        return report.lines().stream().collect(Collectors.toMap(ReportLine::said, ReportLine::value));
    }

    private static String sentence(SentReport report, Said said) {
        return report.lines().stream()
                .filter(line -> line.said() == said)
                .map(ReportLine::sentence)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void ofDashLordTheSiteAloneIsReadAndItsLettersStayLetters() {
        SentReport report = read(DASHLORD);
        assertThat(report.origin()).isEqualTo(SiteRun.Origin.DASHLORD);
        assertThat(report.readAt()).isEqualTo(Instant.parse("2026-11-30T02:00:00Z"));
        assertThat(values(report))
                .containsEntry(Said.HTTP, "B")
                .containsEntry(Said.HTTP_CSP, "non")
                .containsEntry(Said.HTTP_HSTS, "oui")
                .containsEntry(Said.TLS, "A")
                .containsEntry(Said.TLS_END, "2027-02-09")
                .containsEntry(Said.TLS_WEAK, "1")
                .containsEntry(Said.TRACKERS, "1")
                .containsEntry(Said.COOKIES, "2")
                .containsEntry(Said.LOST, "1")
                .containsEntry(Said.MENTION, "Accessibilité : partiellement conforme")
                .containsEntry(Said.DECLARATION, "oui")
                .containsEntry(Said.LEGAL, "3/4")
                .containsEntry(Said.PRIVACY, "0/6")
                .containsEntry(Said.STATS, "A")
                .containsEntry(Said.BUDGET, "F")
                .containsEntry(Said.PERFORMANCE, "50")
                .containsEntry(Said.ACCESSIBILITY, "100")
                .doesNotContainKey(Said.SEO);
        assertThat(sentence(report, Said.COOKIES)).isEqualTo("_pk_id, _pk_ses");
        assertThat(sentence(report, Said.LEGAL)).isEqualTo("hébergeur");
        assertThat(sentence(report, Said.TLS_WEAK)).contains("BREACH");
    }

    @Test
    void ofLighthouseThePageWhereItEndedCounts() {
        SentReport report = read(LIGHTHOUSE);
        assertThat(report.origin()).isEqualTo(SiteRun.Origin.LIGHTHOUSE);
        assertThat(report.page()).isEqualTo(URI.create("https://www.salles.test/accueil"));
        assertThat(report.tool()).isEqualTo("Lighthouse 12.1.0");
        assertThat(values(report))
                .containsOnly(
                        Map.entry(Said.PERFORMANCE, "87"),
                        Map.entry(Said.ACCESSIBILITY, "90"),
                        Map.entry(Said.BEST_PRACTICES, "100"));
        assertThat(sentence(report, Said.ACCESSIBILITY)).isEqualTo("Les images ont un texte");
    }

    @Test
    void ofAxeARuleCountsOnceWhateverItsPagesAndIsNotMetWhereItIsBroken() {
        SentReport report = read(AXE);
        assertThat(report.origin()).isEqualTo(SiteRun.Origin.AXE);
        assertThat(report.readAt()).isEqualTo(Instant.parse("2026-11-27T10:00:00Z"));
        assertThat(report.tool()).isEqualTo("axe-core 4.10.2");
        assertThat(values(report))
                .containsOnly(
                        Map.entry(Said.CRITICAL, "1"),
                        Map.entry(Said.SERIOUS, "1"),
                        Map.entry(Said.MODERATE, "0"),
                        Map.entry(Said.MINOR, "0"),
                        Map.entry(Said.DOUBTFUL, "1"),
                        Map.entry(Said.MET, "2"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | standard.report.empty",
                "' ' | standard.report.unknown",
                "{} | standard.report.unknown",
                "[] | standard.report.unknown",
                "12 | standard.report.unknown",
                "[1, null, {\"a\": 1}] | standard.report.unknown",
                "[{\"url\": \"https://autre.test\", \"http\": {\"grade\": \"A\"}}] | standard.report.other",
                "{\"url\": \"https://autre.test\", \"violations\": []} | standard.report.other",
                "{\"url\": \"https://salles.test\", \"http\": null} | standard.report.nothing",
                "{\"url\": \"https://salles.test\", \"http\": {\"grade\": [1]}} | standard.report.wrong.text",
                "{\"url\": \"https://salles.test\", \"testssl\": 3} | standard.report.wrong.list",
                "{\"url\": \"salles\", \"http\": {\"grade\": \"A\"}} | standard.report.wrong.address",
                "{\"url\": \"https://salles.test\", \"http\": {\"grade\": \"A\", \"end_time\": \"hier\"}} | standard.report.wrong.moment",
                "{\"requestedUrl\": \"https://salles.test\", \"categories\": {\"seo\": {\"score\": \"A\"}}} | standard.report.wrong.number",
                "{\"url\": | standard.report.json.line",
                "{} {} | standard.report.unknown",
                "oui | standard.report.json.line"
            })
    void whatIsNoReportOfThisSiteIsRefusedWithTheReason(String sent, String key) {
        assertThatThrownBy(() -> read(sent))
                .asInstanceOf(InstanceOfAssertFactories.throwable(Refused.class))
                .satisfies(refused -> assertThat(refused.problems())
                        .singleElement()
                        .satisfies(problem -> {
                            assertThat(problem.key()).isEqualTo(key);
                            assertThat(problem.field()).isEqualTo("fichier");
                        }));
    }

    @Test
    void aWrongFieldIsToldByItsPathAndAWrongSignByItsLine() {
        assertThatThrownBy(() ->
                        read("[{\"url\":\"https://salles.test\",\"http\":{\"details\":{\"cookies\":{\"pass\":1}}}}]"))
                .hasMessageContaining("[0].http.details.cookies.pass");
        assertThatThrownBy(() -> read("[\n{\"url\": \"https://salles.test\",\n oups}]"))
                .hasMessageContaining("json.line")
                .hasMessageContaining("[3,");
    }

    @Property(tries = 200)
    void whateverIsSentIsReadOrRefused(@ForAll String sent, @ForAll int cut) {
        for (String one : new String[] {sent, DASHLORD.substring(0, Math.floorMod(cut, DASHLORD.length())) + sent}) {
            try {
                assertThat(read(one).lines()).isNotEmpty();
            } catch (Refused refused) {
                assertThat(refused.problems()).isNotEmpty();
            }
        }
    }
}
