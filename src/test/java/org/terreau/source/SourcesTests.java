package org.terreau.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.identity.Actor;
import org.terreau.identity.ApiKeys;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.impact.Aggregation;
import org.terreau.impact.Cell;
import org.terreau.impact.Impact;
import org.terreau.impact.Measurements;
import org.terreau.impact.Periodicity;
import org.terreau.impact.Spread;
import org.terreau.incubator.IncubatorId;
import org.terreau.portfolio.PhaseKind;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.NotAllowed;
import org.terreau.support.ApplicationTest;
import org.terreau.support.People;
import org.terreau.support.Remote;
import org.terreau.support.Statements;
import org.terreau.support.Visit;
import org.terreau.team.Teams;
import org.terreau.team.Trade;
import org.terreau.territory.CollectivityKind;
import org.terreau.web.Ui;

/** Sources against servers that answer as the real ones do, and against those that do not. */
@ApplicationTest
class SourcesTests {

    private static final IncubatorId INCUBATOR = new IncubatorId("sources.essai");
    private static final YearMonth NOW = YearMonth.now(Ui.PARIS);

    private final ProductCatalogue catalogue;
    private final Impact impact;
    private final Measurements measurements;
    private final Sources sources;
    private final Pulls pulls;
    private final DoubtfulValues doubtful;
    private final Teams teams;
    private final ApiKeys keys;
    private final People people;
    private final SecretsCommand encryptAgain;
    private final JdbcClient jdbc;
    private final Remote remote = new Remote(Remote.json("{}"));

    SourcesTests(
            ProductCatalogue catalogue,
            Impact impact,
            Measurements measurements,
            Sources sources,
            Pulls pulls,
            DoubtfulValues doubtful,
            Teams teams,
            ApiKeys keys,
            People people,
            SecretsCommand encryptAgain,
            JdbcClient jdbc) {
        this.catalogue = catalogue;
        this.impact = impact;
        this.measurements = measurements;
        this.sources = sources;
        this.pulls = pulls;
        this.doubtful = doubtful;
        this.teams = teams;
        this.keys = keys;
        this.people = people;
        this.encryptAgain = encryptAgain;
        this.jdbc = jdbc;
    }

    @AfterEach
    void close() {
        jdbc.sql("update source set state = 'pause', next_at = null").update();
        remote.close();
    }

    private ProductId product(String id) {
        ProductId product = new ProductId(id);
        catalogue.store(
                Product.described(
                        product,
                        id,
                        "Essayer",
                        List.of(INCUBATOR),
                        List.of(new Product.Phase(
                                PhaseKind.CONSTRUCTION, "construction", LocalDate.parse("2024-01-01"), null, null)),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        "",
                        true,
                        "{}"),
                List.of());
        return product;
    }

    private Actor staff() {
        return people.someone("equipe@sources.test", "Sacha Source", new Grant(Role.STAFF, INCUBATOR.value()));
    }

    private String indicator(
            ProductId product, Aggregation aggregation, Periodicity periodicity, @Nullable CollectivityKind grain) {
        return impact.define(
                product,
                new Impact.Draft(
                        "",
                        "Usages " + aggregation + " " + periodicity,
                        "Combien ?",
                        "usages",
                        true,
                        Cell.USED,
                        null,
                        aggregation,
                        aggregation == Aggregation.RATIO ? Spread.RATIO : Spread.SUM,
                        periodicity,
                        grain,
                        "",
                        "",
                        "",
                        "",
                        null,
                        false,
                        "",
                        Map.of(),
                        false),
                staff());
    }

    private String monthly(ProductId product) {
        return indicator(product, Aggregation.SUM, Periodicity.MONTH, null);
    }

    private Source source(ProductId product, SourceKind kind, String indicator, String token, String... settings) {
        Map<String, String> all = new HashMap<>();
        for (int place = 0; place < settings.length; place += 2) all.put(settings[place], settings[place + 1]);
        return sources.add(
                product,
                new Sources.Draft(kind, "Source " + kind.code(), indicator, PullRhythm.DAILY, all, token, false),
                staff());
    }

    private Source again(Source source) {
        return sources.read(source.product(), source.id(), staff());
    }

    private Run pull(Source source) {
        return sources.pull(source.product(), source.id(), staff()).orElseThrow();
    }

    /** Period and place → value, as they are in effect. */
    private Map<String, Double> values(ProductId product) {
        Map<String, Double> values = new LinkedHashMap<>();
        jdbc.sql("""
                        select m.starts_on, m.place, m.segment, m.numerator / coalesce(m.denominator, 1) as value
                        from measure m join indicator i on i.id = m.indicator_id
                        where i.product_id = :product order by 1, 2, 3
                        """).param("product", product.value()).query(row -> {
            values.put(
                    (row.getString("starts_on") + " " + row.getString("place") + " " + row.getString("segment"))
                            .strip(),
                    row.getDouble("value"));
        });
        return values;
    }

    private static String day(int monthsAgo) {
        return NOW.minusMonths(monthsAgo).atDay(1).toString();
    }

    @Test
    void theConventionIsReadInDaysOfParisAndTheCurrentPeriodIsLeftOut() {
        ProductId product = product("source-stats");
        long second = NOW.minusMonths(2).atDay(1).atStartOfDay(Ui.PARIS).toEpochSecond();
        remote.answers(
                Remote.json("{\"description\":\"x\",\"stats\":[{\"date\":" + second + ",\"value\":12},{\"date\":\""
                        + day(1) + "T00:00:00.000Z\",\"value\":13.5},{\"date\":\"" + day(0) + "\",\"value\":2}]}"));
        Source source =
                source(product, SourceKind.STATS, monthly(product), "", "adresse", remote.url("/api/stats?vieux=1"));
        Run run = pull(source);
        assertThat(run.outcome()).as(run.problem()).isEqualTo(Run.Outcome.TAKEN);
        assertThat(run.added()).isEqualTo(2);
        assertThat(run.leftOut()).isEqualTo(1);
        assertThat(values(product)).containsExactly(Map.entry(day(2), 12.0), Map.entry(day(1), 13.5));
        assertThat(remote.requests().get(0).path()).isEqualTo("/api/stats?periodicity=month&since=24");
        assertThat(pull(source).unchanged()).isEqualTo(2);
    }

    @Test
    void matomoGetsItsTokenInTheBodyAndItsEmptyMonthsAreLeftOut() {
        ProductId product = product("source-matomo");
        remote.answers(Remote.json("{\"" + NOW.minusMonths(3) + "\":[],\"" + NOW.minusMonths(2)
                + "\":{\"nb_uniq_visitors\":7,\"nb_visits\":40},\"" + NOW.minusMonths(1) + "\":{\"nb_visits\":51}}"));
        Source source = source(
                product,
                SourceKind.MATOMO,
                monthly(product),
                "jeton-matomo",
                "adresse",
                remote.url("/"),
                "site",
                "12",
                "mesure",
                "nb_visits");
        assertThat(pull(source).added()).isEqualTo(2);
        assertThat(values(product)).containsExactly(Map.entry(day(2), 40.0), Map.entry(day(1), 51.0));
        Remote.Request request = remote.requests().get(0);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/index.php");
        assertThat(request.body())
                .contains(
                        "token_auth=jeton-matomo",
                        "idSite=12",
                        "method=VisitsSummary.get",
                        "date=last24",
                        "period=month");
        remote.answers(
                Remote.json("{\"result\":\"error\",\"message\":\"Unable to authenticate with the provided token.\"}"));
        assertThat(pull(source).arguments()).containsExactly("Unable to authenticate with the provided token.");
        assertThat(values(product)).hasSize(2);
    }

    @Test
    void matomoNamesAWeekByItsTwoEnds() {
        ProductId product = product("source-matomo-semaine");
        LocalDate monday = Periodicity.WEEK.start(LocalDate.now(Ui.PARIS)).minusWeeks(1);
        remote.answers(Remote.json("{\"" + monday + "," + monday.plusDays(6) + "\":{\"nb_conversions\":5}}"));
        Source source = source(
                product,
                SourceKind.MATOMO,
                indicator(product, Aggregation.SUM, Periodicity.WEEK, null),
                "",
                "adresse",
                remote.url("/"),
                "site",
                "1",
                "mesure",
                "nb_conversions",
                "objectif",
                "3");
        pull(source);
        assertThat(values(product)).containsExactly(Map.entry(monday.toString(), 5.0));
        assertThat(remote.requests().get(0).body())
                .contains("method=Goals.get", "idGoal=3")
                .doesNotContain("token_auth");
    }

    @Test
    void plausibleIsAskedWithItsKey() {
        ProductId product = product("source-plausible");
        remote.answers(Remote.json(
                "{\"results\":[{\"metrics\":[321],\"dimensions\":[\"" + day(1) + "\"]}],\"meta\":{},\"query\":{}}"));
        Source source = source(
                product,
                SourceKind.PLAUSIBLE,
                monthly(product),
                "cle-plausible",
                "adresse",
                remote.url(""),
                "site",
                "service.gouv.fr",
                "mesure",
                "visitors");
        pull(source);
        assertThat(values(product)).containsExactly(Map.entry(day(1), 321.0));
        Remote.Request request = remote.requests().get(0);
        assertThat(request.path()).isEqualTo("/api/v2/query");
        assertThat(request.headers()).containsEntry("authorization", "Bearer cle-plausible");
        assertThat(request.body())
                .contains(
                        "\"site_id\":\"service.gouv.fr\"",
                        "\"metrics\":[\"visitors\"]",
                        "\"dimensions\":[\"time:month\"]");
        remote.answers(Remote.text(
                401, "application/json", "{\"error\":\"Invalid API key\"}".getBytes(StandardCharsets.UTF_8)));
        assertThat(pull(source).arguments()).containsExactly("401", "Invalid API key");
    }

    @Test
    void aPublicQuestionOfMetabaseGivesItsRowsByTerritory() {
        ProductId product = product("source-metabase");
        remote.answers(Remote.json("[{\"Mois\":\"" + day(1)
                + "T00:00:00\",\"Département\":\"29\",\"Nombre de dossiers\":1234.56789012},{\"Mois\":\"" + day(1)
                + "T00:00:00\",\"Département\":\"56\",\"Nombre de dossiers\":\"1 000\"}]"));
        Source source = source(
                product,
                SourceKind.METABASE,
                indicator(product, Aggregation.SUM, Periodicity.MONTH, CollectivityKind.DEPARTEMENT),
                "",
                "adresse",
                remote.url("/public/question/0a1b2c3d-0000-4000-8000-0123456789ab#x"),
                "col-valeur",
                "nombre de dossiers",
                "col-territoire",
                "departement");
        pull(source);
        assertThat(values(product))
                .containsExactly(Map.entry(day(1) + " 29", 1234.56789), Map.entry(day(1) + " 56", 1000.0));
        assertThat(remote.requests().get(0).path())
                .isEqualTo("/api/public/card/0a1b2c3d-0000-4000-8000-0123456789ab/query/json?format_rows=false");
    }

    @Test
    void gristGivesATableOrAQueryWithDaysInSeconds() {
        ProductId product = product("source-grist");
        long second =
                LocalDate.parse(day(1)).atStartOfDay(java.time.ZoneOffset.UTC).toEpochSecond();
        remote.answers(Remote.json("{\"records\":[{\"id\":1,\"fields\":{\"Mois\":" + second
                + ",\"Valeur\":8,\"Total\":10}},{\"id\":2,\"fields\":{\"Mois\":null,\"Valeur\":null}}]}"));
        String ratio = indicator(product, Aggregation.RATIO, Periodicity.MONTH, null);
        Source table = source(
                product,
                SourceKind.GRIST,
                ratio,
                "cle-grist",
                "adresse",
                remote.url("/"),
                "document",
                "abc123",
                "table",
                "Suivi mensuel",
                "col-denominateur",
                "Total");
        assertThat(pull(table).leftOut()).isEqualTo(1);
        assertThat(values(product)).containsExactly(Map.entry(day(1), 0.8));
        assertThat(remote.requests().get(0).path()).isEqualTo("/api/docs/abc123/tables/Suivi%20mensuel/records");
        assertThat(remote.requests().get(0).headers()).containsEntry("authorization", "Bearer cle-grist");
        Source query = source(
                product,
                SourceKind.GRIST,
                ratio,
                "",
                "adresse",
                remote.url("/"),
                "document",
                "abc123",
                "requete",
                "select Mois, Valeur, Total from Suivi",
                "col-denominateur",
                "Total");
        assertThat(pull(query).unchanged()).isEqualTo(1);
        assertThat(remote.requests().get(1).path())
                .isEqualTo("/api/docs/abc123/sql?q=select%20Mois%2C%20Valeur%2C%20Total%20from%20Suivi");
    }

    static Stream<Arguments> documents() {
        String month = NOW.minusMonths(1).toString();
        return Stream.of(
                Arguments.of("[{\"date\":\"" + month + "\",\"value\":7}]", List.of()),
                Arguments.of(
                        "{\"data\":{\"points\":[{\"jour\":{\"debut\":\"" + month + "-05\"},\"n\":\"7\"}]}}",
                        List.of("lignes", "$.data.points[*]", "col-date", "/jour/debut", "col-valeur", "n")),
                Arguments.of("[[\"" + month + "\",7]]", List.of("col-date", "/0", "col-valeur", "/1")),
                Arguments.of("{\"serie\":{\"" + month + "\":7}}", List.of("lignes", "/serie")),
                Arguments.of(
                        "{\"labels\":[\"" + month + "\"],\"data\":[7]}",
                        List.of("col-date", "labels", "col-valeur", "data")),
                Arguments.of("{\"le\":\"" + month + "\",\"n\":7}", List.of("col-date", "le", "col-valeur", "n")),
                Arguments.of(
                        "{\"data\":[{\"m\":\"" + month + "\",\"n\":7},{\"m\":\"" + NOW.minusMonths(2) + "\"}]}",
                        List.of("col-date", "$.data[*].m", "col-valeur", "$.data[*].n")),
                Arguments.of(
                        "{\"r\":[{\"mois\":[{\"date\":\"" + month + "\",\"value\":7}]},{\"mois\":[]}]}",
                        List.of("lignes", "$.r[*].mois[*]")),
                Arguments.of(
                        "{\"s\":[{\"t\":\"clics\",\"date\":\"" + month
                                + "\",\"value\":1},{\"t\":\"visites\",\"date\":\"" + month + "\",\"value\":7}]}",
                        List.of("lignes", "$..s[?(@.t == 'visites')]")),
                Arguments.of(
                        "[{\"date\":\"" + month + "\",\"v\":[{\"nom\":\"x\",\"n\":1},{\"nom\":\"total\",\"n\":7}]}]",
                        List.of("col-valeur", "$.v[?(@.nom == 'total')].n")));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void jsonOfAnyShapeIsRead(String body, List<String> settings) {
        ProductId product = product("source-json-" + Math.abs(body.hashCode()));
        remote.answers(Remote.json(body));
        List<String> all = new java.util.ArrayList<>(List.of("adresse", remote.url("/d.json")));
        all.addAll(settings);
        Source source = source(product, SourceKind.JSON, monthly(product), "", all.toArray(String[]::new));
        Run run = pull(source);
        assertThat(run.problem() + run.arguments()).isEqualTo("[]");
        assertThat(values(product)).containsExactly(Map.entry(day(1), 7.0));
    }

    @Test
    void aLoneNumberIsTheValueOfThePresentPeriod() {
        ProductId product = product("source-json-maintenant");
        remote.answers(Remote.json("{\"communes\":{\"actives\":412}}"));
        pull(source(
                product,
                SourceKind.JSON,
                monthly(product),
                "",
                "adresse",
                remote.url("/"),
                "col-valeur",
                "$.communes.actives"));
        assertThat(values(product)).containsExactly(Map.entry(day(0), 412.0));
    }

    static Stream<Arguments> files() {
        String header = "Période;Valeur;Segment\n";
        String line = "%s;\"1 234,5\";été\n".formatted(NOW.minusMonths(1));
        return Stream.of(
                Arguments.of("plain", (header + line).getBytes(StandardCharsets.UTF_8)),
                Arguments.of("bom", ("\uFEFF" + header + line).getBytes(StandardCharsets.UTF_8)),
                Arguments.of("latin", (header + line).getBytes(Charset.forName("windows-1252"))),
                Arguments.of("utf16", ("\uFEFF" + header + line).getBytes(StandardCharsets.UTF_16LE)),
                Arguments.of(
                        "commas",
                        "Date,value,segment\r\n%s,\"1234,5\",été\r\n"
                                .formatted(NOW.minusMonths(1).atDay(3))
                                .getBytes(StandardCharsets.UTF_8)),
                Arguments.of(
                        "french",
                        "\n\nmois\tnombre\tsegment\n%02d/%d\t1\u00a0234,5\tété\n"
                                .formatted(
                                        NOW.minusMonths(1).getMonthValue(),
                                        NOW.minusMonths(1).getYear())
                                .getBytes(StandardCharsets.UTF_8)),
                Arguments.of("twice", (header + line + line).getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @MethodSource("files")
    void csvIsReadAsAdministrationsWriteIt(String name, byte[] body) {
        ProductId product = product("source-csv-" + name);
        remote.answers(Remote.text(200, "text/csv", body));
        Run run = pull(source(
                product,
                SourceKind.CSV,
                monthly(product),
                "",
                "adresse",
                remote.url("/f.csv"),
                "col-segment",
                "segment"));
        assertThat(run.problem() + run.arguments()).isEqualTo("[]");
        assertThat(values(product)).containsExactly(Map.entry(day(1) + "  été", 1234.5));
    }

    static Stream<Arguments> hostile() {
        String good = NOW.minusMonths(2) + ";5\n";
        return Stream.of(
                Arguments.of("500", Remote.text(500, "text/plain", new byte[0]), "Le serveur est en panne (500)."),
                Arguments.of("404", Remote.text(404, "text/plain", new byte[0]), "Rien à cette adresse (404)."),
                Arguments.of("empty", Remote.csv(""), "La réponse ne contient aucune valeur."),
                Arguments.of("header", Remote.csv("date;valeur\n"), "La réponse ne contient aucune valeur."),
                Arguments.of("page", Remote.csv("<!doctype html><p>Connexion"), "La réponse est une page"),
                Arguments.of(
                        "nan",
                        Remote.csv("date;valeur\n" + good + NOW.minusMonths(1) + ";NaN\n"),
                        "« NaN » n’en est pas un"),
                Arguments.of(
                        "future",
                        Remote.csv("date;valeur\n" + good + NOW.plusMonths(3) + ";5\n"),
                        "Ligne 3 : Indiquez une période passée"),
                Arguments.of("1970", Remote.csv("date;valeur\n" + good + "1970-01;5\n"), "« 1970-01 » ne l’est pas"),
                Arguments.of(
                        "epoch", Remote.csv("date;valeur\n" + good + "0;5\n"), "« 0 » n’est pas un mois comme 2026-10"),
                Arguments.of(
                        "twice",
                        Remote.csv("date;valeur\n" + good + NOW.minusMonths(2) + ";6\n"),
                        "Ligne 3 : Cette valeur est déjà donnée"),
                Arguments.of(
                        "columns", Remote.csv("a;b;c\n1;2;3\n"), "quelle colonne donne la période, parmi : a, b, c"),
                Arguments.of(
                        "cut",
                        Remote.csv("date;valeur;total\n2026-01;5;6\n2026-02;5"),
                        "La ligne 3 a moins de colonnes"),
                Arguments.of(
                        "liar",
                        Remote.raw("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\ndate;valeur\n" + good),
                        "s’arrête avant sa fin"),
                Arguments.of("private", Remote.redirect("http://169.254.169.254/latest/meta-data"), "réseau privé"),
                Arguments.of(
                        "huge",
                        (Remote.Answering) (request, out) -> {
                            out.write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\ndate;valeur\n"
                                    .getBytes(StandardCharsets.US_ASCII));
                            byte[] block = good.repeat(5_000).getBytes(StandardCharsets.US_ASCII);
                            for (long all = 0; all < 1L << 30; all += block.length) out.write(block);
                        },
                        "dépasse 20 Mo"));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void whatCantBeReadSaysWhyAndLeavesWhatWasThere(String name, Remote.Answering answer, String said) {
        ProductId product = product("source-hostile-" + name);
        String code = monthly(product);
        measurements.enter(
                product,
                NOW.minusMonths(2).toString(),
                List.of(Measurements.Typed.whole(code, "77")),
                "saisie",
                staff());
        Source source = source(product, SourceKind.CSV, code, "", "adresse", remote.url("/f.csv"));
        remote.answers(answer);
        Visit visit = people.signedIn(staff());
        Visit.Page tried =
                visit.form(visit.get(source.path()), source.path() + "/essai").send();
        assertThat(tried.status()).isEqualTo(200);
        assertThat(tried.text().replace('\u00a0', ' ')).contains(said.replace("Ligne 3 : ", ""));
        Visit.Page page =
                visit.form(visit.get(source.path()), source.path() + "/lecture").send();
        assertThat(page.text().replace('\u00a0', ' '))
                .contains("l’historique dit pourquoi")
                .contains(said);
        assertThat(values(product)).containsExactly(Map.entry(day(2), 77.0));
        assertThat(jdbc.sql("select count(*) from measure_batch where product_id = :product")
                        .param("product", product.value())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(
            strings = {
                "[{\"date\":\"2026-01\",\"value\":NaN}]",
                "[{\"date\":\"2026-01\",\"value\":1e999999999}]",
                "[{\"date\":\"2026-01\",\"value\":{\"a\":1}}]",
                "[{\"date\":\"2026-01\",\"value\":5}",
                "{\"error\":\"panne\"}",
                "null",
                "[]"
            })
    void jsonThatCantBeReadChangesNothing(String body) {
        ProductId product = product("source-json-faux-" + Math.abs(body.hashCode()));
        remote.answers(Remote.json(body));
        Run run = pull(source(product, SourceKind.JSON, monthly(product), "", "adresse", remote.url("/")));
        assertThat(run.outcome().good()).isFalse();
        assertThat(values(product)).isEmpty();
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
                    .isAfter(Instant.now())
                    .isBefore(Instant.now().plus(Duration.ofHours(5)));
        }
        failing(source);
        assertThat(again(source).state()).isEqualTo(Source.State.BROKEN);
        assertThat(again(source).nextAt())
                .isBetween(
                        Instant.now().plus(Duration.ofHours(23)), Instant.now().plus(Duration.ofHours(25)));
        assertThat(mails("noa@sources.test", "source-broken"))
                .singleElement()
                .asString()
                .contains("(503)");
        failing(source);
        assertThat(again(source).nextAt()).isAfter(Instant.now().plus(Duration.ofHours(47)));
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
            return next != null && next.isAfter(Instant.now());
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
        Timestamp longAgo = Timestamp.from(Instant.now().minus(Duration.ofDays(63)));
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
                .param("ago", Timestamp.from(Instant.now().minus(Duration.ofDays(60))))
                .param("id", source.id())
                .update();
        pulls.tellSilence();
        assertThat(silences(product)).isEqualTo(1);
    }

    @Test
    void aValueOutOfItsUsualRangeIsTakenToldAndConfirmed() {
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
        assertThat(values(product)).containsEntry(day(1), 9000.0);
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
        assertThat(visit.get(source.path()).text()).doesNotContain("Valeurs à vérifier");
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

    @Test
    void aValueToCheckIsMarkedWhereverItIsReadUntilSomebodySaysThatItIsRight() throws Exception {
        ProductId product = product("source-marquee");
        String code = monthly(product);
        String twice = impact.define(
                product,
                Impact.Draft.plain("Le double", "Combien ?", "", true, Cell.USED, Aggregation.SUM, Periodicity.MONTH)
                        .computedBy(code + " * 2"),
                staff());
        surprising(product, code);
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
        String key = keys.issue(product.keyScope(), "Tableau", LocalDate.now(Ui.PARIS), staff());
        HttpResponse<String> told = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + people.port() + "/api/v1/products/"
                                        + product.value() + "/values-to-check"))
                                .header("Authorization", "Bearer " + key)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(told.body()).contains("\"value\":9000");

        Visit.Page list = team.get(path);
        String check = list.html().select("form[action*=/valeurs/]").attr("action");
        Visit.Page checked = team.form(list, check).send();
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
        surprising(product, code);
        String chart = product.path() + "/indicateurs/" + code;
        assertThat(people.visitor().get(chart).text()).contains("à vérifier");
        Visit team = people.signedIn(staff());
        String form = product.path() + "/mesures/saisie";
        Visit.Page saved = team.form(team.get(product.path() + "/mesures"), form)
                .with("periode", NOW.minusMonths(1).toString())
                .with("valeur-" + code, "90")
                .send();
        assertThat(saved.status()).isEqualTo(200);
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
    void whateverTheInstantAtWhichTheDatabaseIsLostNothingIsHalfCounted() throws Exception {
        ProductId product = product("source-coupure");
        Source source = source(product, SourceKind.CSV, monthly(product), "", "adresse", remote.url("/f.csv"));
        AtomicBoolean done = new AtomicBoolean();
        Thread killer = new Thread(() -> {
            Random random = new Random(5);
            while (!done.get()) {
                java.util.concurrent.locks.LockSupport.parkNanos(random.nextInt(9_000_000));
                jdbc.sql("""
                                select count(pg_terminate_backend(l.pid)) from pg_locks l
                                where l.relation in ('source'::regclass, 'source_run'::regclass, 'measure_batch'::regclass)
                                  and l.database = (select oid from pg_database where datname = current_database())
                                  and l.mode = 'RowExclusiveLock' and l.pid <> pg_backend_pid() and random() < 0.5
                                """).query(Long.class).single();
            }
        });
        int lost = 0;
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
                    lost++;
                    assertThat(values(product)).isIn(before, all(time));
                    continue;
                }
                assertThat(values(product)).isEqualTo(all(time));
            }
        } finally {
            done.set(true);
            killer.join();
        }
        assertThat(lost).as("instants at which the database was lost").isPositive();
        assertThat(jdbc.sql("""
                                select (select count(*) from measure_batch where product_id = :product)
                                     = (select count(*) from source_run where source_id = :source and outcome = 'lu')
                                   and (select sum(added + corrected) from measure_batch where product_id = :product)
                                     = (select sum(added + corrected) from source_run where source_id = :source)
                                   and (select count(*) from source_run where source_id = :source) + :lost >= 40
                                """)
                        .param("product", product.value())
                        .param("source", source.id())
                        .param("lost", lost)
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
        String key = keys.issue(product.keyScope(), "Tableau", LocalDate.now(Ui.PARIS), admin);
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
                .isLessThanOrEqualTo(9);
        assertThat(Statements.during(() -> visit.get(product.path() + "/sources/nouvelle?genre=grist")))
                .isLessThanOrEqualTo(8);
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
}
