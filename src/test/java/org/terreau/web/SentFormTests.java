package org.terreau.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.incubator.IncubatorId;
import org.terreau.incubator.Incubators;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.Present;
import org.terreau.testing.SomeProduct;
import org.terreau.testing.Visit;

/** A form sent twice is taken once. */
@ApplicationTest
class SentFormTests {

    private static final String PRODUCT = "envoye.deux.fois";

    /** What ends something, whose second sending could add nothing anyway, and would close the pages to be tried. */
    private static final String ENDING =
            ".*/(retrait|suppression|fin|depart|revocation|arret|parcours|deconnexion)(/.*)?";

    private final People people;
    private final ProductCatalogue catalogue;
    private final Incubators incubators;
    private final JdbcClient jdbc;

    SentFormTests(People people, ProductCatalogue catalogue, Incubators incubators, JdbcClient jdbc) {
        this.people = people;
        this.catalogue = catalogue;
        this.incubators = incubators;
        this.jdbc = jdbc;
    }

    private Visit lead() {
        IncubatorId host = incubators.host().id();
        SomeProduct.named(PRODUCT).in(host).storedIn(catalogue);
        return people.signedIn(
                people.someone("lead@deux-fois.test", "Lise Envoie", new Grant(Role.LEAD, host.value())));
    }

    private long roles() {
        return jdbc.sql("select count(*) from mission where product_id = :product")
                .param("product", PRODUCT)
                .query(Long.class)
                .single();
    }

    private static Visit.Form member(Visit lead, String email) {
        String path = "/produits/" + PRODUCT + "/equipe";
        return lead.form(lead.get(path), path)
                .with("metier", "developpement")
                .with("nom", "Ada Double")
                .with("courriel", email);
    }

    @Test
    void aMemberSentTwiceIsListedInvitedAndCountedOnceAndTheSecondAnswerIsTheFirst() {
        Visit lead = lead();
        Visit.Form form = member(lead, "ada@deux-fois.test");
        long before = roles();
        Visit.Page first = form.send();
        Visit.Page second = form.send();
        assertThat(roles()).isEqualTo(before + 1);
        assertThat(second.path()).isEqualTo(first.path());
        assertThat(second.html().select(".t-flash").text())
                .isNotEmpty()
                .isEqualTo(first.html().select(".t-flash").text());
        assertThat(mails("ada@deux-fois.test")).isOne();
    }

    private long mails(String to) {
        return jdbc.sql("select count(*) from mail_outbox where recipient = :to")
                .param("to", to)
                .query(Long.class)
                .single();
    }

    @Test
    void twoClicksAtOnceAreTakenOnce() {
        Visit lead = lead();
        Visit.Form form = member(lead, "bea@deux-fois.test");
        long before = roles();
        List<CompletableFuture<Visit.Page>> clicks = Stream.generate(() -> CompletableFuture.supplyAsync(form::send))
                .limit(4)
                .toList();
        assertThat(clicks).allSatisfy(click -> assertThat(click.join().status()).isEqualTo(200));
        assertThat(roles()).isEqualTo(before + 1);
        assertThat(mails("bea@deux-fois.test")).isOne();
    }

    @Test
    void whoIsInTheTeamAlreadyIsNotAddedAgainFromAnotherPage() {
        Visit lead = lead();
        member(lead, "cleo@deux-fois.test").send();
        long before = roles();
        Visit.Page refused = member(lead, "cleo@deux-fois.test").send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorOf("courriel")).contains("déjà");
        assertThat(roles()).isEqualTo(before);
        assertThat(mails("cleo@deux-fois.test")).isOne();
    }

    @Test
    void theSamePageMaySendAnotherTextAndARefusedFormMayBeSentAgain() {
        Visit lead = lead();
        Visit.Form form = member(lead, "adresse");
        long before = roles();
        assertThat(form.send().status()).isEqualTo(422);
        assertThat(form.send().status()).isEqualTo(422);
        form.with("courriel", "dora@deux-fois.test").send();
        form.with("courriel", "emma@deux-fois.test").send();
        assertThat(roles()).isEqualTo(before + 2);
    }

    /** The program, or the server of the database, was killed once it had done what the form asked and before it told. */
    @Test
    void aFormThatWasDoneAndNeverAnsweredIsToldToBeTakenAndIsNotDoneAgain() {
        Visit lead = lead();
        Visit.Form form = member(lead, "fred@deux-fois.test");
        List<String> before =
                jdbc.sql("select id from sent_form").query(String.class).list();
        form.send();
        assertThat(jdbc.sql("update sent_form set answer = null where done and not id = any (:before)")
                        .param("before", before.toArray(String[]::new))
                        .update())
                .isOne();
        long once = roles();
        Visit.Page again = form.send();
        assertThat(again.path()).isEqualTo("/produits/" + PRODUCT + "/equipe");
        assertThat(again.html().select(".t-flash").text()).contains("a bien été enregistré");
        assertThat(roles()).isEqualTo(once);
        assertThat(mails("fred@deux-fois.test")).isOne();
    }

    /** A table that is unlogged is empty on the server that takes over. */
    @Test
    void everyTableIsOnTheReplicas() {
        assertThat(jdbc.sql("select relname from pg_class where relpersistence = 'u' and relkind in ('r', 'p', 'S')")
                        .query(String.class)
                        .list())
                .isEmpty();
    }

    @Test
    void aKeySentTwiceIsTheSameKey() {
        Visit lead = lead();
        String path = "/produits/" + PRODUCT + "/cles";
        Visit.Form form = lead.form(lead.get(path), path).with("nom", "Une clé");
        String first = form.send().html().select("main code").text();
        assertThat(first).isNotEmpty();
        assertThat(form.send().html().select("main code").text()).isEqualTo(first);
    }

    /** Every form that the pages of a product and the doors of the site hold, filled in at best and sent twice. */
    @Test
    void noFormAddsAnythingTheSecondTime() {
        Visit lead = lead();
        Set<String> taken = new TreeSet<>();
        Map<String, String> twice = new LinkedHashMap<>();
        Set<String> tried = new HashSet<>();
        Map<String, Long> before = rows();
        for (String path : pages(lead)) {
            for (Visit.Form form : lead.forms(lead.get(path))) {
                if (form.action().matches(ENDING) || !tried.add(form.action())) continue;
                fill(form);
                form.send();
                Map<String, Long> once = rows();
                form.send();
                Map<String, Long> after = rows();
                if (!once.equals(before)) taken.add(form.action());
                before = after.equals(once) ? after : again(form, once, after, twice);
            }
        }
        assertThat(twice).isEmpty();
        assertThat(taken).as("forms that were filled in well enough").hasSizeGreaterThanOrEqualTo(9);
    }

    /** A job may have written at that moment; a form that adds something each time it is sent adds it once more. */
    private Map<String, Long> again(
            Visit.Form form, Map<String, Long> once, Map<String, Long> after, Map<String, String> twice) {
        form.send();
        Map<String, Long> later = rows();
        if (!later.equals(after)) twice.put(form.action(), difference(once, later));
        return later;
    }

    private static String difference(Map<String, Long> before, Map<String, Long> after) {
        Map<String, Long> more = new LinkedHashMap<>(after);
        more.entrySet().removeAll(before.entrySet());
        return more.toString();
    }

    private static List<String> pages(Visit visit) {
        String product = "/produits/" + PRODUCT;
        Deque<String> left =
                new ArrayDeque<>(List.of(product, "/contact", "/suivre?sujet=theme:social", "/appels/nouveau"));
        Set<String> met = new HashSet<>(left);
        List<String> pages = new ArrayList<>();
        while (!left.isEmpty() && pages.size() < 80) {
            String path = left.pop();
            Visit.Page page = visit.get(path);
            if (page.status() != 200 || !page.header("Content-Type").startsWith("text/html")) continue;
            pages.add(path);
            for (Element link : page.html().select("main a[href^='" + product + "/']")) {
                String next = link.attr("href").replaceAll("[#?].*", "");
                if (met.add(next)) left.add(next);
            }
        }
        return pages;
    }

    private static void fill(Visit.Form form) {
        for (Element field : form.fields()) {
            String name = field.attr("name");
            switch (field.normalName() + " " + field.attr("type")) {
                case "input email" -> form.with(name, "filled@deux-fois.test");
                case "input date" -> form.with(name, Present.today().toString());
                case "input time" -> form.with(name, "09:00");
                case "input number" -> form.with(name, "3");
                case "input checkbox", "input radio" -> form.with(name, field.val());
                case "select " ->
                    form.with(
                            name,
                            field.select("option:not([value=''])").eachAttr("value").stream()
                                    .findFirst()
                                    .orElse(""));
                case "input hidden" -> {
                    if (name.equals("ouvert")) form.with(name, "1");
                }
                case "input file" -> {}
                default -> {
                    if (form.value(name).isEmpty() && !name.equals("site"))
                        form.with(
                                name,
                                name.matches(".*(montant|valeur|nombre|rang|part|cible).*")
                                        ? "12"
                                        : "Un texte qui dit assez de quoi il est question ici.");
                }
            }
        }
    }

    /** How many rows each table holds, but those in which every request leaves a trace. */
    private Map<String, Long> rows() {
        Map<String, Long> rows = new LinkedHashMap<>();
        jdbc.sql("""
                        select relname, (xpath('/row/c/text()', query_to_xml('select count(*) as c from ' || relname, false, true, '')))[1]::text::bigint as held
                        from pg_class
                        where relkind = 'r' and relnamespace = 'public'::regnamespace
                          and relname !~ '^(spring_session|sent_form|lost_form|allowance|scheduled_tasks|flyway)'
                        order by 1
                        """)
                .query((row, number) -> rows.put(row.getString("relname"), row.getLong("held")))
                .list();
        return rows;
    }
}
