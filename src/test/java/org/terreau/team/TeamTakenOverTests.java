package org.terreau.team;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import org.terreau.testing.ApplicationTest;

/** The migration, on roles as they were written before missions: in a schema of its own, which is given up. */
@ApplicationTest
class TeamTakenOverTests {

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    TeamTakenOverTests(JdbcTemplate jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    private void run(String migration) {
        try {
            jdbc.execute(new ClassPathResource("db/migration/" + migration).getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new AssertionError(migration, unreadable);
        }
    }

    @Test
    void eachRoleIsAMissionOfOnePersonWithItsNumberItsDatesAndItsShare() {
        transaction.executeWithoutResult(status -> {
            jdbc.execute("create schema roles_taken_over; set local search_path to roles_taken_over");
            run("V130__team.sql");
            jdbc.execute("""
                    insert into team_role (product_id, trade, account_id, name, share, since, until) values
                        ('un', 'intraprenariat', 7, 'Anne Avant', 80, '2025-01-01', null),
                        ('deux', 'coaching', 7, 'Anne Avant', null, '2025-02-01', '2025-06-30'),
                        ('un', 'developpement', null, 'Personne effacée', 50, '2025-01-01', null),
                        ('un', 'design', null, 'Personne effacée', null, '2025-01-01', null),
                        ('un', 'coaching', null, null, null, '2025-03-01', null)
                    """);
            run("V630__team_missions.sql");
            assertThat(jdbc.queryForList("""
                            select concat_ws(' ', m.id, m.product_id, m.trade, p.account_id, p.name, m.since, m.left_on,
                                             r.from_day, trim_scale(r.amount), r.unit)
                            from mission m
                            left join team_person p on p.id = m.person_id
                            left join mission_rhythm r on r.mission_id = m.id order by m.id
                            """, String.class))
                    .containsExactly(
                            "1 un intraprenariat 7 Anne Avant 2025-01-01 2025-01-01 80 part",
                            "2 deux coaching 7 Anne Avant 2025-02-01 2025-06-30",
                            "3 un developpement Personne effacée 2025-01-01 2025-01-01 50 part",
                            "4 un design Personne effacée 2025-01-01",
                            "5 un coaching 2025-03-01");
            assertThat(jdbc.queryForObject("select count(*) from team_person", Long.class))
                    .as("two people whose names were taken off are not one")
                    .isEqualTo(3);
            assertThat(jdbc.queryForObject(
                            "insert into mission (product_id, trade, since) values ('un', 'data', '2025-03-01') returning id",
                            Long.class))
                    .isEqualTo(6);
            status.setRollbackOnly();
        });
    }
}
