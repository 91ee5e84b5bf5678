package org.terreau.identity;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.shared.SecretToken;

/** The SQL of the private addresses of calendars. */
@Repository
class JdbcCalendars {

    private final JdbcClient jdbc;

    JdbcCalendars(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Calendars.Followed> followed(PersonalCalendar calendar, Actor actor) {
        return jdbc.sql(
                        "select made_at, read_at from calendar_address where account_id = :account and calendar = :code")
                .param("account", actor.id().value())
                .param("code", calendar.code())
                .query((row, ignored) -> {
                    Timestamp read = row.getTimestamp("read_at");
                    return new Calendars.Followed(
                            row.getTimestamp("made_at").toInstant(), read == null ? null : read.toInstant());
                })
                .optional();
    }

    /** The address before, if any, stops. */
    void follow(PersonalCalendar calendar, SecretToken key, Actor actor, Instant at) {
        jdbc.sql("""
                        insert into calendar_address (digest, account_id, calendar, made_at)
                        values (:digest, :account, :code, :now)
                        on conflict (account_id, calendar)
                        do update set digest = excluded.digest, made_at = excluded.made_at, read_at = null
                        """)
                .param("digest", key.digest())
                .param("account", actor.id().value())
                .param("code", calendar.code())
                .param("now", Timestamp.from(at))
                .update();
    }

    /** False when there was none. */
    boolean stop(String code, Actor actor) {
        return jdbc.sql("delete from calendar_address where account_id = :account and calendar = :code")
                        .param("account", actor.id().value())
                        .param("code", code)
                        .update()
                == 1;
    }

    /** Whose calendar a key opens, and which. */
    record Holder(AccountId account, String calendar) {}

    /** Notes that the address was read. */
    Optional<Holder> open(String key, Instant at) {
        return jdbc.sql("""
                        update calendar_address set read_at = :now where digest = :digest returning account_id, calendar
                        """)
                .param("now", Timestamp.from(at))
                .param("digest", new SecretToken(key).digest())
                .query((row, ignored) ->
                        new Holder(new AccountId(row.getLong("account_id")), row.getString("calendar")))
                .optional();
    }
}
