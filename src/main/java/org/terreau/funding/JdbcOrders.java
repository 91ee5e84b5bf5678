package org.terreau.funding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.identity.Actor;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Money;

/** The SQL of orders. */
@Repository
class JdbcOrders {

    private final JdbcClient jdbc;

    JdbcOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An envelope that may pay an order. */
    record Grant(long id, @Nullable Integer increment, Money amount, LocalDate from, LocalDate until) {}

    /** The envelopes of a product, the first one first. */
    List<Grant> grants(ProductId product) {
        return jdbc.sql("""
                        select id, increment_number, amount_cents, from_day, until_day
                        from envelope where product_id = :product order by from_day, id
                        """)
                .param("product", product.value())
                .query((row, ignored) -> {
                    int increment = row.getInt("increment_number");
                    return new Grant(
                            row.getLong("id"),
                            row.wasNull() ? null : increment,
                            new Money(row.getLong("amount_cents")),
                            row.getObject("from_day", LocalDate.class),
                            row.getObject("until_day", LocalDate.class));
                })
                .list();
    }

    /** One person at a time engages the money of a product: holds the others until the transaction ends. */
    void holdGrants(ProductId product) {
        jdbc.sql("select id from envelope where product_id = :product order by id for update")
                .param("product", product.value())
                .query(Long.class)
                .list();
    }

    /** Those of a product, the last one first: five statements. */
    List<PurchaseOrder> of(ProductId product) {
        String[] products = {product.value()};
        Map<Long, List<PurchaseOrder.Line>> lines = lines(products);
        Map<Long, List<PurchaseOrder.Split>> splits = splits(products);
        Map<Long, List<PurchaseOrder.Step>> steps = steps(products);
        Map<Long, List<PurchaseOrder.Delivery>> deliveries = deliveries(products);
        return jdbc.sql("""
                        select id, product_id, title, holder, market, market_until, number, starts_on, ends_on, regime, vat_rate,
                            state, overrun, version
                        from purchase_order where product_id = any(:products) order by id desc
                        """)
                .param("products", products)
                .query((row, ignored) -> {
                    long id = row.getLong("id");
                    return new PurchaseOrder(
                            id,
                            new ProductId(row.getString("product_id")),
                            terms(row),
                            OrderState.coded(row.getString("state")),
                            lines.getOrDefault(id, List.of()),
                            splits.getOrDefault(id, List.of()),
                            steps.getOrDefault(id, List.of()),
                            deliveries.getOrDefault(id, List.of()),
                            row.getString("overrun"),
                            row.getLong("version"));
                })
                .list();
    }

    Optional<PurchaseOrder> find(ProductId product, long id) {
        return of(product).stream().filter(order -> order.id() == id).findFirst();
    }

    private static PurchaseOrder.Terms terms(ResultSet row) throws SQLException {
        return new PurchaseOrder.Terms(
                row.getString("title"),
                row.getString("holder"),
                row.getString("market"),
                row.getObject("market_until", LocalDate.class),
                row.getString("number"),
                row.getObject("starts_on", LocalDate.class),
                row.getObject("ends_on", LocalDate.class),
                new Vat(Regime.coded(row.getString("regime")), row.getInt("vat_rate")));
    }

    private Map<Long, List<PurchaseOrder.Line>> lines(String[] products) {
        Map<Long, List<PurchaseOrder.Line>> lines = new HashMap<>();
        jdbc.sql("""
                        select l.order_id, l.activity, l.resource, l.people, l.units, l.unit_price_cents, l.amount_cents
                        from order_line l join purchase_order o on o.id = l.order_id
                        where o.product_id = any(:products) order by l.order_id, l.rank
                        """).param("products", products).query(row -> {
            lines.computeIfAbsent(row.getLong("order_id"), none -> new ArrayList<>())
                    .add(line(row));
        });
        return lines;
    }

    private static PurchaseOrder.Line line(ResultSet row) throws SQLException {
        int people = row.getInt("people");
        Integer known = row.wasNull() ? null : people;
        long price = row.getLong("unit_price_cents");
        Money unitPrice = row.wasNull() ? null : new Money(price);
        return new PurchaseOrder.Line(
                Activity.coded(row.getString("activity")),
                Resource.coded(row.getString("resource")),
                known,
                row.getBigDecimal("units"),
                unitPrice,
                new Money(row.getLong("amount_cents")));
    }

    private Map<Long, List<PurchaseOrder.Split>> splits(String[] products) {
        Map<Long, List<PurchaseOrder.Split>> splits = new HashMap<>();
        jdbc.sql("""
                        select s.order_id, s.envelope_id, s.contribution_id, s.year, s.amount_cents
                        from order_split s join purchase_order o on o.id = s.order_id
                        where o.product_id = any(:products) order by s.order_id, s.rank
                        """).param("products", products).query(row -> {
            long contribution = row.getLong("contribution_id");
            Long known = row.wasNull() ? null : contribution;
            splits.computeIfAbsent(row.getLong("order_id"), none -> new ArrayList<>())
                    .add(new PurchaseOrder.Split(
                            row.getLong("envelope_id"),
                            known,
                            row.getInt("year"),
                            new Money(row.getLong("amount_cents"))));
        });
        return splits;
    }

    private Map<Long, List<PurchaseOrder.Step>> steps(String[] products) {
        Map<Long, List<PurchaseOrder.Step>> steps = new HashMap<>();
        jdbc.sql("""
                        select s.order_id, s.delivery_id, s.to_state, s.happened_on, s.reason, s.taken_back, s.author
                        from order_step s join purchase_order o on o.id = s.order_id
                        where o.product_id = any(:products) order by s.id
                        """).param("products", products).query(row -> {
            long delivery = row.getLong("delivery_id");
            Long known = row.wasNull() ? null : delivery;
            steps.computeIfAbsent(row.getLong("order_id"), none -> new ArrayList<>())
                    .add(new PurchaseOrder.Step(
                            known,
                            row.getString("to_state"),
                            row.getObject("happened_on", LocalDate.class),
                            row.getString("reason"),
                            row.getBoolean("taken_back"),
                            row.getString("author")));
        });
        return steps;
    }

    private Map<Long, List<PurchaseOrder.Delivery>> deliveries(String[] products) {
        Map<Long, List<PurchaseOrder.Delivery>> deliveries = new HashMap<>();
        jdbc.sql("""
                        select d.id, d.order_id, d.starts_on, d.ends_on, d.amount_cents, d.final, d.deliverables, d.reserve, d.state,
                            d.signed_on, d.sent_on, d.invoice, d.invoiced_on, d.paid_on
                        from order_delivery d join purchase_order o on o.id = d.order_id
                        where o.product_id = any(:products) order by d.id
                        """).param("products", products).query(row -> {
            deliveries
                    .computeIfAbsent(row.getLong("order_id"), none -> new ArrayList<>())
                    .add(delivery(row));
        });
        return deliveries;
    }

    private static PurchaseOrder.Delivery delivery(ResultSet row) throws SQLException {
        return new PurchaseOrder.Delivery(
                row.getLong("id"),
                row.getObject("starts_on", LocalDate.class),
                row.getObject("ends_on", LocalDate.class),
                new Money(row.getLong("amount_cents")),
                row.getBoolean("final"),
                row.getString("deliverables"),
                row.getString("reserve"),
                DeliveryState.coded(row.getString("state")),
                new PurchaseOrder.Delivery.Dates(
                        row.getObject("signed_on", LocalDate.class),
                        row.getObject("sent_on", LocalDate.class),
                        row.getObject("invoiced_on", LocalDate.class),
                        row.getObject("paid_on", LocalDate.class)),
                row.getString("invoice"));
    }

    long insert(ProductId product, PurchaseOrder.Terms terms, Actor actor) {
        return written(jdbc.sql("""
                        insert into purchase_order (product_id, title, holder, market, market_until, number, starts_on, ends_on,
                            regime, vat_rate, state, account_id)
                        values (:product, :title, :holder, :market, cast(:marketUntil as date), :number, :starts, :ends, :regime,
                            :rate, :state, :account)
                        returning id
                        """), terms)
                .param("product", product.value())
                .param("state", OrderState.NEED.code())
                .param("account", actor.id().value())
                .query(Long.class)
                .single();
    }

    private static JdbcClient.StatementSpec written(JdbcClient.StatementSpec statement, PurchaseOrder.Terms terms) {
        return statement
                .param("title", terms.title())
                .param("holder", terms.holder())
                .param("market", terms.market())
                .param("marketUntil", terms.marketUntil())
                .param("number", terms.number())
                .param("starts", terms.startsOn())
                .param("ends", terms.endsOn())
                .param("regime", terms.vat().regime().code())
                .param("rate", terms.vat().rate());
    }

    void change(long order, PurchaseOrder.Terms terms) {
        written(jdbc.sql("""
                        update purchase_order set title = :title, holder = :holder, market = :market,
                            market_until = cast(:marketUntil as date), number = :number, starts_on = :starts, ends_on = :ends,
                            regime = :regime, vat_rate = :rate
                        where id = :id
                        """), terms).param("id", order).update();
    }

    /** Writes its lines and splits in the place of those that it had. */
    void fill(long order, List<PurchaseOrder.Line> lines, List<PurchaseOrder.Split> splits) {
        jdbc.sql("delete from order_line where order_id = :id")
                .param("id", order)
                .update();
        jdbc.sql("delete from order_split where order_id = :id")
                .param("id", order)
                .update();
        for (int rank = 0; rank < lines.size(); rank++) {
            PurchaseOrder.Line line = lines.get(rank);
            Money price = line.unitPrice();
            jdbc.sql("""
                            insert into order_line (order_id, rank, activity, resource, people, units, unit_price_cents, amount_cents)
                            values (:id, :rank, :activity, :resource, cast(:people as int), cast(:units as numeric),
                                cast(:price as bigint), :amount)
                            """)
                    .param("id", order)
                    .param("rank", rank)
                    .param("activity", line.activity().code())
                    .param("resource", line.resource().code())
                    .param("people", line.people())
                    .param("units", line.units())
                    .param("price", price == null ? null : price.cents())
                    .param("amount", line.amount().cents())
                    .update();
        }
        for (int rank = 0; rank < splits.size(); rank++) {
            PurchaseOrder.Split split = splits.get(rank);
            jdbc.sql("""
                            insert into order_split (order_id, rank, envelope_id, contribution_id, year, amount_cents)
                            values (:id, :rank, :envelope, cast(:contribution as bigint), :year, :amount)
                            """)
                    .param("id", order)
                    .param("rank", rank)
                    .param("envelope", split.envelope())
                    .param("contribution", split.contribution())
                    .param("year", split.year())
                    .param("amount", split.amount().cents())
                    .update();
        }
    }

    /** @return false when somebody wrote on it since `version` */
    boolean take(long order, long version) {
        return jdbc.sql("update purchase_order set version = version + 1 where id = :id and version = :version")
                        .param("id", order)
                        .param("version", version)
                        .update()
                > 0;
    }

    void state(long order, OrderState state, String overrun) {
        jdbc.sql("update purchase_order set state = :state, overrun = :overrun where id = :id")
                .param("id", order)
                .param("state", state.code())
                .param("overrun", overrun)
                .update();
    }

    void number(long order, String number) {
        jdbc.sql("update purchase_order set number = :number where id = :id")
                .param("id", order)
                .param("number", number)
                .update();
    }

    void due(long order, @Nullable NextAct next) {
        jdbc.sql("""
                        update purchase_order set due_act = :act, due_since = cast(:since as date), due_on = cast(:due as date)
                        where id = :id
                        """)
                .param("id", order)
                .param("act", next == null ? null : next.code())
                .param("since", next == null ? null : next.since())
                .param("due", next == null ? null : next.due())
                .update();
    }

    void note(long order, PurchaseOrder.Step step, Instant at, Actor actor) {
        jdbc.sql("""
                        insert into order_step (order_id, delivery_id, to_state, happened_on, reason, taken_back, account_id, author,
                            written_at)
                        values (:order, cast(:delivery as bigint), :to, :day, :reason, :back, :account, :author, :at)
                        """)
                .param("order", order)
                .param("delivery", step.delivery())
                .param("to", step.to())
                .param("day", step.day())
                .param("reason", step.reason())
                .param("back", step.takenBack())
                .param("account", actor.id().value())
                .param("author", step.author())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The last time that a state was reached is taken back: it stays, and counts no more. */
    void takeBack(long order, @Nullable Long delivery, String state) {
        jdbc.sql("""
                        update order_step set taken_back = true
                        where id = (select max(id) from order_step where order_id = :order and to_state = :state and not taken_back
                                    and delivery_id is not distinct from cast(:delivery as bigint))
                        """)
                .param("order", order)
                .param("delivery", delivery)
                .param("state", state)
                .update();
    }

    long deliver(long order, PurchaseOrder.Delivery delivery) {
        return jdbc.sql("""
                        insert into order_delivery (order_id, starts_on, ends_on, amount_cents, final, deliverables, reserve, state)
                        values (:order, :starts, :ends, :amount, :final, :deliverables, :reserve, :state)
                        returning id
                        """)
                .param("order", order)
                .param("starts", delivery.startsOn())
                .param("ends", delivery.endsOn())
                .param("amount", delivery.amount().cents())
                .param("final", delivery.last())
                .param("deliverables", delivery.deliverables())
                .param("reserve", delivery.reserve())
                .param("state", delivery.state().code())
                .query(Long.class)
                .single();
    }

    void move(long delivery, DeliveryState state, PurchaseOrder.Delivery.Dates dates, String invoice) {
        jdbc.sql("""
                        update order_delivery set state = :state, signed_on = cast(:signed as date), sent_on = cast(:sent as date),
                            invoiced_on = cast(:invoiced as date), paid_on = cast(:paid as date), invoice = :invoice
                        where id = :id
                        """)
                .param("id", delivery)
                .param("state", state.code())
                .param("signed", dates.signed())
                .param("sent", dates.sent())
                .param("invoiced", dates.invoiced())
                .param("paid", dates.paid())
                .param("invoice", invoice)
                .update();
    }
}
