package org.terreau.funding;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Money;

/** The money of products in a budget year, summed by the database: two statements, however many they are. */
@Component
class YearCreditsQuery {

    /**
     * An order engages its splits in turn: all of them once it is issued, as much as was signed once it is settled, which is
     * taken from the last ones. An envelope whose years are said counts for what the year has, and what was asked to be carried
     * over into it; another one for all that was not engaged before.
     */
    private static final String SUMS = """
            with running as (
                select e.id, e.product_id, said.told,
                    case when said.told then coalesce(y.ae_cents, 0) else e.amount_cents end as amount_cents
                from envelope e
                cross join lateral (select exists (select 1 from envelope_year s where s.envelope_id = e.id) as told) said
                left join envelope_year y on y.envelope_id = e.id and y.year = :year
                where e.product_id = any(:products) and e.from_day < :next and e.until_day >= :first),
            firm as (
                select o.id, o.product_id,
                    case when o.state = 'solde'
                        then (select coalesce(sum(d.amount_cents), 0) from order_delivery d
                              where d.order_id = o.id and d.state in ('signe', 'transmis', 'facture', 'paye'))
                    end as kept
                from purchase_order o
                where o.product_id = any(:products) and o.state in ('emis', 'recu', 'en-cours', 'solde')),
            ranked as (
                select f.product_id, f.kept, s.envelope_id, s.year, s.amount_cents,
                    coalesce(sum(s.amount_cents) over (partition by s.order_id order by s.rank
                        rows between unbounded preceding and 1 preceding), 0) as before
                from order_split s join firm f on f.id = s.order_id),
            engaged as (
                select product_id, envelope_id, year,
                    case when kept is null then amount_cents
                        else least(amount_cents, greatest(kept - before, 0)) end as cents
                from ranked),
            used as (
                select e.product_id,
                    sum(e.cents) filter (where e.year < :year and not r.told) as before,
                    sum(e.cents) filter (where e.year = :year) as during
                from engaged e join running r on r.id = e.envelope_id group by e.product_id),
            whole as (
                select product_id, sum(cents) as cents from engaged where year <= :year group by product_id),
            paid as (
                select o.product_id,
                    sum(d.amount_cents) filter (where d.paid_on >= :first) as during,
                    sum(d.amount_cents) as until
                from order_delivery d join purchase_order o on o.id = d.order_id
                where o.product_id = any(:products) and d.state = 'paye' and d.paid_on < :next group by o.product_id),
            given as (
                select product_id, sum(amount_cents) as cents from year_answer
                where product_id = any(:products) and kind = 'rendre' and year < :year
                    and year >= :year - 1 group by product_id),
            kept as (
                select product_id, sum(amount_cents) as cents from year_answer
                where product_id = any(:products) and kind = 'reporter' and year = :year - 1 group by product_id),
            counted as (
                select product_id, count(*) as orders from purchase_order
                where product_id = any(:products) group by product_id)
            select r.product_id,
                (sum(r.amount_cents) + case when bool_and(r.told) then coalesce(max(k.cents), 0) else 0 end)::bigint as granted,
                coalesce(max(u.before), 0)::bigint as used_before, coalesce(max(u.during), 0)::bigint as engaged,
                coalesce(max(p.during), 0)::bigint as paid,
                (coalesce(max(w.cents), 0) - coalesce(max(p.until), 0))::bigint as to_pay,
                case when bool_and(r.told) then 0 else coalesce(max(g.cents), 0) end::bigint as given_before, coalesce(max(c.orders), 0) as orders
            from running r
            left join used u on u.product_id = r.product_id
            left join whole w on w.product_id = r.product_id
            left join paid p on p.product_id = r.product_id
            left join given g on g.product_id = r.product_id
            left join kept k on k.product_id = r.product_id
            left join counted c on c.product_id = r.product_id
            group by r.product_id
            """;

    private final JdbcClient jdbc;

    YearCreditsQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Of each of these products that an envelope pays in the year.
     *
     * @param safeDays the last safe day of each product; none where no year closes
     */
    Map<ProductId, YearCredits> of(
            Collection<ProductId> products, int year, Map<ProductId, LocalDate> safeDays, LocalDate today) {
        String[] ids = products.stream().map(ProductId::value).toArray(String[]::new);
        Map<String, List<YearAnswer>> answers = answers(ids, year);
        Map<ProductId, YearCredits> credits = new LinkedHashMap<>();
        jdbc.sql(SUMS)
                .param("products", ids)
                .param("year", year)
                .param("first", LocalDate.of(year, 1, 1))
                .param("next", LocalDate.of(year + 1, 1, 1))
                .query(row -> {
                    ProductId product = new ProductId(row.getString("product_id"));
                    @Nullable LocalDate safe = safeDays.get(product);
                    credits.put(
                            product,
                            new YearCredits(
                                    year,
                                    new Money(row.getLong("granted")),
                                    new Money(row.getLong("used_before") + row.getLong("given_before")),
                                    new Money(row.getLong("engaged")),
                                    new Money(row.getLong("paid")),
                                    new Money(row.getLong("to_pay")),
                                    row.getLong("orders"),
                                    answers.getOrDefault(product.value(), List.of()),
                                    safe,
                                    today));
                });
        return credits;
    }

    private Map<String, List<YearAnswer>> answers(String[] products, int year) {
        Map<String, List<YearAnswer>> answers = new HashMap<>();
        jdbc.sql("""
                        select product_id, kind, amount_cents, note, answered_on, author from year_answer
                        where product_id = any(:products) and year = :year order by id
                        """).param("products", products).param("year", year).query(row -> {
            answers.computeIfAbsent(row.getString("product_id"), none -> new ArrayList<>())
                    .add(new YearAnswer(
                            YearAnswer.Kind.coded(row.getString("kind")),
                            new Money(row.getLong("amount_cents")),
                            row.getString("note"),
                            row.getObject("answered_on", LocalDate.class),
                            row.getString("author")));
        });
        return answers;
    }
}
