package org.terreau.team;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.identity.AccountId;
import org.terreau.incubator.IncubatorId;

/** The SQL of what people do for whole incubators. A person who was merged into another one is read as that one. */
@Repository
class JdbcTransverses {

    private static final String MISSIONS = """
            select m.id, m.incubator_id, m.trade, m.specialty, m.status, m.employer, m.since, m.until_day, m.days, m.left_on,
                   m.version, q.id as person_id, coalesce(q.account_id, p.account_id) as account_id, q.name, q.email
            from team_transverse m
            join team_person p on p.id = m.person_id
            join team_person q on q.id = coalesce(p.merged_into, p.id)
            """;

    private final JdbcClient jdbc;

    JdbcTransverses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All of them, by their first day, those that are over too. One statement. */
    List<Transverse> everything() {
        return jdbc.sql(MISSIONS + "order by m.since, m.id")
                .query(JdbcTransverses::mission)
                .list();
    }

    /** Those of these people, under whatever name, by their first day. */
    List<Transverse> ofPeople(Collection<Long> people) {
        return jdbc.sql(MISSIONS + """
                        where m.person_id in (select id from team_person
                                              where id = any(:people) and merged_into is null or merged_into = any(:people))
                        order by m.since, m.id
                        """)
                .param("people", people.toArray(Long[]::new))
                .query(JdbcTransverses::mission)
                .list();
    }

    Optional<Transverse> find(long id) {
        return jdbc.sql(MISSIONS + "where m.id = :id")
                .param("id", id)
                .query(JdbcTransverses::mission)
                .optional();
    }

    /** Days a week of each person who works for whole incubators on this day. */
    Map<Long, BigDecimal> daysOn(LocalDate day) {
        Map<Long, BigDecimal> days = new HashMap<>();
        jdbc.sql("""
                        select coalesce(p.merged_into, p.id) as person, sum(m.days) as days
                        from team_transverse m join team_person p on p.id = m.person_id
                        where m.days is not null and m.since <= :day and (m.until_day is null or m.until_day >= :day)
                          and (m.left_on is null or m.left_on > :day)
                        group by 1
                        """).param("day", day).query(row -> {
            days.put(row.getLong("person"), row.getBigDecimal("days").stripTrailingZeros());
        });
        return days;
    }

    private static Transverse mission(ResultSet row, int ignored) throws SQLException {
        String status = row.getString("status");
        long account = row.getLong("account_id");
        AccountId known = row.wasNull() ? null : new AccountId(account);
        BigDecimal days = row.getBigDecimal("days");
        return new Transverse(
                row.getLong("id"),
                new IncubatorId(row.getString("incubator_id")),
                new Mission.Work(
                        Trade.of(row.getString("trade")).orElse(Trade.OTHER),
                        row.getString("specialty"),
                        status == null ? null : MissionStatus.of(status).orElse(null),
                        row.getString("employer")),
                new Person(row.getLong("person_id"), known, row.getString("name"), row.getString("email")),
                new Mission.Span(
                        row.getObject("since", LocalDate.class),
                        row.getObject("until_day", LocalDate.class),
                        null,
                        row.getObject("left_on", LocalDate.class)),
                days == null ? null : days.stripTrailingZeros(),
                row.getLong("version"));
    }

    /** Somebody holds this trade for this incubator on that day or later. */
    boolean held(long person, IncubatorId incubator, Trade trade, LocalDate since) {
        return jdbc.sql("""
                        select exists (
                            select 1 from team_transverse
                            where person_id = :person and incubator_id = :incubator and trade = :trade and left_on is null
                              and (until_day is null or until_day >= :since))
                        """)
                .param("person", person)
                .param("incubator", incubator.value())
                .param("trade", trade.code())
                .param("since", since)
                .query(Boolean.class)
                .single();
    }

    long insert(
            IncubatorId incubator,
            long person,
            Mission.Work work,
            LocalDate since,
            @Nullable LocalDate until,
            @Nullable BigDecimal days) {
        return jdbc.sql("""
                        insert into team_transverse (incubator_id, person_id, trade, specialty, status, employer, since,
                                                     until_day, days)
                        values (:incubator, :person, :trade, :specialty, :status, :employer, :since, :until, :days)
                        returning id
                        """)
                .param("incubator", incubator.value())
                .param("person", person)
                .param("trade", work.trade().code())
                .param("specialty", work.specialty())
                .param("status", work.status() == null ? null : work.status().code(), Types.VARCHAR)
                .param("employer", work.employer())
                .param("since", since)
                .param("until", until, Types.DATE)
                .param("days", days, Types.NUMERIC)
                .query(Long.class)
                .single();
    }

    /** False when somebody else wrote since, or it is closed. */
    boolean change(long id, LocalDate until, @Nullable BigDecimal days, long version) {
        return jdbc.sql("""
                        update team_transverse set until_day = :until, days = :days, version = version + 1
                        where id = :id and version = :version and left_on is null
                        """)
                        .param("until", until)
                        .param("days", days, Types.NUMERIC)
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }

    /** False when it is closed already. */
    boolean close(long id, LocalDate on) {
        return jdbc.sql(
                                "update team_transverse set left_on = :on, version = version + 1 where id = :id and left_on is null")
                        .param("on", on)
                        .param("id", id)
                        .update()
                == 1;
    }

    /** What a person is told of what is kept of them, by their account or their address. */
    List<Map<String, @Nullable Object>> held(@Nullable AccountId account, String email) {
        return jdbc.sql("""
                        select m.incubator_id as incubateur, m.trade as metier, m.specialty as specialite, m.status as statut,
                               m.employer as employeur, p.name as nom, m.since::text as depuis, m.days::text as jours_par_semaine,
                               m.until_day::text as fin_prevue, m.left_on::text as jusqu_au
                        from team_transverse m join team_person p on p.id = m.person_id
                        where p.account_id = :account or lower(p.email) = lower(:email) order by m.id
                        """)
                .param("account", account == null ? 0L : account.value())
                .param("email", email)
                .query()
                .listOfRows();
    }
}
