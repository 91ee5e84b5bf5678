package org.terreau.legal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.terreau.identity.Grant;
import org.terreau.identity.PersonalData;
import org.terreau.identity.Role;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.Statements;
import org.terreau.testing.Visit;
import org.terreau.web.KeptData;
import org.terreau.web.SiteCookie;

/** The pages that the law asks for, and what the administrator types for them. */
@ApplicationTest
class LegalPagesTests {

    private static final String FORM = "/administration/mentions";

    private final People people;
    private final List<PersonalData> held;
    private final List<KeptData> kept;
    private final List<SiteCookie> cookies;

    LegalPagesTests(People people, List<PersonalData> held, List<KeptData> kept, List<SiteCookie> cookies) {
        this.people = people;
        this.held = held;
        this.kept = kept;
        this.cookies = cookies;
    }

    /** There is one of each, which every page shows. */
    @AfterEach
    void nothingIsSaid() {
        Visit.Form form = form(administrator());
        for (Particular one : Particular.values()) form.with(one.field(), "");
        form.send();
    }

    private Visit administrator() {
        return people.signedIn(people.administrator());
    }

    private static Visit.Form form(Visit visit) {
        return visit.form(visit.get(FORM), FORM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/accessibilite", "/mentions-legales", "/confidentialite", "/conditions", "/cookies"})
    void aVisitorReadsEachPageInBothLanguagesFromTheFooterAndItIsKept(String path) {
        Visit visitor = people.visitor();
        assertThat(visitor.get("/").html().select("footer a[href=" + path + "]"))
                .hasSize(1);
        Visit.Page french = visitor.get(path);
        assertThat(french.status()).isEqualTo(200);
        assertThat(Statements.during(() -> visitor.get(path))).isZero();
        Visit.Page english = people.visitor().get(path + "?lang=en");
        assertThat(english.html().select("html").attr("lang")).isEqualTo("en");
        assertThat(english.text()).isNotEqualTo(french.text());
    }

    @Test
    void whatNobodyTypedIsToldAndNeverInvented() {
        Visit visitor = people.visitor();
        assertThat(visitor.get("/mentions-legales").text())
                .contains(
                        "L’incubateur n’a pas encore indiqué qui publie ce site.",
                        "L’incubateur n’a pas encore indiqué qui dirige la publication.",
                        "L’incubateur n’a pas encore indiqué qui héberge ce site.");
        assertThat(visitor.get("/confidentialite").text())
                .contains("L’incubateur n’a pas encore indiqué qui est responsable de ces données.");
        assertThat(visitor.get("/accessibilite").text())
                .contains("L’incubateur n’a pas encore indiqué à quelle adresse écrire au sujet de l’accessibilité.");
    }

    @Test
    void whatTheAdministratorTypesIsReadAtOnceAndGoesToTheJournal() {
        Visit visitor = people.visitor();
        visitor.get("/mentions-legales");
        Visit administrator = administrator();
        Visit.Page saved = form(administrator)
                .with("editeur", "Département de la Haute-Combe")
                .with("editeur-adresse", "1 place de la Source\n00000 Haute-Combe")
                .with("directeur", "Alix Source, présidente")
                .with("hebergeur", "Nuage du Val")
                .with("delegue", "donnees@haute-combe.fr")
                .with("conditions-propres", "Les comités sont **publics**.")
                .send();
        assertThat(saved.text())
                .contains("Mentions enregistrées", "Camille Administre", "Éditeur du site, Adresse de l’éditeur");
        assertThat(visitor.get("/mentions-legales").text())
                .contains("Département de la Haute-Combe", "1 place de la Source", "Alix Source", "Nuage du Val")
                .doesNotContain("pas encore indiqué qui");
        assertThat(visitor.get("/confidentialite").text())
                .contains("Département de la Haute-Combe", "donnees@haute-combe.fr");
        assertThat(visitor.get("/conditions").html().select("main strong").eachText())
                .contains("publics");
        assertThat(administrator.get("/journal").text()).contains("Mentions du site changées");
    }

    @ParameterizedTest
    @CsvSource({
        "editeur-courriel, contact, adresse électronique est incomplète",
        "accessibilite-schema, notre site, Donnez l’adresse entière",
        "audit-jour, 2999-01-01, Donnez un jour passé",
        "audit-taux, 101, nombre entier de 0 à 100",
        "audit-taux, 72, complétez, ou videz les trois"
    })
    void whatIsWrongIsSaidBesideItsFieldAndNothingTypedIsLost(String field, String typed, String said) {
        Visit.Page refused = form(administrator())
                .with("editeur", "Ce qui était déjà tapé")
                .with(field, typed)
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorOf(said.startsWith("complétez") ? "audit-par" : field))
                .contains(said);
        assertThat(refused.html().select("[name=editeur]").val()).isEqualTo("Ce qui était déjà tapé");
        assertThat(refused.html().select("[name=" + field + "]").val()).isEqualTo(typed);
    }

    @Test
    void whoSavesAfterSomebodyElseIsToldSo() {
        Visit first = administrator();
        Visit.Form late = form(first).with("editeur", "Trop tard");
        form(first).with("editeur", "Avant").send();
        assertThat(late.send().status()).isEqualTo(409);
        assertThat(people.visitor().get("/mentions-legales").text())
                .contains("Avant")
                .doesNotContain("Trop tard");
    }

    @Test
    void nobodyButAnAdministratorReadsOrWritesThem() {
        Visit lead = people.signedIn(
                people.someone("lead@mentions.test", "Lou Mentions", new Grant(Role.LEAD, Grant.EVERYWHERE)));
        for (Visit stranger : List.of(people.visitor(), lead)) {
            for (String path : List.of(FORM, "/administration/ouverture"))
                assertThat(stranger.get(path).html().select("form[action=" + FORM + "], .t-legal"))
                        .isEmpty();
            String token = stranger.form(stranger.get("/contact"), "/contact").value("_csrf");
            stranger.post(FORM, "application/x-www-form-urlencoded", "editeur=Moi&_csrf=" + token);
        }
        assertThat(people.visitor().get("/mentions-legales").text()).doesNotContain("Moi");
    }

    @Test
    void theFooterAndTheStatementSayTheSameState() {
        Visit visitor = people.visitor();
        String own = "Accessibilité : non conforme";
        assertThat(spaced(visitor.get("/")
                        .html()
                        .select("footer a[href=/accessibilite]")
                        .text()))
                .isEqualTo(own);
        Visit.Page statement = visitor.get("/accessibilite");
        assertThat(spaced(statement.text()))
                .contains(own, Assessment.OF_TERREAU.rate() + " % des critères", "Défenseur des droits");
        form(administrator())
                .with("audit-par", "Cabinet des Chênes")
                .with("audit-jour", "2026-03-31")
                .with("audit-taux", "72")
                .with("derogations", "Les plans anciens.")
                .send();
        assertThat(spaced(visitor.get("/produits")
                        .html()
                        .select("footer a[href=/accessibilite]")
                        .text()))
                .isEqualTo("Accessibilité : partiellement conforme");
        assertThat(spaced(visitor.get("/accessibilite").text()))
                .contains("L’audit réalisé par Cabinet des Chênes le 31 mars 2026", "72 %", "Les plans anciens.")
                .doesNotContain("Personne n’a encore audité");
    }

    private static String spaced(String text) {
        return text.replace('\u00a0', ' ');
    }

    @Test
    void everyModuleThatHoldsPersonalDataSaysWhyAndHowLong() {
        Set<String> declared = kept.stream().map(KeptData::module).collect(Collectors.toSet());
        assertThat(held.stream().map(PersonalData::module).collect(Collectors.toSet()))
                .isSubsetOf(declared);
        assertThat(kept).extracting(KeptData::code).doesNotHaveDuplicates();
        assertThat(spaced(people.visitor().get("/confidentialite").text()))
                .contains("24 mois après la clôture de la demande", "90 jours après l’envoi", "55 minutes");
    }

    @Test
    void thePageOfCookiesNamesAllThatTheProgramSets() throws IOException {
        Set<String> told = people.visitor().get("/cookies").html().select("main dt code").stream()
                .map(Element::text)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(told)
                .isEqualTo(cookies.stream().map(SiteCookie::name).collect(Collectors.toCollection(TreeSet::new)));
        assertThat(told).isEqualTo(cookiesInTheCode());
        assertThat(told).containsAll(cookiesSet());
    }

    /** Every cookie of ours begins with our name. */
    private static Set<String> cookiesInTheCode() throws IOException {
        Set<String> named = new TreeSet<>();
        Path settings = Path.of("src/main/resources/application.yaml");
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : Stream.concat(
                            Stream.of(settings),
                            files.filter(one -> one.toString().endsWith(".java")))
                    .toList()) {
                Matcher name =
                        Pattern.compile("(?:\"|name: )(terreau_[a-z]+)\\b").matcher(Files.readString(file));
                while (name.find()) named.add(name.group(1));
            }
        }
        return named;
    }

    /** What a person who chooses a language, meets a page of members, signs in and sends a form is given. */
    private Set<String> cookiesSet() {
        Set<String> set = new TreeSet<>();
        Visit visitor = people.visitor();
        for (String path : List.of("/?lang=en", "/contact", "/mes-produits", "/connexion"))
            visitor.get(path).headers().forEach((header, values) -> {
                if (header.equalsIgnoreCase("Set-Cookie"))
                    values.forEach(cookie -> set.add(cookie.substring(0, cookie.indexOf('='))));
            });
        Visit.Page saved =
                form(administrator()).with("editeur", "Avec un message").send();
        saved.headers()
                .getOrDefault("set-cookie", List.of())
                .forEach(cookie -> set.add(cookie.substring(0, cookie.indexOf('='))));
        assertThat(set).contains("terreau_lang", "terreau_form");
        return set;
    }

    @Test
    void whoFindsAWeaknessKnowsWhomToTell() {
        form(administrator()).with("securite", "securite@haute-combe.fr").send();
        Visit.Page read = people.visitor().get("/.well-known/security.txt");
        assertThat(read.header("Content-Type")).startsWith("text/plain");
        assertThat(read.body())
                .contains("Contact: mailto:securite@haute-combe.fr\n", "\nPreferred-Languages: fr, en\n")
                .containsPattern("\nExpires: \\d{4}-\\d\\d-\\d\\dT00:00:00Z\n")
                .containsPattern("\nCanonical: http\\S+/\\.well-known/security\\.txt\n");
    }

    @Test
    void theAdministratorReadsWhatRemainsBeforeOpeningAndDoesIt() {
        Visit administrator = administrator();
        Visit.Page before = administrator.get("/administration/ouverture");
        assertThat(todo(before)).contains("Dire qui publie le site", "Donner au site son adresse en https");
        Visit.Page saved = form(administrator)
                .with("editeur", "Département de la Haute-Combe")
                .with("editeur-adresse", "1 place de la Source")
                .with("directeur", "Alix Source")
                .send();
        assertThat(saved.html().select(".fr-error-text").text()).isEmpty();
        assertThat(todo(administrator.get("/administration/ouverture")))
                .contains("Donner au site son adresse en https")
                .doesNotContain("Dire qui publie le site");
    }

    private static List<String> todo(Visit.Page page) {
        return page.html().select("main li").stream()
                .filter(line -> line.select(".fr-badge").text().equals("À faire"))
                .map(line -> line.select("strong").text())
                .toList();
    }
}
