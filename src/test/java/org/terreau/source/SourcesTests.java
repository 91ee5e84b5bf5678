package org.terreau.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.identity.Actor;
import org.terreau.identity.ApiKeys;
import org.terreau.impact.Aggregation;
import org.terreau.impact.Cell;
import org.terreau.impact.Impact;
import org.terreau.impact.Periodicity;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.NotAllowed;
import org.terreau.team.Teams;
import org.terreau.team.Trade;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.Present;
import org.terreau.testing.Remote;
import org.terreau.testing.Statements;
import org.terreau.testing.Visit;

/** The life of a source: who adds, tries, changes and removes it, and what happens when it fails. */
@ApplicationTest
class SourcesTests extends SourceFixtures {

    private final Pulls pulls;
    private final DoubtfulValues doubtful;
    private final Teams teams;
    private final ApiKeys keys;
    private final SecretsCommand encryptAgain;

    SourcesTests(
            ProductCatalogue catalogue,
            Impact impact,
            Sources sources,
            Pulls pulls,
            DoubtfulValues doubtful,
            Teams teams,
            ApiKeys keys,
            People people,
            SecretsCommand encryptAgain,
            JdbcClient jdbc) {
        super(catalogue, impact, sources, people, jdbc);
        this.pulls = pulls;
        this.doubtful = doubtful;
        this.teams = teams;
        this.keys = keys;
        this.encryptAgain = encryptAgain;
    }

    @Test
    void aTrialShowsWhatWouldBeTakenAndKeepsNothing() {
        ProductId product = product("source-essai");
        remote.answers(Remote.csv("date;valeur\n" + NOW.minusMonths(1) + ";5\n"));
        Source source = source(product, SourceKind.CSV, monthly(product), "", "adresse", remote.url("/f.csv"));
        Visit visit = people.signedIn(staff());
        Visit.Page page =
                visit.form(visit.get(source.path()), source.path() + "/essai").send();
        assertThat(page.html().select("#essai tbody tr").text())
                .contains(NOW.minusMonths(1).toString(), "5", "Ensemble");
        assertThat(page.text()).contains("Tout peut être pris");
        assertThat(values(product)).isEmpty();
        assertThat(visit.get(source.path()).text()).contains("n’a pas encore été lue");
    }

    @Test
    void aTokenIsEncryptedNeverShownAndNeverSentToAnotherServer() {
        ProductId product = product("source-jeton");
        Source source =
                source(product, SourceKind.JSON, monthly(product), "tres-secret", "adresse", remote.url("/a?cle=x"));
        Visit visit = people.signedIn(staff());
        String path = source.path() + "/modification";
        assertThat(visit.get(source.path()).body())
                .doesNotContain("tres-secret")
                .doesNotContain("cle=x");
        assertThat(visit.get(path).body()).doesNotContain("tres-secret").contains("Un jeton est enregistré");
        assertThat(new String(
                        jdbc.sql("select secret from source where id = :id")
                                .param("id", source.id())
                                .query(byte[].class)
                                .single(),
                        StandardCharsets.ISO_8859_1))
                .doesNotContain("tres-secret");
        Visit.Page refused = visit.form(visit.get(path), path)
                .with("adresse", "https://ailleurs.test/a")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorOf("jeton")).contains("autre serveur");
        assertThat(visit.form(visit.get(path), path)
                        .with("adresse", remote.url("/b"))
                        .send()
                        .text())
                .contains("est modifiée");
        pull(again(source));
        assertThat(remote.requests().get(0).headers()).containsEntry("authorization", "Bearer tres-secret");
        assertThat(visit.form(visit.get(path), path)
                        .with("adresse", "https://ailleurs.test/a")
                        .with("sans-jeton", "oui")
                        .send()
                        .text())
                .contains("est modifiée");
        assertThat(again(source).secret()).isFalse();
        assertThat(jdbc.sql("select string_agg(details::text, '') from audit_line where subject = :subject")
                        .param("subject", "source:" + source.id())
                        .query(String.class)
                        .single())
                .doesNotContain("tres-secret");
        assertThat(encryptAgain.run(List.of(), System.out)).isZero();
    }

    @Test
    void twoPeopleWhoChangeASourceSeeBothVersions() {
        ProductId product = product("source-deux");
        Source source = source(product, SourceKind.CSV, monthly(product), "", "adresse", remote.url("/a.csv"));
        Visit visit = people.signedIn(staff());
        String path = source.path() + "/modification";
        Visit.Form late = visit.form(visit.get(path), path).with("nom", "Le second");
        visit.form(visit.get(path), path).with("nom", "Le premier").send();
        Visit.Page both = late.send();
        assertThat(both.status()).isEqualTo(422);
        assertThat(both.text()).contains("Le premier");
        assertThat(both.body()).contains("value=\"Le second\"");
        visit.form(both, path).send();
        assertThat(again(source).name()).isEqualTo("Le second");
    }

    private void failing(Source source) {
        pulls.due(source.id());
    }

    @Test
    void failuresAreTriedAgainSoonThenSuspendTheSourceAndTellTheTeam() {
        ProductId product = product("source-panne");
        teams.join(product, Trade.DEVELOPMENT, "Noa Membre", "noa@sources.test", "", staff());
        Source source = source(product, SourceKind.CSV, monthly(product), "", "adresse", remote.url("/f.csv"));
        remote.answers(Remote.text(503, "text/plain", new byte[0]));
        jdbc.sql("update source set state = 'marche' where id = :id")
                .param("id", source.id())
                .update();
        for (int time = 1; time <= 4; time++) {
            failing(source);
            Source now = again(source);
            assertThat(now.failures()).isEqualTo(time);
            assertThat(now.state()).isEqualTo(Source.State.RUNNING);
            assertThat(now.nextAt())
                    .isAfter(Present.now())
                    .isBefore(Present.now().plus(Duration.ofHours(5)));
        }
        failing(source);
        assertThat(again(source).state()).isEqualTo(Source.State.BROKEN);
        assertThat(again(source).nextAt())
                .isBetween(
                        Present.now().plus(Duration.ofHours(23)), Present.now().plus(Duration.ofHours(25)));
        assertThat(mails("noa@sources.test", "source-broken"))
                .singleElement()
                .asString()
                .contains("(503)");
        failing(source);
        assertThat(again(source).nextAt()).isAfter(Present.now().plus(Duration.ofHours(47)));
        assertThat(mails("noa@sources.test", "source-broken")).hasSize(1);
        Visit visit = people.signedIn(staff());
        assertThat(visit.get(source.path()).text()).contains("échecs de suite").contains("essayée de nouveau le");
        remote.answers(Remote.csv("date;valeur\n" + NOW.minusMonths(1) + ";5\n"));
        failing(source);
        Source healed = again(source);
        assertThat(healed.state()).isEqualTo(Source.State.RUNNING);
        assertThat(healed.failures()).isZero();
        assertThat(values(product)).containsExactly(Map.entry(day(1), 5.0));
    }

    private List<String> mails(String to, String kind) {
        return jdbc.sql("select body from mail_outbox where recipient = :to and kind = :kind")
                .param("to", to)
                .param("kind", kind)
                .query(String.class)
                .list();
    }

    @Test
    void aStartedSourceIsReadByItselfAndThePausedOneIsNot() {
        ProductId product = product("source-seule");
        remote.answers(Remote.csv("date;valeur\n" + NOW.minusMonths(1) + ";5\n"));
        Source source = source(product, SourceKind.CSV, monthly(product), "", "adresse", remote.url("/f.csv"));
        Visit visit = people.signedIn(staff());
        visit.form(visit.get(source.path()), source.path() + "/marche").send();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(values(product)).containsExactly(Map.entry(day(1), 5.0)));
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> {
            Instant next = again(source).nextAt();
            return next != null && next.isAfter(Present.now());
        });
        failing(source);
        assertThat(sources.runs(product, source.id(), staff()).get(0).outcome()).isEqualTo(Run.Outcome.SAME);
        visit.form(visit.get(source.path()), source.path() + "/pause").send();
        int before = remote.requests().size();
        pulls.due(source.id());
        assertThat(remote.requests()).hasSize(before);
        assertThat(again(source).nextAt()).isNull();
    }

    /** As the product's alerts tell them to its team. */
    private long silences(ProductId product) {
        return people.signedIn(staff())
                .get(product.path() + "/alertes?genre=source-muette")
                .html()
                .select("tbody tr:contains(rien donné de nouveau)")
                .size();
    }

    @Test
    void aSourceThatGivesNothingNewIsToldOnceToItsTeam() {
        ProductId product = product("source-muette");
        teams.join(product, Trade.DEVELOPMENT, "Noé Membre", "noe@sources.test", "", staff());
        Source source = source(product, SourceKind.CSV, monthly(product), "", "adresse", remote.url("/f.csv"));
        Timestamp longAgo = Timestamp.from(Present.now().minus(Duration.ofDays(63)));
        jdbc.sql("update source set state = 'marche', resumed_at = :ago, last_new_at = :ago where id = :id")
                .param("ago", longAgo)
                .param("id", source.id())
                .update();
        pulls.tellSilence();
        pulls.tellSilence();
        assertThat(silences(product)).isEqualTo(1);
        assertThat(people.signedIn(staff()).get(source.path()).text()).contains("Silencieuse");
        remote.answers(Remote.csv("date;valeur\n" + NOW.minusMonths(1) + ";5\n"));
        failing(source);
        assertThat(again(source).silenceToldAt()).isNull();
        jdbc.sql("update source set resumed_at = :ago, last_new_at = :ago where id = :id")
                .param("ago", Timestamp.from(Present.now().minus(Duration.ofDays(60))))
                .param("id", source.id())
                .update();
        pulls.tellSilence();
        assertThat(silences(product)).isEqualTo(1);
    }

    @Test
    void aValueOutOfItsUsualRangeIsHeldToldAndTakenOnceConfirmed() {
        ProductId product = product("source-ecart");
        teams.join(product, Trade.DEVELOPMENT, "Noam Membre", "noam@sources.test", "", staff());
        StringBuilder file = new StringBuilder("date;valeur\n");
        for (int month = 12; month >= 2; month--)
            file.append(NOW.minusMonths(month))
                    .append(';')
                    .append(100 + month % 3)
                    .append('\n');
        remote.answers(Remote.csv(file.toString()));
        Source source = source(product, SourceKind.CSV, monthly(product), "", "adresse", remote.url("/f.csv"));
        pull(source);
        Visit visit = people.signedIn(staff());
        assertThat(visit.get(source.path()).text()).doesNotContain("Valeurs à vérifier");
        file.append(NOW.minusMonths(1)).append(";9000\n");
        remote.answers(Remote.csv(file.toString()));
        pull(source);
        assertThat(values(product)).doesNotContainKey(day(1));
        assertThat(mails("noam@sources.test", "source-unusual"))
                .singleElement()
                .asString()
                .contains(NOW.minusMonths(1).toString())
                .contains("9\u202f000");
        Visit.Page page = visit.get(source.path());
        assertThat(page.text()).contains("Valeurs à vérifier");
        assertThat(visit.get(product.path() + "/sources").text()).contains("une valeur à vérifier");
        String check = page.html().select("form[action*=/valeurs/]").attr("action");
        assertThat(visit.form(page, check).send().text())
                .contains("est confirmée")
                .contains("Aucune valeur n’attend");
        assertThat(values(product)).containsEntry(day(1), 9000.0);
        assertThat(visit.get(source.path()).text()).doesNotContain("Valeurs à vérifier");
        pull(source);
        assertThat(visit.get(source.path()).text())
                .as("confirmed once and for all")
                .doesNotContain("Valeurs à vérifier");
    }

    /** A source that gave eleven months alike, then one far from them. */
    private Source surprising(ProductId product, String indicator) {
        StringBuilder file = new StringBuilder("date;valeur\n");
        for (int month = 12; month >= 2; month--)
            file.append(NOW.minusMonths(month)).append(";100\n");
        remote.answers(Remote.csv(file.toString()));
        Source source = source(product, SourceKind.CSV, indicator, "", "adresse", remote.url("/f.csv"));
        pull(source);
        remote.answers(
                Remote.csv(file.append(NOW.minusMonths(1)).append(";9000\n").toString()));
        pull(source);
        return source;
    }

    /** The same, confirmed, then doubted again: it counts, and is marked. */
    private String doubtedAgain(ProductId product, String indicator) {
        surprising(product, indicator);
        Visit team = people.signedIn(staff());
        Visit.Page list = team.get(product.path() + "/valeurs-a-verifier");
        String check = list.html().select("form[action*=/valeurs/]").attr("action");
        Visit.Page checked = team.form(list, check).send();
        team.form(checked, check + "/doute").send();
        return check;
    }

    @Test
    void aDoubtfulValueNeverTakesThePlaceOfWhatAPersonTypedBeforeSomebodySaysSo() {
        ProductId product = product("source-saisie");
        String code = monthly(product);
        Visit team = people.signedIn(staff());
        StringBuilder file = new StringBuilder("date;valeur\n");
        for (int month = 12; month >= 2; month--)
            file.append(NOW.minusMonths(month)).append(";78\n");
        remote.answers(Remote.csv(file.toString()));
        Source source = source(product, SourceKind.CSV, code, "", "adresse", remote.url("/f.csv"));
        pull(source);
        type(team, product, code, "80");
        remote.answers(
                Remote.csv(file.append(NOW.minusMonths(1)).append(";9999\n").toString()));
        pull(source);
        assertThat(values(product)).containsEntry(day(1), 80.0);
        String path = product.path() + "/valeurs-a-verifier";
        assertThat(people.visitor().get(product.path() + "/stats").text()).doesNotContain("9\u202f999");
        Visit.Page list = team.get(path);
        assertThat(list.html().select("tbody tr").text()).contains("9\u202f999", "80 usages");

        String check = list.html().select("form[action*=/valeurs/]").attr("action");
        Visit.Page aside = team.form(list, check + "/ecart").send();
        assertThat(aside.text()).contains("est écartée").contains("Aucune valeur n’attend");
        remote.answers(Remote.csv(file.append("\n").toString()));
        pull(source);
        assertThat(values(product)).containsEntry(day(1), 80.0);
        assertThat(team.get(path).text()).as("said once").contains("Aucune valeur n’attend");

        remote.answers(Remote.csv(file.toString().replace(";9999", ";9998")));
        pull(source);
        Visit.Page again = team.get(path);
        team.form(again, again.html().select("form[action*=/valeurs/]").attr("action"))
                .send();
        assertThat(values(product)).as("said right").containsEntry(day(1), 9998.0);
    }

    @Test
    void aSegmentThatNamesSomebodyWaitsUntilAPersonSaysThatItIsRight() {
        ProductId product = product("source-segment");
        Visit team = people.signedIn(staff());
        String month = NOW.minusMonths(1).toString();
        String file = "date;valeur;segment\n%1$s;12;Mairies\n%1$s;3;DUPONT Jean\n".formatted(month);
        remote.answers(Remote.csv(file));
        Source source = source(
                product,
                SourceKind.CSV,
                monthly(product),
                "",
                "adresse",
                remote.url("/f.csv"),
                "col-segment",
                "segment");
        pull(source);
        assertThat(values(product).keySet()).singleElement().asString().endsWith("Mairies");
        String path = product.path() + "/valeurs-a-verifier";
        Visit.Page list = team.get(path);
        assertThat(list.html().select("tbody tr").text()).contains("nomme quelqu’un : DUPONT Jean");
        assertThat(people.visitor().get(product.path() + "/stats.csv").text()).doesNotContain("DUPONT");
        team.form(list, list.html().select("form[action*=/valeurs/]").attr("action"))
                .send();
        assertThat(values(product).keySet()).anyMatch(value -> value.endsWith("DUPONT Jean"));
        remote.answers(Remote.csv(file + NOW.minusMonths(2) + ";4;DUPONT Jean\n"));
        pull(source);
        assertThat(values(product)).hasSize(3);
        assertThat(team.get(path).text()).as("said once").contains("Aucune valeur n’attend");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-50", "1234.5", "1234,5", "-0.5", "−3"})
    void whatTheUnitDoesNotAllowWaitsWhateverCameBefore(String value) {
        ProductId product = product("source-unite" + value.hashCode());
        remote.answers(
                Remote.csv("date;valeur\n" + NOW.minusMonths(2) + ";" + value + "\n" + NOW.minusMonths(1) + ";12\n"));
        Source source = source(product, SourceKind.CSV, monthly(product), "", "adresse", remote.url("/f.csv"));
        Visit team = people.signedIn(staff());
        assertThat(team.form(team.get(source.path()), source.path() + "/essai")
                        .send()
                        .text())
                .contains("Elles attendraient");
        pull(source);
        assertThat(values(product)).containsOnlyKeys(day(1));
        assertThat(team.get(product.path() + "/valeurs-a-verifier").html().select("tbody tr"))
                .hasSize(1);
        remote.answers(Remote.csv("date;valeur\n" + NOW.minusMonths(2) + ";11\n"));
        pull(source);
        assertThat(values(product)).containsEntry(day(2), 11.0);
        assertThat(team.get(product.path() + "/valeurs-a-verifier").text())
                .as("the source said otherwise")
                .contains("Aucune valeur n’attend");
    }

    private void type(Visit team, ProductId product, String code, String value) {
        Visit.Page saved = team.form(team.get(product.path() + "/mesures"), product.path() + "/mesures/saisie")
                .with("periode", NOW.minusMonths(1).toString())
                .with("valeur-" + code, value)
                .send();
        assertThat(saved.status()).isEqualTo(200);
    }

    @Test
    void aValueToCheckIsMarkedWhereverItIsReadUntilSomebodySaysThatItIsRight() throws Exception {
        ProductId product = product("source-marquee");
        String code = monthly(product);
        String twice = impact.define(
                product,
                Impact.Draft.plain("Le double", "Combien ?", "", true, Cell.USED, Aggregation.SUM, Periodicity.MONTH)
                        .computedBy(code + " * 2"),
                staff());
        String check = doubtedAgain(product, code);
        String chart = product.path() + "/indicateurs/" + code;
        Visit anyone = people.visitor();

        Visit.Page page = anyone.get(chart);
        assertThat(page.text()).contains("l’équipe ne l’a pas encore confirmée");
        assertThat(page.html().select("tr:contains(à vérifier)")).hasSize(1);
        assertThat(page.html().select("svg title").text()).contains("Une valeur est à vérifier");
        assertThat(page.html().select("svg .t-chart__mark")).hasSize(1);
        assertThat(anyone.get(chart + ".svg").body()).contains("? : à vérifier");
        assertThat(anyone.get(chart + "?periodicite=year").text()).contains("à vérifier");
        assertThat(anyone.get(chart + "/integration").text()).contains("à vérifier");
        assertThat(anyone.get(product.path() + "/indicateurs/" + twice).html().select("tr:contains(à vérifier)"))
                .as("what is computed from it")
                .hasSize(1);
        assertThat(anyone.get(chart + ".csv").body().lines().filter(line -> line.endsWith(";oui")))
                .singleElement()
                .asString()
                .contains(day(1));
        assertThat(anyone.get(product.path() + "/indicators/" + code + "/api/stats?since=3")
                        .body())
                .containsOnlyOnce("\"toCheck\":true")
                .contains("\"value\":9000,\"toCheck\":true");
        for (String read : List.of(product.path(), product.path() + "/stats"))
            assertThat(anyone.get(read).text()).as(read).contains("à vérifier");

        assertThat(anyone.get("/impact.csv").body().lines().filter(line -> line.startsWith(product.value())))
                .singleElement()
                .asString()
                .endsWith(";oui");

        Visit team = people.signedIn(staff());
        String path = product.path() + "/valeurs-a-verifier";
        assertThat(team.get(chart).html().select("a[href=" + path + "]")).isNotEmpty();
        assertThat(people.signedIn(people.someone("curieuse@sources.test", "Cléo Curieuse"))
                        .get(path)
                        .status())
                .isEqualTo(403);
        assertThat(anyone.get(path).path()).startsWith("/connexion");
        assertThat(team.get(path + ".csv").body()).contains(";9000;");
        assertThat(team.get(path + ".json").body()).contains("\"indicator\":\"" + code + "\"", "\"value\":9000");
        String key = keys.issue(product.keyScope(), "Tableau", Present.today(), staff());
        HttpResponse<String> told = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + people.port() + "/api/v1/products/"
                                        + product.value() + "/values-to-check"))
                                .header("Authorization", "Bearer " + key)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(told.body()).contains("\"value\":9000");

        Visit.Page checked = team.form(team.get(path), check).send();
        assertThat(checked.text()).contains("est confirmée").contains("Aucune valeur n’attend");
        assertThat(anyone.get(chart).text()).doesNotContain("à vérifier");
        assertThat(anyone.get(chart + ".csv").body()).doesNotContain(";oui");

        team.form(checked, check + "/doute").send();
        assertThat(anyone.get(chart).text()).contains("à vérifier");
    }

    @Test
    void aMarkGoesWithTheValueThatWasDoubtedHoweverItIsCorrected() {
        ProductId product = product("source-corrigee");
        String code = monthly(product);
        doubtedAgain(product, code);
        String chart = product.path() + "/indicateurs/" + code;
        assertThat(people.visitor().get(chart).text()).contains("à vérifier");
        Visit team = people.signedIn(staff());
        type(team, product, code, "90");
        assertThat(people.visitor().get(chart).text()).doesNotContain("à vérifier");
        assertThat(team.get(product.path() + "/valeurs-a-verifier").text()).contains("Aucune valeur n’attend");
        assertThat(team.get(product.path() + "/sources").text()).doesNotContain("une valeur à vérifier");
        assertThat(doubtful.settle()).isPositive();
        assertThat(jdbc.sql(
                                "select d.outcome from source_doubt d join source s on s.id = d.source_id where s.product_id = :id")
                        .param("id", product.value())
                        .query(String.class)
                        .list())
                .containsExactly("remplacee");
    }

    @Test
    void whoeverTypesTheValueThatWaitsHasAnsweredIt() {
        ProductId product = product("source-repondue");
        String code = monthly(product);
        surprising(product, code);
        Visit team = people.signedIn(staff());
        assertThat(team.get(product.path() + "/sources").text()).contains("une valeur à vérifier");
        type(team, product, code, "90");
        assertThat(team.get(product.path() + "/valeurs-a-verifier").text()).contains("Aucune valeur n’attend");
        assertThat(doubtful.settle()).isPositive();
        assertThat(values(product)).containsEntry(day(1), 90.0);
    }

    @Test
    void whateverTheInstantAtWhichTheDatabaseIsLostNothingIsHalfCounted() throws Exception {
        ProductId product = product("source-coupure");
        Source source = source(product, SourceKind.CSV, monthly(product), "", "adresse", remote.url("/f.csv"));
        AtomicBoolean done = new AtomicBoolean();
        AtomicInteger lost = new AtomicInteger();
        Thread killer = new Thread(() -> {
            Random random = new Random(5);
            while (!done.get() && lost.get() < 20) {
                java.util.concurrent.locks.LockSupport.parkNanos(random.nextInt(9_000_000));
                jdbc.sql("""
                                select count(pg_terminate_backend(l.pid)) from pg_locks l
                                where l.relation in ('source'::regclass, 'source_run'::regclass, 'measure_batch'::regclass)
                                  and l.database = (select oid from pg_database where datname = current_database())
                                  and l.mode = 'RowExclusiveLock' and l.pid <> pg_backend_pid() and random() < 0.5
                                """).query(Long.class).single();
            }
        });
        killer.start();
        try {
            for (int time = 1; time <= 40; time++) {
                StringBuilder file = new StringBuilder("date;valeur\n");
                for (int month = 1; month <= 12; month++)
                    file.append(NOW.minusMonths(month)).append(';').append(time).append('\n');
                remote.answers(Remote.csv(file.toString()));
                Map<String, Double> before = values(product);
                try {
                    pull(source);
                } catch (RuntimeException broken) {
                    lost.incrementAndGet();
                    assertThat(values(product)).isIn(before, all(time));
                    continue;
                }
                assertThat(values(product)).isEqualTo(all(time));
            }
        } finally {
            done.set(true);
            killer.join();
        }
        assertThat(lost.get()).as("instants at which the database was lost").isPositive();
        assertThat(jdbc.sql("""
                                select (select count(*) from measure_batch where product_id = :product)
                                     = (select count(*) from source_run where source_id = :source and outcome = 'lu')
                                   and (select sum(added + corrected) from measure_batch where product_id = :product)
                                     = (select sum(added + corrected) from source_run where source_id = :source)
                                   and (select count(*) from source_run where source_id = :source) + :lost >= 40
                                """)
                        .param("product", product.value())
                        .param("source", source.id())
                        .param("lost", lost.get())
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    private static Map<String, Double> all(int value) {
        Map<String, Double> all = new HashMap<>();
        for (int month = 1; month <= 12; month++) all.put(day(month), (double) value);
        return all;
    }

    @Test
    void aReadingThatIsOvertakenIsDropped() {
        ProductId product = product("source-doublee");
        Source source = source(product, SourceKind.CSV, monthly(product), "", "adresse", remote.url("/f.csv"));
        remote.answers((request, out) -> {
            jdbc.sql("update source set version = version + 1 where id = :id")
                    .param("id", source.id())
                    .update();
            Remote.csv("date;valeur\n" + NOW.minusMonths(1) + ";5\n").to(request, out);
        });
        assertThat(sources.pull(product, source.id(), staff())).isEmpty();
        assertThat(values(product)).isEmpty();
    }

    @Test
    void strangersSeeNothingAndKeysOnlyRead() throws Exception {
        ProductId product = product("source-droits");
        Source source =
                source(product, SourceKind.JSON, monthly(product), "tres-secret", "adresse", remote.url("/a?cle=x"));
        Visit stranger = people.signedIn(people.someone("etranger@sources.test", "Élie Tiers"));
        for (String path : List.of(
                product.path() + "/sources",
                product.path() + "/sources/nouvelle",
                source.path(),
                source.path() + "/modification",
                source.path() + "/suppression",
                source.path() + "/lectures.csv"))
            assertThat(stranger.get(path).status()).as(path).isEqualTo(403);
        assertThat(people.visitor().get(source.path()).path()).startsWith("/connexion");
        ProductId other = product("source-droits-autre");
        assertThat(people.signedIn(staff())
                        .get(other.path() + "/sources/" + source.id())
                        .status())
                .isEqualTo(404);
        Actor admin = staff();
        String key = keys.issue(product.keyScope(), "Tableau", Present.today(), admin);
        HttpResponse<String> answer = api(product, "", key);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"kind\":\"json\"", "\"token\":true", "\"state\":\"pause\"")
                .doesNotContain("secret")
                .doesNotContain("cle=x");
        pull(source);
        assertThat(api(product, "/" + source.id() + "/runs", key).body()).contains("\"outcome\":\"echec\"");
        assertThat(api(other, "", key).statusCode()).isEqualTo(403);
        assertThat(api(product, "", "").statusCode()).isEqualTo(401);
        Actor holder = keys.holder(key).orElseThrow();
        assertThatThrownBy(() -> sources.start(product, source.id(), holder)).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> sources.pull(product, source.id(), holder)).isInstanceOf(NotAllowed.class);
    }

    private HttpResponse<String> api(ProductId product, String rest, String key) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(
                "http://localhost:" + people.port() + "/api/v1/products/" + product.value() + "/sources" + rest));
        if (!key.isEmpty()) request.header("Authorization", "Bearer " + key);
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void theListCostsFewStatementsHoweverManySourcesThereAre() {
        ProductId product = product("source-liste");
        String code = monthly(product);
        Visit visit = people.signedIn(staff());
        for (int number = 0; number < 15; number++)
            source(product, SourceKind.CSV, code, "", "adresse", "https://service.test/" + number + ".csv");
        visit.get(product.path() + "/sources");
        assertThat(Statements.during(() -> assertThat(
                                visit.get(product.path() + "/sources").html().select("tbody tr"))
                        .hasSize(15)))
                .isLessThanOrEqualTo(10);
        assertThat(Statements.during(() -> visit.get(product.path() + "/sources/nouvelle?genre=grist")))
                .isLessThanOrEqualTo(9);
    }

    @Test
    void aSourceIsAddedGuidedAndRemovedWithItsHistoryButNotItsValues() {
        ProductId product = product("source-parcours");
        Visit visit = people.signedIn(staff());
        String list = product.path() + "/sources";
        assertThat(visit.get(list).text()).contains("Aucune source pour l’instant");
        assertThat(visit.get(list + "/nouvelle").text()).contains("Définissez d’abord un indicateur");
        String code = monthly(product);
        assertThat(visit.get(list + "/nouvelle").html().select("main a[href*=genre]"))
                .hasSize(7);
        for (SourceKind kind : SourceKind.values())
            assertThat(visit.get(list + "/nouvelle?genre=" + kind.code()).status())
                    .isEqualTo(200);
        Visit.Page empty = visit.form(visit.get(list + "/nouvelle?genre=matomo"), list + "/nouvelle")
                .send();
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.errorOf("adresse")).contains("adresse");
        assertThat(empty.errorOf("site")).contains("site");
        Visit.Page wrong = visit.form(visit.get(list + "/nouvelle?genre=json"), list + "/nouvelle")
                .with("nom", "Mes chiffres")
                .with("indicateur", code)
                .with("adresse", "ftp://service.test")
                .with("lignes", "$.tout[?(@.a =~ /x/)]")
                .send();
        assertThat(wrong.errorOf("adresse")).contains("https://");
        assertThat(wrong.errorOf("lignes")).contains("Caractère 14").contains("expressions régulières");
        remote.answers(Remote.csv("date;valeur\n" + NOW.minusMonths(1) + ";5\n"));
        Visit.Page added = visit.form(visit.get(list + "/nouvelle?genre=csv"), list + "/nouvelle")
                .with("nom", "Fichier du mois")
                .with("indicateur", code)
                .with("adresse", remote.url("/f.csv"))
                .with("rythme", "mois")
                .send();
        assertThat(added.text()).contains("Essayez-la, puis mettez-la en marche");
        String path = added.path();
        assertThat(visit.form(added, path + "/lecture").send().text().replace('\u00a0', ' '))
                .contains("Nouvelles : 1");
        assertThat(visit.get(path + "/lectures.csv").body()).contains("à la main;Lue;");
        assertThat(visit.get(path + "/lectures.json").body()).contains("\"outcome\":\"lu\"");
        assertThat(visit.get(product.path() + "/mesures/lots").text()).contains("Fichier du mois");
        Visit.Page confirm = visit.get(path + "/suppression");
        assertThat(visit.form(confirm, path + "/suppression").send().text()).contains("Ses valeurs restent");
        assertThat(visit.get(path).status()).isEqualTo(404);
        assertThat(values(product)).hasSize(1);
        assertThat(jdbc.sql(
                                "select action from audit_line where details::text like '%source-parcours%' and action like 'source.%' order by id")
                        .query(String.class)
                        .list())
                .containsExactly("source.added", "source.removed");
    }

    @Test
    void whatDoesNotFitTheIndicatorIsRefused() {
        ProductId product = product("source-inadaptee");
        String quarterly = indicator(product, Aggregation.SUM, Periodicity.QUARTER, null);
        String ratio = indicator(product, Aggregation.RATIO, Periodicity.MONTH, null);
        assertThatThrownBy(() -> source(product, SourceKind.STATS, quarterly, "", "adresse", "https://a.test/"))
                .hasMessageContaining("periodicity.quarter");
        assertThatThrownBy(() -> source(product, SourceKind.STATS, ratio, "", "adresse", "https://a.test/"))
                .hasMessageContaining("wrong.ratio");
        assertThatThrownBy(() -> source(product, SourceKind.CSV, ratio, "", "adresse", "https://a.test/"))
                .hasMessageContaining("wrong.denominator");
        assertThatThrownBy(
                        () -> source(product, SourceKind.METABASE, ratio, "", "adresse", "https://a.test/dashboard/1"))
                .hasMessageContaining("wrong.question");
    }

    @Test
    void theHistoryHasItsPages() {
        ProductId product = product("source-histoire");
        remote.answers(Remote.csv("date;valeur\n" + NOW.minusMonths(1) + ";5\n"));
        Source source = source(product, SourceKind.CSV, monthly(product), "", "adresse", remote.url("/f.csv"));
        for (int time = 0; time < 21; time++) pull(source);
        Visit visit = people.signedIn(staff());
        assertThat(visit.get(source.path()).html().select("tbody tr")).hasSize(20);
        assertThat(visit.get(source.path() + "?page=2").html().select("tbody tr"))
                .hasSize(1);
    }

    @Test
    void anAnswerMadeToFillTheMemoryIsToldAndChangesNothing() {
        ProductId product = product("source.bombe");
        String indicator = monthly(product);
        Source json = source(product, SourceKind.JSON, indicator, "", "adresse", remote.url("/bombe"));
        remote.answers(Remote.json("[" + "[],".repeat(2_500_000) + "[]]"));
        Run run = pull(json);
        assertThat(run.outcome()).isEqualTo(Run.Outcome.FAILED);
        assertThat(run.problem()).isEqualTo("web.reading.items");
        Source csv = source(product, SourceKind.CSV, indicator, "", "adresse", remote.url("/bombe.csv"));
        remote.answers(Remote.csv("date;valeur\n" + "1".repeat(8 << 20)));
        assertThat(pull(csv).outcome()).isEqualTo(Run.Outcome.FAILED);
        assertThat(values(product)).isEmpty();
    }
}
