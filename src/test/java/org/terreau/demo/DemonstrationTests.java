package org.terreau.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.terreau.identity.Accounts;
import org.terreau.shared.Unusable;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.Statements;
import org.terreau.testing.Visit;
import org.terreau.testing.Wire;

@ApplicationTest
@TestPropertySource(properties = "terreau.demo=true")
class DemonstrationTests {

    /** What a text gives between French quotation marks. */
    private static final Pattern QUOTED = Pattern.compile("«\\s*([^»]+?)\\s*»", Pattern.UNICODE_CHARACTER_CLASS);

    /** How many pages of one kind are followed: each collectivity of the country has one. */
    private static final int MOST_OF_A_KIND = 15;

    private final org.terreau.testing.People people;
    private final Demonstration demonstration;
    private final JdbcClient jdbc;
    private final Accounts accounts;

    DemonstrationTests(
            org.terreau.testing.People people, Demonstration demonstration, JdbcClient jdbc, Accounts accounts) {
        this.accounts = accounts;
        this.people = people;
        this.demonstration = demonstration;
        this.jdbc = jdbc;
    }

    @Test
    void everyExampleThatTheHintOfASearchGivesFindsSomething() {
        Visit visit = people.visitor();
        Map<String, Set<String>> tried = new HashMap<>();
        for (String path : List.of(
                "/", "/problemes", "/problemes/proches", "/produits", "/couverture", "/collectivites", "/recherche"))
            for (Element form : visit.get(path).html().select("main form[role=search]"))
                for (Element field : form.select("[name][id]:not(select)")) {
                    String search = form.attr("action") + "?" + field.attr("name") + "=";
                    String hint = form.select("label[for=" + field.id() + "]").text();
                    Set<String> ofNothing = linksOf(visit.get(search + "zorglubinoxe"));
                    QUOTED.matcher(hint)
                            .results()
                            .map(quoted -> quoted.group(1))
                            .forEach(example -> {
                                Set<String> links = linksOf(visit.get(search + encoded(example)));
                                links.removeAll(ofNothing);
                                links.removeIf(link -> link.contains("q="));
                                tried.put(search + example, links);
                            });
                }
        assertThat(tried).containsKey("/problemes?q=factures ressaisies");
        assertThat(tried)
                .allSatisfy((search, links) -> assertThat(links).as(search).isNotEmpty());
    }

    private static Set<String> linksOf(Visit.Page page) {
        return new LinkedHashSet<>(page.html().select("main a[href]").eachAttr("href"));
    }

    private static String encoded(String typed) {
        return URLEncoder.encode(typed, StandardCharsets.UTF_8);
    }

    @Test
    void theStoriesAreToldOnceInTheirDifferentStates() throws Exception {
        long before = jdbc.sql("select count(*) from product").query(Long.class).single();
        demonstration.run(new DefaultApplicationArguments());
        assertThat(jdbc.sql("select count(*) from product").query(Long.class).single())
                .isEqualTo(before);
        Visit visit = people.visitor();
        String list = visit.get("/produits").text();
        assertThat(list)
                .contains(
                        "Accélération",
                        "Construction",
                        "Consolidation",
                        "Opéré",
                        "Transféré",
                        "Arrêté après investigation");
        assertThat(visit.get("/produits/carnet.de.sante.des.arbres").text()).contains("Vingt-trois entretiens");
        assertThat(visit.get("/produits/lumiere.au.bon.moment/stats").text()).contains("120 collectivités");
        assertThat(visit.get("/problemes").text())
                .contains("40 problèmes")
                .contains("Un déménagement se déclare cinq fois")
                .contains("Partagé");
        assertThat(visit.get("/problemes?q=déménagement".replace("é", "%C3%A9")).text())
                .contains("5 collectivités confirmées");
        Visit staff = people.signedIn(people.actor(People.STAFF.email()));
        assertThat(staff.get("/demandes").text())
                .containsPattern("\\b([5-9]|[1-9][0-9]) demandes")
                .contains("Morlaix (29)", "Lorient (56)");
        assertThat(staff.get("/dossiers").text())
                .contains("Soumis au comité", "En cours d’écriture", "Décision provisoire");
        Visit administrator = people.signedIn(people.actor(People.ADMINISTRATOR.email()));
        assertThat(administrator.get("/imports").text())
                .contains("Créés 2, modifiés 0")
                .contains("refusés 2, à choisir 1");
        Visit lead = people.signedIn(people.actor(People.LEAD.email()));
        assertThat(lead.get("/produits/places.de.marche/conflits").text())
                .contains("Dire la veille à chaque commerçant");
        assertThat(lead.get("/produits/lumiere.au.bon.moment/cles").text()).contains("Révoquée", "Valide");
        assertThat(visit.get("/produits/trajets.des.agents/bilan").text()).contains("Corrigé le");
        Visit writing = people.signedIn(people.actor(Stories.WRITING.email()));
        String dossier = writing.get("/dossiers").html().select("main h2 a").attr("href");
        assertThat(writing.get(dossier + "/messages").text())
                .contains("Louannec est partante", "Prêts entre communes 2025.csv")
                .doesNotContain("À voir avec Noé");
        assertThat(writing.get(dossier + "/documents").text()).contains("Un problème");
        assertThat(writing.get("/taches").text()).contains("Décrire qui vérifie le matériel");
    }

    @Test
    void theStoriesHappenOverTwoYears() {
        Visit visit = people.visitor();
        assertThat(visit.get("/produits").text())
                .as("thirty, and those of other tests")
                .containsPattern("\\b(3[0-9]|[4-9][0-9]) services");
        String register = visit.get("/decisions").text();
        assertThat(register)
                .contains("Arrêter", "fusionne avec Bienvenue au village", "Réorienter")
                .doesNotContain("Attente médiane avant une décision : moins d’un jour");
        assertThat(jdbc.sql("select count(*) from decision").query(Long.class).single())
                .isGreaterThanOrEqualTo(12);
        assertThat(jdbc.sql("select count(distinct decided_on) from decision")
                        .query(Long.class)
                        .single())
                .isGreaterThanOrEqualTo(12);
        assertThat(jdbc.sql("select max(decided_on) - min(decided_on) from decision")
                        .query(Integer.class)
                        .single())
                .isGreaterThan(540);
        assertThat(accounts.all()).hasSizeGreaterThanOrEqualTo(140);
        String sessions = people.signedIn(people.actor(People.LEAD.email()))
                .get("/comites/seances")
                .text();
        assertThat(sessions).contains("Close", "À tenir");
    }

    @Test
    void noLetterSignsAnybodyInButTheOneThatWasAskedFor() {
        assertThat(jdbc.sql("select count(*) from mail_outbox where body like '%/connexion?suite=%'")
                        .query(Long.class)
                        .single())
                .isPositive();
        assertThat(jdbc.sql("""
                        select distinct kind from mail_outbox
                        where body like '%/connexion/jeton%' and kind <> 'sign-in'
                        """).query(String.class).list()).isEmpty();
    }

    @Test
    void theMailboxIsReadFromThisMachineAlone() {
        assertThat(people.visitor().get("/boite-aux-lettres").status()).isEqualTo(200);
        for (String path : List.of("/boite-aux-lettres", "/boite-aux-lettres/1"))
            for (String header :
                    List.of("X-Forwarded-For: 203.0.113.9", "Forwarded: for=203.0.113.9", "Host: ailleurs.example"))
                for (String from : List.of("127.0.0.1", "127.0.0.2"))
                    try (Wire wire = new Wire(from, people.port())) {
                        assertThat(wire.get(path, header).answer())
                                .as(path + " from " + from + " with " + header)
                                .startsWith("HTTP/1.1 403")
                                .contains("TERREAU_DEMO_MAILBOX_OPEN=true")
                                .doesNotContain("/connexion/jeton");
                    }
    }

    @Test
    void onADatabaseThatHoldsOtherAccountsItDoesNotStart() {
        assertThat(jdbc.sql("""
                        select count(*) from account a join demonstration_account d on d.account_id = a.id
                        where a.email in ('admin@terreau.example', 'financeuse@terreau.example')
                        """).query(Long.class).single()).isEqualTo(2);
        people.someone("maire@mairie.test", "Une vraie personne");
        JdbcDemonstration made = new JdbcDemonstration(jdbc);
        NotBesideRealPeople external = new NotBesideRealPeople("", "http://localhost:8080", false, made, accounts);
        assertThatThrownBy(external::afterPropertiesSet)
                .isInstanceOf(Unusable.class)
                .hasMessageContaining("des comptes qu’elle n’a pas créés");
        new NotBesideRealPeople("", "http://localhost:8080", true, made, accounts).afterPropertiesSet();
    }

    @ParameterizedTest
    @CsvSource({
        "'',                http://localhost:8080, true,  false, false, ''",
        "'',                http://192.168.1.4,    false, true,  false, ''",
        "'',                http://localhost:8080, true,  true,  true,  ''",
        "'',                http://localhost:8080, true,  false, true,  comptes",
        "'',                http://localhost:8080, false, true,  true,  comptes",
        "smtp.mairie.test,  http://localhost:8080, true,  false, false, SPRING_MAIL_HOST",
        "'',                HTTPS://terreau.test,  true,  true,  false, TERREAU_BASE_URL",
    })
    void itDoesNotStartWhereSomebodyCouldBeReal(
            String smtp, String baseUrl, boolean embedded, boolean laid, boolean others, String why) {
        NotBesideRealPeople.Place place = new NotBesideRealPeople.Place(smtp, baseUrl, embedded);
        if (why.isEmpty()) NotBesideRealPeople.check(place, laid, others);
        else
            assertThatThrownBy(() -> NotBesideRealPeople.check(place, laid, others))
                    .isInstanceOf(Unusable.class)
                    .hasMessageContaining(why);
    }

    @Test
    void noLinkOfThePublicPagesIsBroken() {
        Visit visit = people.visitor();
        Deque<String> left = new ArrayDeque<>(List.of("/"));
        Set<String> seen = new LinkedHashSet<>(left);
        Map<String, Integer> ofAKind = new HashMap<>();
        while (!left.isEmpty()) {
            String path = left.pop();
            String kind = path.replaceAll("\\?.*", "").replaceAll("/(produits|collectivites)/[^/]+", "/$1/*");
            if (ofAKind.merge(kind.replaceAll("\\d+", "#"), 1, Integer::sum) > MOST_OF_A_KIND) continue;
            Visit.Page page = visit.get(path);
            assertThat(page.status()).as(path).isEqualTo(200);
            if (!page.header("Content-Type").startsWith("text/html")) continue;
            assertThat(page.text()).as(path).startsWith("Aller au contenu Site de démonstration");
            for (Element link : page.html().select("a[href^=/]")) {
                String next = link.attr("href").replaceAll("#.*", "");
                if (!next.contains("lang=") && seen.add(next)) left.add(next);
            }
        }
        assertThat(seen).hasSizeGreaterThan(40);
    }

    @Test
    void aProductPageThatNobodyReadYetCostsSixStatementsAtMostOnceTheCatalogueIsHeld() {
        for (String path : List.of(
                "/produits/cantine.juste",
                "/produits/demander.a.une.collegue",
                "/produits/lumiere.au.bon.moment/stats")) {
            people.visitor().get("/produits?tri=recent&pour=" + path.length());
            assertThat(Statements.during(() -> people.visitor().get(path + "?sans-cache")))
                    .as(path)
                    .isBetween(1, 6);
        }
    }
}
