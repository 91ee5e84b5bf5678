package org.terreau.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.springframework.http.server.PathContainer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import org.terreau.identity.SignInLinks;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.Browser;
import org.terreau.testing.FrenchWords;
import org.terreau.testing.PageCode;
import org.terreau.testing.Visit;

/** Follows the links of the demonstration as each of its people, and looks at every page that they lead to. */
@ApplicationTest
@TestPropertySource(properties = "terreau.demo=true")
class EveryPageTests {

    /** Nobody, then from the least to the most entitled: a page is looked at as the first who can open it sees it. */
    private static final List<String> PEOPLE = List.of(
            "",
            Stories.WRITING.email(),
            FieldStory.CLERKS.email(),
            People.STAFF.email(),
            People.COACH.email(),
            People.LEAD.email(),
            People.ADMINISTRATOR.email());

    /** Proper names that no table holds. */
    private static final List<String> NAMES =
            List.of("Défenseur des droits", "Terres australes et antarctiques françaises");

    /** What people typed that a page may tell in a sentence of ours. */
    private static final String TITLES = """
            select title from problem union select title from dossier union select title from call_for_problems
            union select title from decision union select mission from product union select outcome from roadmap_item
            """;

    /** How many pages of a kind a person's links are read on. */
    private static final int OF_A_KIND = 8;

    /** Reached after a form, from a letter, from another site or from few pages: their own tests look at them. */
    private static final Set<String> WITHOUT_LINK = Set.of(
            "/appui/demandes/{request:[0-9]+}/evaluation",
            "/deconnexion/retour",
            "/formations/{training:[0-9]+}/evaluation",
            "/recrutement/{offer:[0-9]+}/candidatures/{id:[0-9]+}/document",
            "/recrutement/{offer:[0-9]+}/conflits",
            "/recrutement/{offer:[0-9]+}/modifier",
            "/recrutement/{offer:[0-9]+}/publication",
            "/rejoindre/candidature/{jeton:[A-Za-z0-9_-]+}",
            "/alertes/{key}/arret",
            "/arrivees-et-departs/{plan:[0-9]+}/comptes/{step:[0-9]+}",
            "/outils/{tool:[0-9]+}/comptes/{account:[0-9]+}",
            "/outils/{tool:[0-9]+}/fermeture",
            "/auto-diagnostic/{key}",
            "/avis/{key:[\\w-]{20,60}}",
            "/avis-a-lire",
            "/avis-a-lire/{key}/arret",
            "/lettre-du-lundi/{key}/arret",
            "/aujourdhui",
            "/connexion/envoyee",
            "/connexion/etape",
            "/connexion/preuve",
            "/connexion/jeton",
            "/contact/recu",
            "/produits/{id}/reprise/recu",
            "/dossiers/lot/{id:\\d{1,15}}",
            "/dossiers/{id}/documents/{document:\\d{1,15}}/versions/{version:\\d{1,6}}",
            "/dossiers/{id}/messages/{message:\\d{1,15}}",
            "/outils/partage-des-couts/scenarios/nouveau",
            "/produits/{id}/gestion-budget/fichier/{number:[0-9]{1,18}}",
            "/imports/{run:\\d{1,15}}/avancement",
            "/mes-cles-d-acces/{id:[0-9]{1,15}}/retrait",
            "/mes-donnees/acces",
            "/mon-avis/{token}",
            "/problemes/declarations/{token}",
            "/problemes/proches",
            "/problemes/propose",
            "/problemes/propositions/{token}",
            "/problemes/{id:[0-9]+}/declare",
            "/problemes/{id:[0-9]+}/relecture",
            "/produits/{id}/avis",
            "/produits/{id}/avis/cadre",
            "/produits/{id}/enquete/import/{number:[0-9]{1,15}}",
            "/produits/{id}/enquete/imports/{number:[0-9]{1,15}}",
            "/produits/{id}/enquete/verbatims/{number:[0-9]{1,15}}",
            "/produits/{id}/experimentations/{number:[0-9]+}/accord",
            "/produits/{id}/fin/{step:quoi|appris|donnees|usagers|confirmation}",
            "/produits/{id}/indicateurs/{code}/integration",
            "/produits/{id}/interet/recu",
            "/produits/{id}/mesures/fichier/{number:[0-9]{1,18}}",
            "/produits/{id}/qualite/{number:\\d{1,15}}/contestation",
            "/produits/{id}/qualite/{number:\\d{1,15}}/modification",
            "/produits/{id}/qualite/{number:\\d{1,15}}/retrait",
            "/produits/{id}/sources/{number:\\d{1,15}}",
            "/produits/{id}/sources/{number:\\d{1,15}}/modification",
            "/produits/{id}/sources/{number:\\d{1,15}}/suppression",
            "/produits/{id}/stats/integration",
            "/produits/{id}/vagues/{wave:[0-9]+}",
            "/recherche",
            "/reprise-de-tableaux/tableaux/{number:[0-9]{1,18}}",
            "/retours/{token}/cadre",
            "/retours/{token}/merci",
            "/suivi/{key}",
            "/suivi/{key}/arret",
            "/syndicats/{siren}");

    /** A page that a link led to, at the address of the link, as it was then. */
    private record Reached(String path, Visit.Page page) {}

    /** What the links led each person to, followed once for all the tests. */
    private static final Map<String, Map<String, Reached>> REACHED = new HashMap<>();

    /** The route of each address that was met: each person meets most of those of the others. */
    private static final Map<String, String> KINDS = new HashMap<>();

    private final org.terreau.testing.People people;
    private final SignInLinks links;
    private final JdbcClient jdbc;
    private final List<PathPattern> patterns;

    EveryPageTests(
            org.terreau.testing.People people,
            SignInLinks links,
            JdbcClient jdbc,
            RequestMappingHandlerMapping requestMappingHandlerMapping) {
        this.people = people;
        this.links = links;
        this.jdbc = jdbc;
        this.patterns = requestMappingHandlerMapping.getHandlerMethods().entrySet().stream()
                .filter(route -> route.getValue().getBeanType().getName().startsWith("org.terreau"))
                .map(Map.Entry::getKey)
                .filter(route -> route.getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .flatMap(route -> Objects.requireNonNull(route.getPathPatternsCondition()).getPatterns().stream())
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    @Test
    void everyPageThatALinkLeadsToIsAccessibleAndFitsTheWindow() {
        Map<String, List<String>> faults = new LinkedHashMap<>();
        Set<String> seen = new LinkedHashSet<>();
        try (Browser browser = new Browser(people.port())) {
            for (String email : PEOPLE) {
                Visit visit = email.isEmpty() ? people.visitor() : people.signedIn(people.actor(email));
                Browser.Window window = browser.window(Browser.DESK);
                if (!email.isEmpty()) {
                    String link = links.issue(people.actor(email).id(), SignInLinks.SHORT, "/");
                    window.open(link.substring(link.indexOf("/connexion")));
                    window.page().locator("main form button").click();
                }
                reachedBy(email, visit).forEach((kind, reached) -> {
                    if (!seen.add(kind)) return;
                    List<String> wrong = look(window, reached.path());
                    if (!wrong.isEmpty())
                        faults.put(reached.path() + " as " + (email.isEmpty() ? "nobody" : email), wrong);
                });
            }
        }
        assertThat(faults).isEmpty();
        Set<String> pages = new TreeSet<>();
        patterns.stream()
                .map(PathPattern::getPatternString)
                .filter(pattern -> !pattern.contains("/api/") && !pattern.matches(".*\\.[a-z]{2,4}$"))
                .forEach(pages::add);
        pages.removeAll(seen);
        assertThat(pages).as("pages that no link leads to").isSubsetOf(WITHOUT_LINK);
    }

    @Test
    void theCodeOfEveryPageIsValidItsFieldsAreNamedAndItsTitleIsItsOwn() {
        PageCode code = new PageCode();
        Map<String, List<String>> faults = new LinkedHashMap<>();
        Map<String, String> titles = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (String email : PEOPLE) {
            Visit visit = email.isEmpty() ? people.visitor() : people.signedIn(people.actor(email));
            reachedBy(email, visit).forEach((kind, reached) -> {
                if (!seen.add(kind)) return;
                Visit.Page page = reached.page();
                List<String> wrong = new ArrayList<>(code.faults(page));
                String other = titles.putIfAbsent(page.html().title(), page.path());
                if (other != null && !kind(page.path()).equals(kind(other)))
                    wrong.add(
                            "its title is that of " + other + ": " + page.html().title());
                if (!wrong.isEmpty()) faults.put(reached.path() + " as " + email, wrong);
            });
        }
        assertThat(seen).hasSizeGreaterThan(100);
        assertThat(faults).isEmpty();
    }

    @Test
    void inEnglishEveryTextInFrenchIsTold() {
        List<String> names = new ArrayList<>(NAMES);
        names.addAll(texts(everyName()));
        FrenchWords french = new FrenchWords(names, texts(TITLES));
        Map<String, List<String>> faults = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        for (String email : PEOPLE) {
            Visit visit = email.isEmpty() ? people.visitor() : people.signedIn(people.actor(email));
            Map<String, Reached> all = reachedBy(email, visit);
            visit.get("/?lang=en");
            all.forEach((kind, reached) -> {
                if (!seen.add(kind) || kind.startsWith("/boite-aux-lettres")) return; // Letters, as they were sent.
                Visit.Page page = visit.get(reached.path());
                if (!page.html().child(0).attr("lang").equals("en")) return;
                List<String> untold = french.untold(page.html());
                if (!untold.isEmpty()) faults.put(reached.path() + " as " + email, untold);
            });
        }
        assertThat(seen).hasSizeGreaterThan(100);
        assertThat(faults).isEmpty();
    }

    private List<String> texts(String sql) {
        return jdbc.sql(sql).query(String.class).list();
    }

    /** What a column called "name" holds is a proper name; organisations, and units of measure, stand in others. */
    private String everyName() {
        return jdbc
                        .sql("select table_name from information_schema.columns where table_schema = current_schema()"
                                + " and column_name = 'name' and data_type in ('text', 'character varying')")
                        .query(String.class)
                        .list()
                        .stream()
                        .map(table -> "select name from " + table + " union ")
                        .collect(Collectors.joining())
                + "select title from incubator union select funder from contribution union select unit from indicator";
    }

    /** The forms that an old token, a text too long and fields left empty are tried on: each once, whoever sees it. */
    @Test
    void noFormLosesCutsOrMisleads() {
        Map<String, List<String>> faults = new LinkedHashMap<>();
        Set<String> tried = new HashSet<>();
        for (String email : PEOPLE) {
            Visit visit = email.isEmpty() ? people.visitor() : people.signedIn(people.actor(email));
            jdbc.sql("delete from allowance").update(); // One network sends them all.
            reachedBy(email, visit).values().forEach(reached -> {
                String path = reached.path();
                if (visit.forms(reached.page()).stream().allMatch(form -> tried.contains(kindOfForm(form)))) return;
                Visit.Page page = visit.get(path);
                for (Visit.Form form : visit.forms(page)) {
                    if (!tried.add(kindOfForm(form))) continue;
                    List<String> wrong = new ArrayList<>(new TriedForm(visit, page, form).faults());
                    if (!wrong.isEmpty()) faults.put(form.action() + " on " + path + " as " + email, wrong);
                }
            });
        }
        assertThat(tried).hasSizeGreaterThan(100);
        assertThat(faults).isEmpty();
    }

    private static String kindOfForm(Visit.Form form) {
        return form.action().replaceAll("/(\\d+|[^/]*\\.[^/]*|(?<=/produits/)[^/]+)", "/{}") + form.texts();
    }

    @Test
    void whatComesAfterAFormIsAccessibleToo() {
        Visit visit = people.visitor();
        Map<String, String> after = new LinkedHashMap<>();
        after.put(
                "/auto-diagnostic/{key}",
                visit.form(visit.get("/auto-diagnostic"), "/auto-diagnostic")
                        .with("idee", "Les secrétaires de mairie ressaisissent chaque facture.")
                        .with("precision", "oui")
                        .with("partage", "suppose")
                        .with("solution", "intuition")
                        .with("perimetre", "ajuster")
                        .with("resultats", "publics")
                        .with("financement", "aucun")
                        .with("agent", "oui")
                        .with("autonomie", "oui")
                        .send()
                        .path());
        after.put(
                "/contact/recu",
                visit.form(visit.get("/contact"), "/contact")
                        .with("genre", "collectivite")
                        .forged("collectivite", "commune:42218")
                        .with("nom", "Dominique Essai")
                        .with("courriel", "dominique@formulaires.test")
                        .with("message", "Nos secrétaires de mairie ressaisissent chaque facture deux fois.")
                        .forged("ouvert", "1")
                        .send()
                        .path());
        after.put(
                "/connexion/envoyee",
                visit.form(visit.get("/connexion"), "/connexion/lien")
                        .with("username", People.COACH.email())
                        .send()
                        .path());
        visit.form(visit.get("/suivre?sujet=theme:social"), "/suivre")
                .with("courriel", "abonnee@formulaires.test")
                .with("rythme", "quotidien")
                .send();
        String following = linkSentTo("abonnee@formulaires.test", "/suivi/");
        visit.form(visit.get(following), following + "/confirmation").send();
        after.put("/suivi/{key}", following);
        after.put("/suivi/{key}/arret", following + "/arret");
        visit.form(visit.get("/mes-donnees"), "/mes-donnees/lien")
                .with("courriel", "dominique@formulaires.test")
                .send();
        after.put("/mes-donnees/acces", linkSentTo("dominique@formulaires.test", "/mes-donnees/acces"));
        try (Browser browser = new Browser(people.port())) {
            Browser.Window window = browser.window(Browser.DESK);
            after.forEach((kind, path) -> {
                assertThat(kind(path)).as(path).isEqualTo(kind);
                assertThat(look(window, path)).as(path).isEmpty();
            });
            assertThat(look(window, "/produits/lumiere.au.bon.moment/stats/integration"))
                    .isEmpty();
            assertThat(look(window, "/produits/lumiere.au.bon.moment/indicateurs/satisfaction/integration"))
                    .isEmpty();
            window.open("/style");
            window.page().locator("main form[action='/style'] .fr-btn").click();
            window.page().locator("main [role=alert]").first().waitFor();
            assertThat(window.faultsAtBothWidths())
                    .filteredOn(fault -> !fault.contains("422"))
                    .isEmpty();
            window.open("/adresse-inconnue");
            assertThat(window.faultsAtBothWidths())
                    .filteredOn(fault -> !fault.contains("status of 404"))
                    .isEmpty();
        }
    }

    @Test
    void everyActionInTheJournalIsSaidInWords() {
        ResourceBundle words = ResourceBundle.getBundle("messages/audit", Locale.FRENCH);
        assertThat(jdbc.sql("select distinct action from audit_line")
                        .query(String.class)
                        .list())
                .hasSizeGreaterThan(20)
                .allSatisfy(action -> assertThat(words.containsKey("audit.word." + action))
                        .as(action)
                        .isTrue());
    }

    @Test
    void whatTheJournalTellsOfAnActionIsSaidInWordsToo() {
        ResourceBundle words = ResourceBundle.getBundle("messages/audit", Locale.FRENCH);
        ResourceBundle figures = ResourceBundle.getBundle("messages/incubator", Locale.FRENCH);
        ResourceBundle norms = ResourceBundle.getBundle("messages/funding", Locale.FRENCH);
        assertThat(jdbc.sql("select distinct jsonb_object_keys(details::jsonb) from audit_line")
                        .query(String.class)
                        .list())
                .hasSizeGreaterThan(10)
                .allMatch(key -> words.containsKey("audit.detail." + key)
                        || figures.containsKey("incubator.figure." + key)
                        || norms.containsKey("funding.norms." + key));
        assertThat(jdbc.sql("select distinct split_part(subject, ':', 1) from audit_line")
                        .query(String.class)
                        .list())
                .hasSizeGreaterThan(5)
                .allMatch(kind -> words.containsKey("audit.kind." + kind));
    }

    private String linkSentTo(String recipient, String start) {
        Matcher link = Pattern.compile(Pattern.quote(start) + "\\S*")
                .matcher(jdbc.sql("select string_agg(body, ' ') from mail_outbox where recipient = :to")
                        .param("to", recipient)
                        .query(String.class)
                        .single());
        assertThat(link.find()).as(start + " sent to " + recipient).isTrue();
        return link.group();
    }

    private Map<String, Reached> reachedBy(String email, Visit visit) {
        return REACHED.computeIfAbsent(email, nobodyYet -> reached(visit, email.isEmpty()));
    }

    /**
     * The first page of each kind that the links lead this person to, from home.
     *
     * @param ownMail whether the links of the letters are followed: signed in, those of others would be refused
     */
    private Map<String, Reached> reached(Visit visit, boolean ownMail) {
        Map<String, Reached> reached = new LinkedHashMap<>();
        Map<String, Integer> opened = new HashMap<>();
        Deque<String> left = new ArrayDeque<>(List.of("/"));
        Set<String> met = new HashSet<>(left);
        while (!left.isEmpty()) {
            String path = left.pop();
            String kind = kind(path);
            if (kind.isEmpty() || opened.merge(kind, 1, Integer::sum) > OF_A_KIND) continue;
            if (path.startsWith("/boite-aux-lettres") && !ownMail) continue;
            Visit.Page page = visit.get(path);
            if (!page.header("Content-Type").startsWith("text/html")) continue;
            if (page.path().startsWith("/connexion") && !path.startsWith("/connexion")) continue;
            assertThat(page.body()).as(path).doesNotContain("${");
            reached.putIfAbsent(kind, new Reached(path, page));
            reached.putIfAbsent(kind(page.path()), new Reached(page.path(), page));
            for (Element link : page.html().select("a[href]")) {
                String next = link.attr("href").replaceAll("#.*|^http://localhost:[0-9]+(?=/)", "");
                if (next.startsWith("/") && !next.contains("lang=") && met.add(next)) left.add(next);
            }
        }
        return reached;
    }

    private List<String> look(Browser.Window window, String path) {
        int status = window.page()
                .navigate("http://localhost:" + people.port() + path)
                .status();
        if (status != 200) return List.of("status " + status);
        List<String> faults = window.faultsAtEveryWidth();
        faults.addAll(window.faultsInTheDark());
        return faults;
    }

    /** The route of a page; empty for a file or what is not a page. */
    private String kind(String path) {
        return KINDS.computeIfAbsent(URI.create(path.replaceFirst("[?#].*", "")).getPath(), this::kindOf);
    }

    private String kindOf(String bare) {
        if (bare.contains("/api/")
                || bare.matches(".*(\\.(csv|json|xlsx|pdf|md|atom|ics|svg)|/documents/\\d+/versions/\\d+)$")) return "";
        PathContainer parsed = PathContainer.parsePath(bare);
        return patterns.stream()
                .filter(pattern -> pattern.matches(parsed))
                .map(PathPattern::getPatternString)
                .findFirst()
                .orElse("");
    }
}
