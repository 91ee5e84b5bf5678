package org.terreau.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.impact.Aggregation;
import org.terreau.impact.Impact;
import org.terreau.impact.Measurements;
import org.terreau.impact.Periodicity;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Paris;
import org.terreau.territory.CollectivityKind;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.Present;
import org.terreau.testing.Remote;
import org.terreau.testing.Visit;

/** What servers answer, as the real ones do and as they should not, becomes measurements or a reason. */
@ApplicationTest
class ReadingTests extends SourceFixtures {

    private final Measurements measurements;

    ReadingTests(
            ProductCatalogue catalogue,
            Impact impact,
            Measurements measurements,
            Sources sources,
            People people,
            JdbcClient jdbc) {
        super(catalogue, impact, sources, people, jdbc);
        this.measurements = measurements;
    }

    /** What is read here has decimals. */
    @Override
    String unit() {
        return "heures";
    }

    @Test
    void theConventionIsReadInDaysOfParisAndTheCurrentPeriodIsLeftOut() {
        ProductId product = product("source-stats");
        long second = NOW.minusMonths(2).atDay(1).atStartOfDay(Paris.ZONE).toEpochSecond();
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
        LocalDate monday = Periodicity.WEEK.start(Present.today()).minusWeeks(1);
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
                Arguments.of(
                        "drips",
                        (Remote.Answering) (request, out) -> {
                            out.write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\ndate;valeur\n"
                                    .getBytes(StandardCharsets.US_ASCII));
                            while (true) {
                                out.write('0');
                                out.flush();
                                LockSupport.parkNanos(100_000_000);
                            }
                        },
                        "est trop lent"),
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
}
