package org.terreau.funding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Money;

/** The SQL of what is declared of grants. */
@Repository
class JdbcGrants {

    private static final String COLUMNS = """
            giver_siret, beneficiary, beneficiary_siret, rna, purpose, in_kind, terms, terms_text, paid_from, paid_until,
            share, notified, scheme
            """;

    private final JdbcClient jdbc;

    JdbcGrants(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<DeclaredGrant> of(long contribution) {
        return jdbc.sql("select " + COLUMNS + " from declared_grant where contribution_id = :id")
                .param("id", contribution)
                .query((row, ignored) -> grant(row))
                .optional();
    }

    private static DeclaredGrant grant(ResultSet row) throws SQLException {
        return new DeclaredGrant(
                row.getString("giver_siret"),
                new DeclaredGrant.Beneficiary(
                        row.getString("beneficiary"), row.getString("beneficiary_siret"), row.getString("rna")),
                row.getString("purpose"),
                row.getBoolean("in_kind"),
                new DeclaredGrant.Payment(
                        DeclaredGrant.Terms.of(row.getString("terms")).orElseThrow(),
                        row.getString("terms_text"),
                        row.getObject("paid_from", LocalDate.class),
                        row.getObject("paid_until", LocalDate.class)),
                row.getBigDecimal("share"),
                row.getBoolean("notified"),
                row.getString("scheme"));
    }

    void write(long contribution, DeclaredGrant grant) {
        jdbc.sql("insert into declared_grant (contribution_id, " + COLUMNS + """
                        )
                        values (:id, :giver, :beneficiary, :siret, :rna, :purpose, :kind, :terms, :text, :from,
                            cast(:until as date), :share, :notified, :scheme)
                        on conflict (contribution_id) do update set giver_siret = excluded.giver_siret,
                            beneficiary = excluded.beneficiary, beneficiary_siret = excluded.beneficiary_siret,
                            rna = excluded.rna, purpose = excluded.purpose, in_kind = excluded.in_kind,
                            terms = excluded.terms, terms_text = excluded.terms_text, paid_from = excluded.paid_from,
                            paid_until = excluded.paid_until, share = excluded.share, notified = excluded.notified,
                            scheme = excluded.scheme
                        """)
                .param("id", contribution)
                .param("giver", grant.giverSiret())
                .param("beneficiary", grant.beneficiary().name())
                .param("siret", grant.beneficiary().siret())
                .param("rna", grant.beneficiary().rna())
                .param("purpose", grant.purpose())
                .param("kind", grant.inKind())
                .param("terms", grant.payment().terms().code())
                .param("text", grant.payment().otherwise())
                .param("from", grant.payment().from())
                .param("until", grant.payment().until())
                .param("share", grant.share())
                .param("notified", grant.notified())
                .param("scheme", grant.scheme())
                .update();
    }

    /**
     * Those of authorities from an amount a year on, of one funder to one product, that can be counted on: what was suspended
     * or lost is not among them.
     */
    List<Grants.Published> published(Money floor) {
        return jdbc.sql("""
                        with granted as (
                            select c.id, c.product_id, c.funder, coalesce(c.signed_on, c.decided_on) as agreed_on, c.proof,
                                (select coalesce(sum(delta_cents), 0)::bigint from contribution_movement m
                                 where m.contribution_id = c.id) as cents,
                                coalesce((select m.standing in ('suspendue', 'perdue') from contribution_movement m
                                    where m.contribution_id = c.id and m.standing is not null
                                    order by m.id desc limit 1), false) as waits
                            from contribution c
                            where c.agreement = 'subvention' and c.replaced_by is null and not c.remaining
                                and c.funder_kind in ('etat-central', 'operateur', 'collectivite', 'syndicat',
                                    'interministeriel', 'incubateur')),
                        counted as (
                            select *, sum(cents) over (partition by product_id, lower(funder),
                                extract(year from agreed_on)) as of_year
                            from granted where not waits and agreed_on is not null)
                        select g.id, g.product_id, g.funder, g.agreed_on, g.proof, g.cents,
                        """ + COLUMNS + """
                        from counted g join declared_grant d on d.contribution_id = g.id
                        where of_year >= :floor order by g.agreed_on, g.id
                        """)
                .param("floor", floor.cents())
                .query((row, ignored) -> new Grants.Published(
                        new ProductId(row.getString("product_id")),
                        row.getString("funder"),
                        row.getObject("agreed_on", LocalDate.class),
                        row.getString("proof"),
                        new Money(row.getLong("cents")),
                        grant(row)))
                .list();
    }
}
