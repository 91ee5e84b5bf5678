package org.terreau.funding;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.identity.Actor;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Money;

/** The SQL of what acts say, and of the payments that they promise. */
@Repository
class JdbcAgreementTerms {

    private final JdbcClient jdbc;

    JdbcAgreementTerms(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Two statements. */
    AgreementTerms of(long contribution) {
        AgreementTerms terms = jdbc.sql("""
                        select reference, parties, starts_on, ends_on, published_at, open_source, final_user, version
                        from agreement_terms where contribution_id = :contribution
                        """)
                .param("contribution", contribution)
                .query((row, ignored) -> new AgreementTerms(
                        row.getString("reference"),
                        row.getString("parties"),
                        row.getObject("starts_on", LocalDate.class),
                        row.getObject("ends_on", LocalDate.class),
                        row.getString("published_at"),
                        row.getObject("open_source", Boolean.class),
                        row.getObject("final_user", Boolean.class),
                        List.of(),
                        row.getLong("version")))
                .optional()
                .orElse(AgreementTerms.UNSAID);
        return terms.with(jdbc.sql("""
                        select id, due_on, amount_cents, condition, paid_on from agreement_payment
                        where contribution_id = :contribution order by due_on, id
                        """)
                .param("contribution", contribution)
                .query((row, ignored) -> new AgreementTerms.Payment(
                        row.getLong("id"),
                        row.getObject("due_on", LocalDate.class),
                        new Money(row.getLong("amount_cents")),
                        row.getString("condition"),
                        row.getObject("paid_on", LocalDate.class)))
                .list());
    }

    /** The payments of each contribution of a product, by its number. */
    Map<Long, List<AgreementTerms.Payment>> payments(ProductId product) {
        Map<Long, List<AgreementTerms.Payment>> payments = new LinkedHashMap<>();
        jdbc.sql("""
                        select p.contribution_id, p.id, p.due_on, p.amount_cents, p.condition, p.paid_on
                        from agreement_payment p join contribution c on c.id = p.contribution_id
                        where c.product_id = :product and c.replaced_by is null order by p.due_on, p.id
                        """).param("product", product.value()).query(row -> {
            payments.computeIfAbsent(row.getLong("contribution_id"), none -> new ArrayList<>())
                    .add(new AgreementTerms.Payment(
                            row.getLong("id"),
                            row.getObject("due_on", LocalDate.class),
                            new Money(row.getLong("amount_cents")),
                            row.getString("condition"),
                            row.getObject("paid_on", LocalDate.class)));
        });
        return payments;
    }

    /** Holds the terms of an act until the transaction ends; false when somebody wrote on them since this version. */
    boolean take(long contribution, long version) {
        jdbc.sql("insert into agreement_terms (contribution_id) values (:contribution) on conflict do nothing")
                .param("contribution", contribution)
                .update();
        return jdbc.sql("""
                        update agreement_terms set version = version + 1
                        where contribution_id = :contribution and version = :version
                        """)
                        .param("contribution", contribution)
                        .param("version", version)
                        .update()
                == 1;
    }

    void store(long contribution, AgreementTerms terms) {
        jdbc.sql("""
                        update agreement_terms set reference = :reference, parties = :parties,
                            starts_on = cast(:starts as date), ends_on = cast(:ends as date), published_at = :address,
                            open_source = cast(:free as boolean), final_user = cast(:user as boolean)
                        where contribution_id = :contribution
                        """)
                .param("contribution", contribution)
                .param("reference", terms.reference())
                .param("parties", terms.parties())
                .param("starts", terms.startsOn())
                .param("ends", terms.endsOn())
                .param("address", terms.publishedAt())
                .param("free", terms.openSource())
                .param("user", terms.finalUser())
                .update();
    }

    void expect(long contribution, LocalDate due, Money amount, String condition) {
        jdbc.sql("""
                        insert into agreement_payment (contribution_id, due_on, amount_cents, condition)
                        values (:contribution, :due, :amount, :condition)
                        """)
                .param("contribution", contribution)
                .param("due", due)
                .param("amount", amount.cents())
                .param("condition", condition)
                .update();
    }

    /** Says when a payment came. */
    void came(long payment, LocalDate day, Actor actor) {
        jdbc.sql("update agreement_payment set paid_on = :day, account_id = :account where id = :id")
                .param("id", payment)
                .param("day", day)
                .param("account", actor.id().value())
                .update();
    }

    /** A payment that was said to have come did not. */
    void takeBack(long payment) {
        jdbc.sql("update agreement_payment set paid_on = null, account_id = null where id = :id")
                .param("id", payment)
                .update();
    }

    void remove(long payment) {
        jdbc.sql("delete from agreement_payment where id = :id and paid_on is null")
                .param("id", payment)
                .update();
    }
}
