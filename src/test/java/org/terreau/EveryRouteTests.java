package org.terreau;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.terreau.dossier.Applications;
import org.terreau.identity.Actor;
import org.terreau.identity.ApiKeys;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.incubator.OrganisationId;
import org.terreau.outreach.RequestReference;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.FileText;
import org.terreau.testing.People;
import org.terreau.testing.Phrases;
import org.terreau.testing.Present;
import org.terreau.testing.Routes;
import org.terreau.testing.SomeProduct;
import org.terreau.testing.Visit;
import org.terreau.web.OpenTo;
import org.terreau.web.SeveralLines;

/** What holds for every route, asked of the list of routes: a new one cannot escape it. */
@ApplicationTest
@TestPropertySource(properties = "terreau.demo=true")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryRouteTests {

    private static final String LEAD = "responsable@terreau.example";
    private static final String ELSEWHERE = "responsable@ailleurs.test";
    private static final String FORM = "application/x-www-form-urlencoded";

    /** What only those of the incubator of the demonstration may read. */
    private static final String PRIVATE = """
            select email from account where email like '%@terreau.example'
              and email not in (select email from problem_declaration union select email from problem_proposal
                                union select email from collectivity_referent)
            union select email from call_back_request where incubator_id <> 'ailleurs'
            union select message from call_back_request where incubator_id <> 'ailleurs'
              and left(message, 40) not in (select left(testimony, 40) from problem_declaration)
            union select name from dossier_document_version
            union select text from dossier_message
            union select notes from interview
            union select d.title from dossier d where not exists (
                select 1 from product p where d.title in (p.name, p.mission))
              and not exists (
                select 1 from decision c where c.subject_kind = 'dossier' and c.subject_id = d.id::text
                  and c.published_at is not null)
            union select reason from review_opinion
            union select author from call_submission
            union select what from dossier_task
            union select contact from deployment
            union select referent_email from experimentation
            """;

    /** Routes under what belongs to one incubator. */
    private static final String BELONGING =
            "/(dossiers|demandes|appels|reglages|candidatures|bonnes-pratiques/liste)/\\{.*";

    /** Anybody answers a call. */
    private static final Set<String> OPEN_TO_APPLICANTS =
            Set.of("/appels/{id:[0-9]+}/candidatures", "/appels/{id:[0-9]+}/invitation");

    /** 400: what the form holds is missing, found before anything is read. */
    private static final Set<Integer> REFUSED = Set.of(400, 403, 404);

    /** Takes back one's own vote. */
    private static final Set<String> OF_WHO_SIGNED_IN =
            Set.of("/produits/{id}/feuille-de-route/{item:[0-9]+}/vote/retrait");

    private static final Pattern VERSIONED = Pattern.compile("/assets/.+-[0-9a-f]{32}\\.\\w+");

    /** What only those of the second incubator may read. */
    private static final Phrases PRIVATE_ELSEWHERE =
            new Phrases(Set.of("porteuse@ailleurs.test", "Un message venu d’ailleurs", ELSEWHERE));

    /** Kept by whoever read it, for a while or until it changes, although not open to everybody. */
    private static final Set<String> KEPT_A_WHILE = Set.of("/produits/{id}/avis/qr.svg");

    private final Routes routes;
    private final People people;
    private final JdbcClient jdbc;
    private final ProductCatalogue catalogue;
    private final Applications applications;
    private final ApiKeys keys;

    private final Map<String, List<String>> leaks = new TreeMap<>();
    private final Map<String, String> broken = new TreeMap<>();
    private final Map<String, String> kept = new TreeMap<>();
    private final Set<String> telling = new TreeSet<>();
    private final Map<String, String> feeds = new TreeMap<>();
    private final Set<String> unpacked = new TreeSet<>();
    private final Set<String> unversioned = new TreeSet<>();

    EveryRouteTests(
            RequestMappingHandlerMapping requestMappingHandlerMapping,
            People people,
            JdbcClient jdbc,
            ProductCatalogue catalogue,
            Applications applications,
            ApiKeys keys) {
        this.routes = new Routes(requestMappingHandlerMapping, jdbc);
        this.people = people;
        this.jdbc = jdbc;
        this.catalogue = catalogue;
        this.applications = applications;
        this.keys = keys;
    }

    /**
     * Every address, as the lead of each of two incubators that fund their products with the same organisation. Images and
     * documents are drawn at some cost, and not again for each thing.
     */
    @BeforeAll
    void visitEverything() {
        Actor elsewhere = people.someone(ELSEWHERE, "Lou Ailleurs", new Grant(Role.LEAD, "ailleurs"));
        layTheSecondIncubator(elsewhere);
        Phrases here = privately();
        Visit first = people.signedIn(people.actor(LEAD));
        Visit other = people.signedIn(elsewhere);
        for (Routes.Route route : routes.reading()) {
            boolean again = false;
            for (String address : routes.addresses(route)) {
                if (again && address.endsWith(".png")) continue;
                look(route, address, other, here);
                if (again && address.endsWith(".pdf")) continue;
                String own = look(route, address, first, PRIVATE_ELSEWHERE);
                if (!here.in(own).isEmpty()) telling.add(route.pattern());
                again = true;
            }
        }
    }

    private void layTheSecondIncubator(Actor lead) {
        jdbc.sql("insert into incubator (id, title, host) values ('ailleurs', 'L’Ailleurs', false)")
                .update();
        String sponsor = jdbc.sql("select organisation_id from sponsor_contact limit 1")
                .query(String.class)
                .single();
        SomeProduct.named("produit.d.ailleurs")
                .in("ailleurs")
                .fundedBy(new OrganisationId(sponsor))
                .storedIn(catalogue);
        jdbc.sql("""
                        insert into call_back_request
                        select 'T-AAAAAA', 'ailleurs', 'Ada Ailleurs', 'porteuse@ailleurs.test', telephone, organisation_kind,
                               'Syndicat d’ailleurs', collectivity, 'Un message venu d’ailleurs', null, language, received_at,
                               due_on, 'a-traiter', null, null, null, null, search
                        from call_back_request limit 1
                        """).update();
        applications.open(new RequestReference("T-AAAAAA"), lead);
    }

    /** @return what it says */
    private String look(Routes.Route route, String address, Visit visit, Phrases secret) {
        Visit.Page page = visit.get(address);
        String said = words(page);
        String type = page.header("Content-Type");
        if (page.status() == 200 && FileText.packed(type)) {
            said = plain(FileText.of(type, visit.bytes(page.path())));
            if (!said.isEmpty()) unpacked.add(route.pattern());
        }
        List<String> told = secret.in(said);
        if (!told.isEmpty()) leaks.put(address, told);
        if (page.status() >= 500) broken.put(address, "status " + page.status());
        if (page.header("Content-Type").startsWith("application/atom+xml")) feeds.put(address, page.body());
        if (page.status() == 200 && page.address().getPath().equals(address))
            kept.merge(
                    route.pattern(),
                    page.header("Cache-Control"),
                    (one, two) -> one.equals(two) ? one : one + " or " + two);
        if (type.startsWith("text/html"))
            page.html().select("[href^=/assets/], [src^=/assets/]").forEach(link -> {
                String asset = (link.hasAttr("href") ? link.attr("href") : link.attr("src")).replaceFirst("#.*", "");
                if (!VERSIONED.matcher(asset).matches()) unversioned.add(asset);
            });
        return said;
    }

    @Test
    void noPageApiOrFileTellsAnIncubatorWhatIsPrivateToAnother() {
        assertThat(leaks).isEmpty();
        assertThat(telling)
                .as("what an incubator reads of its own")
                .hasSizeGreaterThan(40)
                .contains("/journal", "/demandes", "/dossiers/tableau.csv", "/comites/financeurs", "/deploiements.csv");
        assertThat(unpacked)
                .as("files whose words were read too")
                .contains("/dossiers/tableau.xlsx", "/dossiers/{id}/fiche.pdf", "/produits/{id}/stats.pdf");
    }

    @Test
    void everyAssetIsNamedByItsContent() {
        assertThat(unversioned).isEmpty();
    }

    /** RFC 4287, 4.1.1. */
    @Test
    void everyFeedSaysWhoSignsIt() {
        assertThat(feeds)
                .hasSizeGreaterThan(2)
                .allSatisfy((address, feed) -> assertThat(
                                Jsoup.parse(feed, Parser.xmlParser()).select("feed > author > name"))
                        .as(address)
                        .hasSize(1));
    }

    @Test
    void noAddressBreaks() {
        assertThat(broken).isEmpty();
    }

    @Test
    void whatIsNotOpenToEverybodyIsKeptByNobody() {
        Map<String, String> faults = new TreeMap<>();
        for (Routes.Route route : routes.reading()) {
            String said = kept.get(route.pattern());
            if (said == null || KEPT_A_WHILE.contains(route.pattern())) continue;
            if (said.isEmpty() || route.audience() != OpenTo.Audience.EVERYONE && !said.equals("private, no-store"))
                faults.put(route.pattern(), said);
        }
        assertThat(faults).isEmpty();
        assertThat(kept).hasSizeGreaterThan(150);
    }

    @Test
    void nothingIsWrittenOnWhatBelongsToAnotherIncubator() {
        Visit other = people.signedIn(people.actor(ELSEWHERE));
        String token = other.form(other.get("/relecteurs/moi"), "/relecteurs/moi/themes")
                .value("_csrf");
        Phrases here = privately();
        Map<String, List<String>> faults = new TreeMap<>();
        for (Routes.Route route : routes.writing()) {
            if (!route.pattern().matches(BELONGING) || OPEN_TO_APPLICANTS.contains(route.pattern())) continue;
            for (String address : routes.addresses(route)) {
                if (own(address)) continue;
                Visit.Page answer = other.post(address, FORM, "_csrf=" + token);
                List<String> wrong = new ArrayList<>(here.in(words(answer)));
                if (!REFUSED.contains(answer.status())) wrong.add("status " + answer.status());
                if (!wrong.isEmpty()) faults.put(route.verb() + " " + address, wrong);
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void nothingIsWrittenOnTheProductsOfAnotherIncubator() {
        Visit other = people.signedIn(people.actor(ELSEWHERE));
        String token = other.form(other.get("/relecteurs/moi"), "/relecteurs/moi/themes")
                .value("_csrf");
        Phrases here = privately();
        Map<String, List<String>> faults = new TreeMap<>();
        int tried = 0;
        for (Routes.Route route : routes.writing()) {
            if (!ofATeam(route)) continue;
            for (String address : routes.addresses(route)) {
                if (own(address)) continue;
                tried++;
                Visit.Page answer = other.post(address, FORM, "_csrf=" + token);
                List<String> wrong = new ArrayList<>(here.in(words(answer)));
                if (!REFUSED.contains(answer.status())) wrong.add("status " + answer.status());
                if (!wrong.isEmpty()) faults.put(route.verb() + " " + address, wrong);
            }
        }
        assertThat(faults).isEmpty();
        assertThat(tried).isGreaterThan(70);
    }

    private static boolean ofATeam(Routes.Route route) {
        return route.pattern().startsWith("/produits/{id}/")
                && Set.of(OpenTo.Audience.SIGNED_IN, OpenTo.Audience.STAFF).contains(route.audience())
                && !OF_WHO_SIGNED_IN.contains(route.pattern());
    }

    /** Programs write with the key of one product. */
    @Test
    void aKeyWritesOnNoOtherProduct() throws Exception {
        ProductId product = new ProductId("produit.d.ailleurs");
        String key = keys.issue(product.keyScope(), "sweep", Present.today().plusDays(1), people.actor(ELSEWHERE));
        Map<String, Integer> answers = new TreeMap<>();
        HttpClient program = HttpClient.newHttpClient();
        for (Routes.Route route : routes.writing()) {
            if (route.audience() != OpenTo.Audience.KEY_HOLDER) continue;
            for (String address : routes.addresses(route)) {
                if (own(address)) continue;
                HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + people.port() + address))
                        .header("Authorization", "Bearer " + key)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", "sweep")
                        .method(route.verb().name(), HttpRequest.BodyPublishers.ofString("[]"))
                        .build();
                answers.put(
                        route.verb() + " " + address,
                        program.send(request, HttpResponse.BodyHandlers.discarding())
                                .statusCode());
            }
        }
        assertThat(answers).hasSizeGreaterThan(5);
        assertThat(answers)
                .allSatisfy((address, status) -> assertThat(status).as(address).isIn(403, 404));
    }

    @Test
    void aSignThatNothingCanKeepAndALineBreakInAFilterAreRefusedByEveryRoute() {
        Visit lead = people.signedIn(people.actor(LEAD));
        String token =
                lead.form(lead.get("/relecteurs/moi"), "/relecteurs/moi/themes").value("_csrf");
        Map<String, String> faults = new TreeMap<>();
        Set<String> refused = new TreeSet<>();
        for (Routes.Route route : routes.reading()) {
            String address = routes.addresses(route).get(0);
            for (String sign : List.of("%00", "%0A", "%1B"))
                note(route, lead.get(address + "?q=a" + sign + "b"), refused, faults);
            note(route, lead.get(address + "?page=2147483647"), refused, faults);
        }
        for (Routes.Route route : routes.writing())
            if (route.verb() == RequestMethod.POST)
                note(
                        route,
                        lead.post(routes.addresses(route).get(0), FORM, "nom=a%00b&_csrf=" + token),
                        refused,
                        faults);
        assertThat(faults).isEmpty();
        assertThat(refused).hasSizeGreaterThan(400);
    }

    /** Refused as such, or before that because of who asks. */
    private static void note(Routes.Route route, Visit.Page answer, Set<String> refused, Map<String, String> faults) {
        if (answer.status() == 422) refused.add(route.toString());
        else if (!Set.of(401, 403, 404).contains(answer.status()) && !route.hasMethodAnnotation(SeveralLines.class))
            faults.put(route + " " + answer.path(), "status " + answer.status());
    }

    @Test
    void aFileThatDidNotComeAsOneIsAskedForAgain() {
        Visit lead = people.signedIn(people.actor(LEAD));
        String token =
                lead.form(lead.get("/relecteurs/moi"), "/relecteurs/moi/themes").value("_csrf");
        Map<String, Integer> answers = new TreeMap<>();
        for (Routes.Route route : routes.writing())
            if (route.takesFiles()) {
                String address = routes.addresses(route).get(0);
                answers.put(
                        address + " as a plain form",
                        lead.post(address, FORM, "_csrf=" + token).status());
                answers.put(
                        address + " as text",
                        lead.post(address + "?_csrf=" + token, "text/plain", "a;b")
                                .status());
            }
        assertThat(answers).hasSizeGreaterThan(12);
        assertThat(answers)
                .allSatisfy((address, status) -> assertThat(status).as(address).isIn(403, 404, 422));
    }

    private boolean own(String address) {
        return address.contains("ailleurs")
                || address.contains("T-AAAAAA")
                || jdbc.sql("select id from dossier where incubator_id = 'ailleurs'").query(Long.class).list().stream()
                        .anyMatch(id -> (address + "/").startsWith("/dossiers/" + id + "/"));
    }

    private Phrases privately() {
        return new Phrases(jdbc.sql(PRIVATE).query(String.class).list().stream()
                .map(text -> plain(String.valueOf(text).lines().findFirst().orElse("")))
                .map(text -> text.substring(0, Math.min(60, text.length())))
                .filter(text -> text.length() > 12)
                .toList());
    }

    /** What a reader finds on it, in its fields, and in place of its images. */
    private static String words(Visit.Page page) {
        if (!page.header("Content-Type").startsWith("text/html")) return plain(page.body());
        Document html = Jsoup.parse(page.body());
        StringBuilder words = new StringBuilder(html.text());
        for (String told : List.of("value", "alt", "title", "aria-label", "content"))
            html.select("[" + told + "]")
                    .eachAttr(told)
                    .forEach(text -> words.append(' ').append(text));
        return plain(words.toString());
    }

    private static String plain(String text) {
        return text.replaceAll("[\\s\\u00A0\\u202F]+", " ").strip();
    }
}
