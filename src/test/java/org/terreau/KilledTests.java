package org.terreau;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.terreau.funding.Activity;
import org.terreau.funding.Deliveries;
import org.terreau.funding.DeliveryState;
import org.terreau.funding.FundingSources;
import org.terreau.funding.OrderBooks;
import org.terreau.funding.OrderDraft;
import org.terreau.funding.OrderState;
import org.terreau.funding.Orders;
import org.terreau.funding.PurchaseOrder;
import org.terreau.funding.Resource;
import org.terreau.funding.Vat;
import org.terreau.identity.Accounts;
import org.terreau.identity.Actor;
import org.terreau.identity.ApiKeys;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.identity.SignInLinks;
import org.terreau.impact.Aggregation;
import org.terreau.impact.Cell;
import org.terreau.impact.Impact;
import org.terreau.impact.Periodicity;
import org.terreau.portfolio.PhaseKind;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.EmailAddress;
import org.terreau.shared.Money;
import org.terreau.shared.Paris;
import org.terreau.source.PullRhythm;
import org.terreau.source.SourceKind;
import org.terreau.source.Sources;
import org.terreau.testing.Program;
import org.terreau.testing.Remote;
import org.terreau.testing.SomeProduct;
import org.terreau.testing.TestDatabase;
import org.terreau.testing.Visit;

/**
 * The program is killed at random instants while it takes what is pushed to it, computes sums, and reads a source; the first
 * time, also between a decision and what follows from it, and between what was done and its payment. How many times: `-Dkilled.times=100`; from which seed: `-Dkilled.seed=7`.
 */
@Tag("process")
class KilledTests {

    private static final int TIMES = Integer.getInteger("killed.times", 4);
    private static final long SEED = Long.getLong("killed.seed", 20_261_125);
    private static final ProductId PRODUCT = new ProductId("killed");
    private static final ProductId ORDERED = new ProductId("killed-order");
    private static final int DAYS = 300;
    private static final int SEGMENTS = 100;
    private static final int MONTHS = 24;
    private static final YearMonth NOW = YearMonth.now(Paris.ZONE);

    private final String database = TestDatabase.create();
    private final DataSource direct = new DriverManagerDataSource(database);
    private final JdbcClient jdbc = JdbcClient.create(direct);
    private final HttpClient client = HttpClient.newHttpClient();
    private final Remote remote = new Remote(Remote.csv(read(0)));

    private static String read(int value) {
        StringBuilder file = new StringBuilder("date;valeur\n");
        for (int month = 1; month <= MONTHS; month++)
            file.append(NOW.minusMonths(month)).append(';').append(value).append('\n');
        return file.toString();
    }

    private Map<String, String> environment() {
        return Map.of(
                "TERREAU_IMPACT_QUIET", "0s",
                "TERREAU_SOURCES_INTERVAL", "100ms",
                "TERREAU_ALLOWED_INSIDE", "127.0.0.1",
                "TERREAU_SECRET_KEY", "dGVycmVhdS10ZXN0cy1rZXktb2YtMzItYnl0ZXMhISE=",
                "DB_SCHEDULER_POLLING_INTERVAL", "100ms",
                "DB_SCHEDULER_HEARTBEAT_INTERVAL", "1s");
    }

    /**
     * @param key to push with
     * @param link by which who may decide signs in
     * @param delivery the page of what was done, accepted and invoiced, and not paid yet
     */
    private record Prepared(String key, String link, String delivery) {}

    private Prepared prepare() {
        SpringApplication program = new SpringApplication(Terreau.class);
        program.setRegisterShutdownHook(false);
        try (ConfigurableApplicationContext started = program.run(
                "--server.port=0",
                "--spring.datasource.url=" + database,
                "--terreau.demo=false",
                "--spring.jmx.enabled=false",
                "--db-scheduler.enabled=false",
                "--terreau.outward.allowed-inside=127.0.0.1")) {
            Actor admin = new Actor(
                    started.getBean(Accounts.class).open(new EmailAddress("admin@killed.test"), "Alix Administre"),
                    new EmailAddress("admin@killed.test"),
                    "Alix Administre",
                    Set.of(new Grant(Role.ADMINISTRATOR, Grant.EVERYWHERE)));
            started.getBean(Accounts.class).grant(admin.id(), new Grant(Role.ADMINISTRATOR, Grant.EVERYWHERE), null);
            SomeProduct.named(PRODUCT.value())
                    .in("killed.test")
                    .since(PhaseKind.CONSTRUCTION, LocalDate.now(Paris.ZONE).minusMonths(8))
                    .storedIn(started.getBean(ProductCatalogue.class));
            String delivery = invoiced(started, admin);
            Impact impact = started.getBean(Impact.class);
            impact.define(
                    PRODUCT,
                    Impact.Draft.plain(
                            "Poussé", "Combien ?", "usages", true, Cell.USED, Aggregation.SUM, Periodicity.DAY),
                    admin);
            impact.define(
                    PRODUCT,
                    Impact.Draft.plain(
                            "Relevé", "Combien ?", "usages", true, Cell.USED, Aggregation.SUM, Periodicity.MONTH),
                    admin);
            Sources sources = started.getBean(Sources.class);
            long source = sources.add(
                            PRODUCT,
                            new Sources.Draft(
                                    SourceKind.CSV,
                                    "Fichier",
                                    "releve",
                                    PullRhythm.DAILY,
                                    new HashMap<>(Map.of("adresse", remote.url("/f.csv"))),
                                    "",
                                    false),
                            admin)
                    .id();
            sources.start(PRODUCT, source, admin);
            return new Prepared(
                    started.getBean(ApiKeys.class)
                            .issue(
                                    PRODUCT.keyScope(),
                                    "essai",
                                    LocalDate.now(Paris.ZONE).plusDays(3),
                                    admin),
                    started.getBean(SignInLinks.class).issue(admin.id(), SignInLinks.SHORT, "/"),
                    delivery);
        }
    }

    /** @return the page of a service that is done and invoiced */
    private static String invoiced(ConfigurableApplicationContext started, Actor admin) {
        LocalDate today = LocalDate.now(Paris.ZONE);
        SomeProduct.named(ORDERED.value())
                .in("killed.test")
                .since(PhaseKind.CONSTRUCTION, today.minusMonths(3))
                .storedIn(started.getBean(ProductCatalogue.class));
        started.getBean(FundingSources.class)
                .grant(
                        ORDERED,
                        new FundingSources.Granted(
                                Money.euros(40_000), today.minusMonths(3), today.plusMonths(6), "Ville", "Décision 1"),
                        admin);
        Orders orders = started.getBean(Orders.class);
        OrderBooks books = started.getBean(OrderBooks.class);
        Deliveries deliveries = started.getBean(Deliveries.class);
        long envelope = books.of(ORDERED, admin).envelopes().get(0).id();
        long order = orders.add(
                ORDERED,
                new OrderDraft(
                        "Développement",
                        "Coopérative",
                        new OrderDraft.Market("", null, ""),
                        today,
                        today,
                        Vat.INCLUDED,
                        List.of(new PurchaseOrder.Line(
                                Activity.DEVELOPMENT, Resource.SERVICES, 3, null, null, Money.euros(30_000))),
                        List.of(new OrderDraft.Share(envelope, null, today.getYear(), null))),
                admin);
        Orders.Act now = new Orders.Act(today, "", "");
        for (OrderState state : List.of(
                OrderState.QUOTE_ASKED,
                OrderState.QUOTE_SIGNED,
                OrderState.ISSUED,
                OrderState.RECEIVED,
                OrderState.RUNNING)) orders.move(ORDERED, order, state, now, version(books, order, admin), admin);
        long delivery = deliveries.deliver(
                ORDERED,
                order,
                new Deliveries.Delivered(today, today, Money.euros(30_000), true, "Un service", ""),
                version(books, order, admin),
                admin);
        for (DeliveryState state : List.of(DeliveryState.SIGNED, DeliveryState.SENT, DeliveryState.INVOICED))
            deliveries.advance(
                    ORDERED,
                    order,
                    delivery,
                    state,
                    new Orders.Act(today, "F-2026-1", ""),
                    version(books, order, admin),
                    admin);
        return ORDERED.path() + "/commandes/" + order + "/services-faits/" + delivery;
    }

    private static long version(OrderBooks books, long order, Actor actor) {
        return books.of(ORDERED, actor).order(order).version();
    }

    /** A year of days, each in segments: one more year each time. */
    private static String lines(int time) {
        StringBuilder lines = new StringBuilder("indicator;period;value;segment\n");
        LocalDate first = LocalDate.of(NOW.getYear() - 1 - time % 15, 1, 1);
        for (int day = 0; day < DAYS; day++)
            for (int segment = 0; segment < SEGMENTS; segment++)
                lines.append("pousse;")
                        .append(first.plusDays(day))
                        .append(';')
                        .append(1 + time / 15)
                        .append(";s")
                        .append(segment)
                        .append('\n');
        return lines.toString();
    }

    private HttpResponse<String> push(int port, String key, int time) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(
                                "http://localhost:" + port + "/api/v1/products/" + PRODUCT + "/measurements"))
                        .header("Content-Type", "text/csv")
                        .header("Authorization", "Bearer " + key)
                        .header("Idempotency-Key", "envoi-" + time)
                        .POST(HttpRequest.BodyPublishers.ofString(lines(time)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void whateverTheInstantAtWhichTheProgramIsKilledNothingIsHalfCounted() throws Exception {
        Prepared prepared = prepare();
        String key = prepared.key();
        Visit lead = new Visit(0);
        Random random = new Random(SEED);
        List<String> ends = new ArrayList<>();
        for (int time = 0; time < TIMES; time++) {
            int now = time;
            remote.answers(Remote.csv(read(time + 1)));
            jdbc.sql("update source set next_at = now(), state = 'marche', failures = 0")
                    .update();
            boolean answered;
            List<Connection> held = new ArrayList<>();
            try (Program program = Program.start("killed", database, environment())) {
                if (time == 0) {
                    signIn(lead.at(program.port()), prepared.link());
                    held.add(held(payment(lead.at(program.port()), prepared.delivery()), "order_step"));
                    held.add(held(confirmation(lead.at(program.port())), "envelope"));
                }
                CompletableFuture<Integer> pushed = CompletableFuture.supplyAsync(() -> {
                    try {
                        return push(program.port(), key, now).statusCode();
                    } catch (IOException | InterruptedException cut) {
                        return 0;
                    }
                });
                LockSupport.parkNanos(random.nextInt(time % 2 == 0 ? 300 : 3_000) * 1_000_000L);
                answered = pushed.getNow(0) == 200;
                program.kill();
                ends.add(answered ? "pushed" : "cut");
            }
            for (Connection one : held) one.close();
            if (!held.isEmpty()) {
                nothingOfTheDecisionStays();
                nothingOfThePaymentStays();
            }
            whatIsThereIsWhole();
            if (answered)
                assertThat(kept("envoi-" + time))
                        .as("what was answered is kept")
                        .isEqualTo(1);
        }
        assertThat(ends).as("what the kills came in the middle of").contains("cut");
        try (Program program = Program.start("killed", database, environment())) {
            Visit.Page decided = confirmed(lead.at(program.port()));
            assertThat(decided.text()).contains("La décision est enregistrée", "Une enveloppe de");
            assertThat(count("select count(*) from envelope e join decision d on d.id = e.decision_id"))
                    .isEqualTo(1);
            payment(lead.at(program.port()), prepared.delivery()).send();
            thePaymentIsWhole();
            for (int time = 0; time < TIMES; time++)
                assertThat(push(program.port(), key, time).body()).contains("\"refused\":false");
            Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                assertThat(count("select count(*) from measure_dirty")).isZero();
                assertThat(count("select count(*) from source where next_at <= now()"))
                        .isZero();
            });
        }
        whatIsThereIsWhole();
        assertThat(count("select count(*) from measure_batch where kind = 'api'"))
                .isEqualTo(TIMES);
        assertThat(count("select count(*) from measure where segment <> ''"))
                .isEqualTo((long) DAYS * SEGMENTS * Math.min(15, TIMES));
        assertThat(count("select count(*) from measure where segment = ''")).isEqualTo(MONTHS);
        sumsAreExact();
    }

    private static void signIn(Visit visit, String link) {
        visit.form(visit.get(link), "/connexion/jeton").send();
    }

    private static Visit.Page confirmed(Visit lead) {
        return confirmation(lead).send();
    }

    /** The page that confirms a decision, not sent yet. */
    private static Visit.Form confirmation(Visit lead) {
        String path = PRODUCT.path() + "/decision";
        Visit.Page asked = lead.form(lead.get(path), path)
                .with("decision", "accelerer")
                .with("motif", "Les communes qui l’utilisent en demandent la suite.")
                .with("montant", "240 000")
                .with("echeance", LocalDate.now(Paris.ZONE).plusMonths(6).toString())
                .send();
        return lead.form(asked, path).forged("etape", "confirmer");
    }

    /** What pays a service that is done, not sent yet. */
    private static Visit.Form payment(Visit lead, String delivery) {
        Visit.Form form = lead.form(lead.get(delivery), delivery + "/etat");
        assertThat(form.value("vers")).isEqualTo("paye");
        return form.with("le", LocalDate.now(Paris.ZONE).toString());
    }

    /**
     * Sends a form whose transaction has to wait for a table that it writes late: a decision, its phase and its increment are
     * written before their envelope, a payment before the act that tells it, and nothing of them is committed.
     *
     * @return what holds it up, until it is closed
     */
    private Connection held(Visit.Form form, String table) throws SQLException {
        Connection holding = direct.getConnection();
        holding.setAutoCommit(false);
        try (Statement lock = holding.createStatement()) {
            lock.execute("lock table " + table + " in share mode");
        }
        CompletableFuture.runAsync(form::send);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> count("""
                        select count(*) from pg_locks where not granted and relation = '%s'::regclass
                        """.formatted(table)) == 1);
        return holding;
    }

    private void nothingOfThePaymentStays() {
        assertThat(count("select count(*) from order_delivery where state = 'facture' and paid_on is null"))
                .as("what was done is still to be paid")
                .isEqualTo(1);
        assertThat(count("select count(*) from order_step where to_state = 'paye'"))
                .isZero();
        assertThat(count("select count(*) from purchase_order where due_act = 'paye'"))
                .as("the payment is what comes next")
                .isEqualTo(1);
    }

    private void thePaymentIsWhole() {
        assertThat(count("select count(*) from order_delivery where state = 'paye' and paid_on is not null"))
                .isEqualTo(1);
        assertThat(count("select count(*) from order_step where to_state = 'paye'"))
                .isEqualTo(1);
        assertThat(count("select count(*) from purchase_order where due_act = 'solde'"))
                .isEqualTo(1);
    }

    private void nothingOfTheDecisionStays() {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> count("""
                        select count(*) from pg_stat_activity
                        where datname = current_database() and pid <> pg_backend_pid()
                        """) == 0);
        for (String table :
                List.of("decision", "decision_effect", "increment", "envelope where decision_id is not null"))
            assertThat(count("select count(*) from " + table))
                    .as("what stays in " + table)
                    .isZero();
        assertThat(count("select count(*) from mail_outbox where kind like '%decided'"))
                .isZero();
        assertThat(count("select count(*) from audit_line where action = 'decision.taken'"))
                .isZero();
        assertThat(count("select count(*) from product_phase where product_id = '" + PRODUCT + "'"))
                .as("phases of the product, the one before the decision")
                .isEqualTo(1);
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private long kept(String key) {
        return jdbc.sql("select count(*) from measure_batch where idempotency_key = :key")
                .param("key", key)
                .query(Long.class)
                .single();
    }

    private void whatIsThereIsWhole() {
        assertThat(count("""
                        select count(*) from measure_batch b
                        where added + corrected <> (select count(*) from measure m where m.batch = b.id)
                                                 + (select count(*) from measure_former f where f.batch = b.id)
                           or lines <> added + corrected + unchanged
                        """)).as("batches of which a part is missing").isZero();
        assertThat(count("""
                        select count(*) from measure m where not exists (select from measure_batch b where b.id = m.batch)
                        """)).as("values without their batch").isZero();
        assertThat(count("""
                        select count(distinct numerator) from measure where segment = ''
                        """)).as("readings that values come from").isLessThanOrEqualTo(1);
        assertThat(count("""
                        select (select count(*) from measure_batch where kind <> 'api')
                             - (select count(*) from source_run where outcome = 'lu')
                        """)).as("readings that are not in the history").isZero();
    }

    /** Each sum against a plain one of the values, whatever its length. */
    private void sumsAreExact() {
        for (String period : List.of("day", "month", "quarter", "year"))
            assertThat(count("""
                            with plain as (
                                select indicator_id, date_trunc('%1$s', starts_on)::date as p, sum(numerator) as n
                                from measure group by 1, 2),
                            kept as (
                                select r.indicator_id, r.starts_on as p, r.numerator as n from measure_rollup r
                                where r.level = 0 and r.grain = %2$d)
                            select count(*) from plain full join kept using (indicator_id, p)
                            where (plain.n is distinct from kept.n)
                              and not (kept.n is null and '%1$s' = 'day'
                                       and indicator_id = (select id from indicator where code = 'releve'))
                            """.formatted(
                                    period,
                                    Map.of("day", 1, "month", 3, "quarter", 4, "year", 5)
                                            .get(period))))
                    .as("wrong sums by " + period)
                    .isZero();
    }
}
