package org.terreau.standard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RulesTests {

    private static final URI HOME = URI.create("https://service.test/");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);
    private static final String WORDS =
            "<p>Un service public numérique qui aide les communes à tenir leurs salles, leurs clés et leur "
                    + "calendrier sans papier ni tableur, ouvert à toutes les communes.</p>";

    /** What was read of a site, said in what a test cares about. */
    private static final class Read {
        private final Map<String, List<String>> headers = new HashMap<>();
        private final Map<Reading.Target, Reading.Sought> sought = new EnumMap<>(Reading.Target.class);
        private List<String> cookies = List.of();
        private List<Reading.Link> links = List.of();
        private Browsed browsed = Browsed.OFF;
        private Reading.@Nullable Encryption encryption =
                new Reading.Encryption("TLSv1.3", TODAY.plusDays(60), 3, true);
        private Reading.@Nullable Plain plain;
        private final String body;

        Read(String body) {
            this.body = body;
        }

        Read header(String name, String value) {
            headers.put(name, List.of(value));
            return this;
        }

        Read seen(Browsed shown) {
            browsed = shown;
            return this;
        }

        /** A link of a page to a PDF in which this is written. */
        Read pdf(Reading.Target target, String words, String written, URI on) {
            URI address = HOME.resolve("/document.pdf");
            SitePage page =
                    new SitePage(address, 200, Map.of(), "application/pdf", null, new byte[0], true).written(written);
            sought.put(target, new Reading.Sought(words, address, page, "", on));
            return this;
        }

        Read page(Reading.Target target, String html) {
            URI address = HOME.resolve("/page");
            sought.put(
                    target, new Reading.Sought("Le lien", address, RulesTests.page(address, 200, Map.of(), html), ""));
            return this;
        }

        Finding of(Check check) {
            Reading reading = new Reading(
                    HOME,
                    RulesTests.page(HOME, 200, headers, body),
                    "",
                    plain,
                    encryption,
                    cookies,
                    sought,
                    links,
                    browsed,
                    TODAY);
            Finding found = Rules.of(reading).get(check);
            if (found == null) throw new AssertionError(check);
            return found;
        }
    }

    private static SitePage page(URI address, int status, Map<String, List<String>> headers, String html) {
        return new SitePage(
                address,
                status,
                headers,
                "text/html",
                StandardCharsets.UTF_8,
                html.getBytes(StandardCharsets.UTF_8),
                false);
    }

    private static Read body(String html) {
        return new Read("<html lang=fr><head><title>Salles</title></head><body>" + html + WORDS + "</body></html>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Accessibilité : non conforme",
                "Accessibilité: Non conforme",
                "ACCESSIBILITÉ : PARTIELLEMENT CONFORME",
                "Accessibilite partiellement conforme",
                "Accessibilité (partiellement conforme)",
                "Accessibilité du site : totalement conforme",
                "Accessibilité numérique : non-conforme",
                "Accessibilité de ce site : non conforme",
                "Accessibilité\u00a0: non conforme",
                "Accessibilité – partiellement conforme",
                "Ce site est partiellement conforme",
                "RGAA : partiellement conforme",
                "Accessibility: partially compliant"
            })
    void theMentionIsReadByItsMeaning(String written) {
        Finding found =
                body("<footer><a href='/a11y'>" + written + "</a></footer>").of(Check.MENTION);
        assertThat(found.outcome()).isEqualTo(CheckOutcome.PASSED);
        assertThat(found.sentence()).isNotBlank();
        assertThat(written.replace('\u00a0', ' ')).contains(found.sentence());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "L’accessibilité est importante pour nous",
                "Conforme au RGPD",
                "Accessibilité",
                "Ce produit n’est pas encore évalué"
            })
    void whatIsNoMentionIsNone(String written) {
        assertThat(body("<p>" + written + "</p>").of(Check.MENTION).outcome()).isEqualTo(CheckOutcome.FAILED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Ce site est partiellement conforme. 72 % des critères du RGAA sont respectés. Déclaration établie le 3 mars 2025. | PASSED | 72 % 2025-03-03
            Le site est partiellement conforme, taux de conformité : 58,5 %. Cette déclaration a été établie le 1er janvier 2026. | PASSED | 58,5 % 2026-01-01
            Le service est non conforme : aucun audit. Déclaration établie le 12/05/2024. | PASSED | 2024-05-12
            Le site est totalement conforme. 100 % des critères respectés. Établie le 2 février 2020. | TO_IMPROVE | 100 % 2020-02-02
            Le site est partiellement conforme. Établie le 2 février 2026. | TO_IMPROVE | 2026-02-02
            Notre engagement : rendre nos pages lisibles par tous. | FAILED |
            """)
    void aDeclarationSaysItsDegreeItsRateAndItsDay(String text, CheckOutcome outcome, @Nullable String value) {
        Finding found = body("").page(
                        Reading.Target.ACCESSIBILITY, "<body><h1>Déclaration</h1><p>" + text + "</p>" + WORDS)
                .of(Check.DECLARATION);
        assertThat(found.outcome()).isEqualTo(outcome);
        assertThat(found.value()).isEqualTo(value == null ? "" : value);
    }

    @ParameterizedTest
    @CsvSource({
        "strict-transport-security, max-age=31536000; includeSubDomains, HSTS, PASSED",
        "strict-transport-security, max-age=3600, HSTS, TO_IMPROVE",
        "strict-transport-security, max-age=0, HSTS, FAILED",
        "x-other, a, HSTS, FAILED",
        "x-content-type-options, NoSniff, NOSNIFF, PASSED",
        "x-content-type-options, none, NOSNIFF, FAILED",
        "referrer-policy, strict-origin-when-cross-origin, REFERRER, PASSED",
        "referrer-policy, 'no-referrer, unsafe-url', REFERRER, FAILED",
        "x-other, a, REFERRER, TO_IMPROVE",
        "content-security-policy, default-src 'self', CSP, PASSED",
        "content-security-policy, default-src 'self' 'unsafe-inline', CSP, TO_IMPROVE",
        "content-security-policy, script-src 'unsafe-inline' 'nonce-abc', CSP, PASSED",
        "content-security-policy, frame-ancestors 'self', CSP, TO_IMPROVE",
        "content-security-policy-report-only, default-src 'self', CSP, TO_IMPROVE",
        "x-other, a, CSP, FAILED",
        "content-security-policy, default-src 'self'; frame-ancestors 'none', FRAMING, PASSED",
        "content-security-policy, frame-ancestors *, FRAMING, FAILED",
        "x-frame-options, SAMEORIGIN, FRAMING, PASSED",
        "x-frame-options, ALLOWALL, FRAMING, FAILED"
    })
    void headersAreReadAsBrowsersDo(String name, String value, Check check, CheckOutcome outcome) {
        String quoted = value.startsWith("'") && value.endsWith("'") && value.contains(", ")
                ? value.substring(1, value.length() - 1)
                : value;
        assertThat(body("").header(name, quoted).of(check).outcome()).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "60, true, TLSv1.3, PASSED",
        "30, true, TLSv1.3, PASSED",
        "29, true, TLSv1.3, TO_IMPROVE",
        "0, true, TLSv1.2, TO_IMPROVE",
        "-1, false, '', FAILED",
        "300, false, '', FAILED",
        "300, true, TLSv1.1, TO_IMPROVE"
    })
    void aCertificateIsToldThirtyDaysBeforeItsEnd(int left, boolean trusted, String protocol, CheckOutcome outcome) {
        Read read = body("");
        read.encryption = new Reading.Encryption(protocol, TODAY.plusDays(left), 3, trusted);
        assertThat(read.of(Check.CERTIFICATE).outcome()).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({"0, PASSED", "1, TO_IMPROVE", "5, TO_IMPROVE", "6, FAILED"})
    void cookiesBeforeConsentAreCounted(int number, CheckOutcome outcome) {
        Read read = body("");
        read.cookies = java.util.stream.IntStream.range(0, number)
                .mapToObj(one -> "c" + one + "=secret; Secure; HttpOnly; SameSite=Lax")
                .toList();
        Finding found = read.of(Check.COOKIES);
        assertThat(found.outcome()).isEqualTo(outcome);
        assertThat(found.value()).isEqualTo(String.valueOf(number));
        assertThat(found.sentence()).doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource({
        "a=1; Secure; HttpOnly; SameSite=Lax, PASSED",
        "a=1;secure;httponly;samesite=strict, PASSED",
        "a=1; Secure, TO_IMPROVE",
        "a=1; HttpOnly; SameSite=Lax, FAILED",
        "a=1, FAILED"
    })
    void cookiesSayHowTheyAreKept(String cookie, CheckOutcome outcome) {
        Read read = body("");
        read.cookies = List.of(cookie);
        assertThat(read.of(Check.COOKIE_ATTRIBUTES).outcome()).isEqualTo(outcome);
    }

    @Test
    void aSubdomainOfOnesOwnIsNoThirdParty() {
        Finding found =
                body("<script src='https://stats.service.test/m.js'></script><img src='//cdn.ailleurs.test/a.png'>"
                                + "<iframe src='https://videos.autre.test/1'></iframe><a href='https://lien.test/'>lien</a>")
                        .of(Check.THIRD_PARTIES);
        assertThat(found.value()).isEqualTo("2");
        assertThat(found.sentence()).isEqualTo("cdn.ailleurs.test, videos.autre.test");
        assertThat(found.outcome()).isEqualTo(CheckOutcome.TO_IMPROVE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <h1>Salles</h1><h2>Un</h2><h3>Deux</h3> | HEADING | PASSED
            <h1>Salles</h1><h3>Trop bas</h3> | HEADING | TO_IMPROVE
            <h1>Un</h1><h1>Deux</h1> | HEADING | TO_IMPROVE
            <h2>Rien au-dessus</h2> | HEADING | FAILED
            <h1></h1> | HEADING | FAILED
            <a href=#contenu>Aller au contenu</a><main id=contenu></main> | SKIP_LINK | PASSED
            <a href=#perdu>Accéder au contenu</a> | SKIP_LINK | TO_IMPROVE
            <a href=/contenu>Contenu</a> | SKIP_LINK | FAILED
            <a href=https://github.com/equipe/salles>Code</a> | SOURCE | PASSED
            <a href=https://gitlab.mim-libre.fr/equipe/salles>Code</a> | SOURCE | PASSED
            <a href=https://github.com/>GitHub</a> | SOURCE | FAILED
            <p>rien</p> | LANGUAGE | PASSED
            <p>rien</p> | TITLE | PASSED
            """)
    void aPageIsReadWithoutABrowser(String html, Check check, CheckOutcome outcome) {
        assertThat(body(html).of(check).outcome()).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Schéma pluriannuel 2024-2026 | | PASSED | 2024-2026",
                "Schéma pluriannuel d’accessibilité | Le schéma court de 2025 à 2027. | PASSED | 2025-2027",
                "Schéma pluriannuel | Schéma 2023/2025 | PASSED | 2023-2025",
                "Schéma pluriannuel | Schéma 2021 – 2024 | FAILED | 2021-2024",
                "Schéma pluriannuel | Nous ferons de notre mieux. | TO_IMPROVE | ''",
                "Schéma pluriannuel | | UNREADABLE | ''"
            })
    void aPlanIsReadByItsYears(String words, @Nullable String written, CheckOutcome outcome, String value) {
        URI declaration = HOME.resolve("/page");
        Read read = body("").page(Reading.Target.ACCESSIBILITY, "<p>Non conforme</p>" + WORDS)
                .pdf(Reading.Target.PLAN, words, written == null ? "" : written, declaration);
        assertThat(read.of(Check.PLAN).outcome()).isEqualTo(outcome);
        assertThat(read.of(Check.PLAN).value()).isEqualTo(value);
    }

    @Test
    void aPlanThatIsNotLinkedFromTheDeclarationIsSaidToBe() {
        assertThat(body("").page(Reading.Target.ACCESSIBILITY, "<p>Non conforme</p>" + WORDS)
                        .pdf(Reading.Target.PLAN, "Schéma pluriannuel 2024-2026", "", HOME)
                        .of(Check.PLAN)
                        .outcome())
                .isEqualTo(CheckOutcome.TO_IMPROVE);
        assertThat(body("").pdf(Reading.Target.PLAN, "Schéma pluriannuel 2024-2026", "", HOME)
                        .of(Check.PLAN)
                        .outcome())
                .isEqualTo(CheckOutcome.PASSED);
        assertThat(body("").of(Check.PLAN).outcome()).isEqualTo(CheckOutcome.FAILED);
    }

    @Test
    void theLinkOfAPlanIsNotThatOfTheDeclaration() {
        String html =
                "<footer><a href=/schema>Schéma pluriannuel d’accessibilité</a> <a href=/a>Accessibilité : non conforme</a></footer>";
        SitePage page = page(HOME, 200, Map.of(), html);
        assertThat(Wordings.link(page.document(), Reading.Target.ACCESSIBILITY))
                .hasValueSatisfying(found -> assertThat(found.address()).isEqualTo(HOME.resolve("/a")));
        assertThat(Wordings.link(page.document(), Reading.Target.PLAN))
                .hasValueSatisfying(found -> assertThat(found.address()).isEqualTo(HOME.resolve("/schema")));
    }

    @Test
    void aDeclarationInPdfIsReadAsAnyOther() {
        Finding found = body("").pdf(
                        Reading.Target.ACCESSIBILITY,
                        "Accessibilité",
                        "Le site est partiellement conforme au RGAA. 72 % des critères sont respectés. Établie le 3 novembre 2025.",
                        HOME)
                .of(Check.DECLARATION);
        assertThat(found.outcome()).isEqualTo(CheckOutcome.PASSED);
        assertThat(found.value()).isEqualTo("72 % 2025-11-03");
        assertThat(body("").pdf(Reading.Target.ACCESSIBILITY, "Accessibilité", "", HOME)
                        .of(Check.DECLARATION)
                        .outcome())
                .isEqualTo(CheckOutcome.UNREADABLE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <header class="fr-header"></header> | https://commune.test/ | PASSED
            <div class="fr-container"></div> | https://service.gouv.fr/ | TO_IMPROVE
            <header>République Française</header> | https://service.test/ | FAILED
            <p>rien</p> | https://service.beta.gouv.fr/ | FAILED
            <p>rien</p> | https://commune.test/ | NOT_APPLICABLE
            <p>République française</p> | https://pasgouv.fr/ | NOT_APPLICABLE
            """)
    void theDesignSystemIsOwedByServicesOfTheStateAlone(String html, URI address, CheckOutcome outcome) {
        SitePage home = page(address, 200, Map.of(), "<html><body>" + html + WORDS + "</body></html>");
        Reading reading = new Reading(address, home, "", null, null, List.of(), Map.of(), List.of(), TODAY);
        assertThat(Rules.of(reading))
                .hasEntrySatisfying(
                        Check.DESIGN, found -> assertThat(found.outcome()).isEqualTo(outcome));
    }

    @Test
    void whatNoBrowserLookedAtFailsNothing() {
        for (String why : List.of("eteint", "absent", "occupe", "lent", "lourd", "panne"))
            for (Check check : List.of(Check.AXE, Check.SHOWN_COOKIES)) {
                Finding found = body("").seen(Browsed.not(why)).of(check);
                assertThat(found.outcome()).isEqualTo(CheckOutcome.NOT_LOOKED);
                assertThat(found.outcome().measured()).isFalse();
                assertThat(found.value()).isEqualTo(why);
            }
    }

    @Test
    void whatAxeFindsFailsWhenItHindersAndIsQuoted() {
        Browsed.Broken title = new Browsed.Broken("heading-order", Browsed.Impact.MODERATE, "Les titres se suivent", 1);
        Browsed.Broken image = new Browsed.Broken("image-alt", Browsed.Impact.CRITICAL, "Les images ont un texte", 3);
        assertThat(axe(List.of()).outcome()).isEqualTo(CheckOutcome.PASSED);
        assertThat(axe(List.of(title)).outcome()).isEqualTo(CheckOutcome.TO_IMPROVE);
        Finding found = axe(List.of(image, title));
        assertThat(found.outcome()).isEqualTo(CheckOutcome.FAILED);
        assertThat(found.value()).isEqualTo("2");
        assertThat(found.sentence()).startsWith("Les images ont un texte (image-alt\u00a0: 3), ");
    }

    private static Finding axe(List<Browsed.Broken> broken) {
        return body("").seen(new Browsed("", "", broken, List.of())).of(Check.AXE);
    }

    @Test
    void aPageDrawnByScriptOrFramesIsUnreadableNotFailed() {
        for (String html : List.of(
                "<html><body><div id=root></div><script src=/app.js></script><noscript>Activez JavaScript</noscript></body></html>",
                "<html><frameset><frame src=/a></frameset></html>"))
            for (Check check : List.of(Check.MENTION, Check.LEGAL, Check.TITLE, Check.STATS, Check.SOURCE))
                assertThat(new Read(html).of(check).outcome()).isEqualTo(CheckOutcome.UNREADABLE);
    }

    @Test
    void aSiteThatNobodyReachesFailsNothing() {
        Reading none = new Reading(HOME, null, "403", null, null, List.of(), Map.of(), List.of(), TODAY);
        assertThat(Rules.of(none).values())
                .hasSize(Check.values().length)
                .allSatisfy(found -> assertThat(found.outcome()).isEqualTo(CheckOutcome.UNREACHABLE));
    }

    @Test
    void aLegalNoticeAndAPrivacyPageSayWhatTheyLack() {
        String legal =
                "<p>Éditeur : la commune. Directrice de la publication : la maire. Hébergement : un serveur en France.</p>";
        assertThat(body("").page(Reading.Target.LEGAL, legal + WORDS)
                        .of(Check.LEGAL)
                        .outcome())
                .isEqualTo(CheckOutcome.PASSED);
        Finding less = body("").page(Reading.Target.LEGAL, "<p>Hébergé par un serveur</p>" + WORDS)
                .of(Check.LEGAL);
        assertThat(less.outcome()).isEqualTo(CheckOutcome.TO_IMPROVE);
        assertThat(less.value()).isEqualTo("editeur, publication");
        assertThat(body("").of(Check.LEGAL).outcome()).isEqualTo(CheckOutcome.FAILED);
        String privacy =
                "<p>Finalités du traitement. Vos données sont conservées deux ans. Vous avez un droit d’accès : écrivez à "
                        + "dpo@service.test</p>";
        assertThat(body("").page(Reading.Target.PRIVACY, privacy + WORDS)
                        .of(Check.PRIVACY)
                        .outcome())
                .isEqualTo(CheckOutcome.PASSED);
    }

    @Test
    void aBudgetUnderConstructionIsNoBudget() {
        assertThat(body("").page(Reading.Target.BUDGET, "<p>Page en construction</p>" + WORDS)
                        .of(Check.BUDGET)
                        .outcome())
                .isEqualTo(CheckOutcome.TO_IMPROVE);
        Finding found = body("").page(
                        Reading.Target.BUDGET,
                        "<table><tr><td>2024<td>120 000 €<tr><td>2025<td>90 000 €</table>" + WORDS)
                .of(Check.BUDGET);
        assertThat(found.outcome()).isEqualTo(CheckOutcome.PASSED);
        assertThat(found.value()).isEqualTo("2025");
    }

    @Test
    void linksThatKeepMachinesOutAreNotDead() {
        Read read = body("");
        read.links = List.of(
                new Reading.Link(HOME.resolve("/a"), "A", 200),
                new Reading.Link(HOME.resolve("/b"), "B", 403),
                new Reading.Link(HOME.resolve("/c"), "C", 404));
        Finding found = read.of(Check.DEAD_LINKS);
        assertThat(found.outcome()).isEqualTo(CheckOutcome.TO_IMPROVE);
        assertThat(found.value()).isEqualTo("1");
        assertThat(found.where()).endsWith("/c");
    }

    @Test
    void undeclaredWesternBytesAreReadAsSuch() {
        byte[] bytes = ("<html><body><footer>Accessibilité : non conforme</footer>" + WORDS + "</body></html>")
                .getBytes(Charset.forName("ISO-8859-1"));
        SitePage page = new SitePage(HOME, 200, Map.of(), "text/html", null, bytes, false);
        Reading reading = new Reading(HOME, page, "", null, null, List.of(), Map.of(), List.of(), TODAY);
        assertThat(Rules.of(reading).get(Check.MENTION))
                .satisfies(found -> assertThat(found.sentence()).isEqualTo("Accessibilité : non conforme"));
    }

    @Test
    void eachCheckOfTheFieldThatNeedsNoBrowserIsThere() throws IOException {
        List<String> doable = Files.readAllLines(Path.of("../shared/data/field/scans.csv")).stream()
                .skip(1)
                .filter(line -> line.contains(",yes") || line.contains(",\"yes"))
                .map(line -> line.substring(0, line.indexOf(',')))
                .toList();
        Map<String, Check> ours = Map.ofEntries(
                Map.entry("certificate", Check.CERTIFICATE),
                Map.entry("headers", Check.CSP),
                Map.entry("accessibility mention and declaration", Check.MENTION),
                Map.entry("legal notices", Check.LEGAL),
                Map.entry("privacy page", Check.PRIVACY),
                Map.entry("cookies", Check.COOKIES),
                Map.entry("language of the page", Check.LANGUAGE),
                Map.entry("headings", Check.HEADING),
                Map.entry("multi-year plan", Check.PLAN),
                Map.entry("dsfr", Check.DESIGN),
                Map.entry("stats page", Check.STATS),
                Map.entry("budget page", Check.BUDGET),
                Map.entry("source repository", Check.SOURCE),
                Map.entry("dead links", Check.DEAD_LINKS));
        assertThat(doable).isNotEmpty().allMatch(ours::containsKey);
    }
}
