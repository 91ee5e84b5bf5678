package org.terreau.deployment;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.terreau.portfolio.ProductId;
import org.terreau.territory.Collectivity;

/** How far products are used, from the sums that the database keeps in step with every change. */
@Component
class CoverageQuery {

    /** Where a product is, as the database sums it up: an array of texts that {@link Coverages#of(Plans.Plan, List)} reads. */
    static final String TALLY = """
            array(select concat_ws(chr(31), t.departement, t.stratum, t.quarter, t.places, t.inhabitants)
                  from deployment_tally t where t.product_id = :product and t.places <> 0)""";

    private final JdbcClient jdbc;

    CoverageQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The plan of a product, and where the product is as {@link #TALLY} says it. */
    record Tallied(Plans.Plan plan, List<String> tally) {}

    Tallied of(ProductId product) {
        return jdbc.sql("select p.strata, p.regions, p.officer, p.version, " + TALLY + """
                         as tally
                        from (select cast(:product as text) as id) asked
                        left join deployment_plan p on p.product_id = asked.id
                        """)
                .param("product", product.value())
                .query((row, ignored) -> new Tallied(JdbcPlans.known(row), JdbcPlans.texts(row.getArray("tally"))))
                .single();
    }

    /** Collectivities, uses and inhabitants of each département, by its code. */
    Map<String, long[]> departements() {
        Map<String, long[]> found = new HashMap<>();
        jdbc.sql("select departement, collectivities, uses, inhabitants from deployment_departement")
                .query(row -> {
                    found.put(row.getString("departement"), new long[] {
                        row.getLong("collectivities"), row.getLong("uses"), row.getLong("inhabitants")
                    });
                });
        return found;
    }

    /** What changed in a quarter, and how many more uses there are. */
    record Changed(LocalDate quarter, Coverage.Share change, long uses) {}

    /** Those of these départements; of all when there is none. */
    List<Changed> quarters(List<String> codes) {
        return jdbc.sql("""
                        select quarter, sum(uses) as uses, sum(communes) as communes, sum(inhabitants) as inhabitants
                        from deployment_territory_quarter
                        where cardinality(:codes) = 0 or departement = any(:codes)
                        group by quarter
                        """)
                .param("codes", codes.toArray(String[]::new))
                .query((row, ignored) -> new Changed(
                        row.getObject("quarter", LocalDate.class),
                        new Coverage.Share(0, row.getLong("communes"), 0, row.getLong("inhabitants")),
                        row.getLong("uses")))
                .list();
    }

    /** Where in the département the product is tried or used. */
    Map<String, DeploymentState> states(ProductId product, Collectivity departement) {
        Map<String, DeploymentState> states = new HashMap<>();
        jdbc.sql("""
                            select collectivity, state from deployment
                            where product_id = :product and departement = :departement and state in ('test', 'actif')
                            """)
                .param("product", product.value())
                .param("departement", departement.id().code())
                .query(row -> {
                    states.put(row.getString("collectivity"), DeploymentState.of(row.getString("state")));
                });
        return states;
    }

    /** How many products each collectivity of the département uses. */
    Map<String, Long> uses(Collectivity departement) {
        Map<String, Long> uses = new HashMap<>();
        jdbc.sql("""
                            select collectivity, uses from deployment_place
                            where departement = :departement and uses > 0
                            """).param("departement", departement.id().code()).query(row -> {
            uses.put(row.getString("collectivity"), row.getLong("uses"));
        });
        return uses;
    }
}
