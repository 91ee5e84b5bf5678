package org.terreau.committee;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.identity.AccountId;
import org.terreau.shared.SecretToken;

/** The SQL of how often people want to be told, and until when they were. */
@Repository
class JdbcDigestReaders {

    private static final String READER =
            "select account_id, key, team_rhythm, sponsor_rhythm, team_told_until, sponsor_told_on, sponsor_since from digest_reader ";

    private final JdbcClient jdbc;

    JdbcDigestReaders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static DigestReaders.Reader reader(ResultSet row, int ignored) throws SQLException {
        return new DigestReaders.Reader(
                new AccountId(row.getLong("account_id")),
                row.getString("key"),
                DigestRhythm.of(row.getString("team_rhythm")).orElse(DigestRhythm.NEVER),
                DigestRhythm.of(row.getString("sponsor_rhythm")).orElse(DigestRhythm.NEVER),
                row.getTimestamp("team_told_until").toInstant(),
                row.getObject("sponsor_told_on", LocalDate.class),
                row.getObject("sponsor_since", LocalDate.class));
    }

    /** Opened with the usual rhythms if there was none, and kept for this transaction alone until it ends. */
    DigestReaders.Reader lock(AccountId account, Instant since, LocalDate today) {
        jdbc.sql("""
                        insert into digest_reader (account_id, key, team_rhythm, sponsor_rhythm, team_told_until, sponsor_since)
                        values (:account, :key, :team, :sponsor, :since, :today) on conflict do nothing
                        """)
                .param("account", account.value())
                .param("key", SecretToken.draw().value())
                .param("team", DigestReaders.Choice.USUAL.team().code())
                .param("sponsor", DigestReaders.Choice.USUAL.sponsor().code())
                .param("since", Timestamp.from(since))
                .param("today", today)
                .update();
        return jdbc.sql(READER + "where account_id = :account for update")
                .param("account", account.value())
                .query(JdbcDigestReaders::reader)
                .single();
    }

    void teamTold(AccountId account, Instant until) {
        jdbc.sql("update digest_reader set team_told_until = :until where account_id = :account")
                .param("until", Timestamp.from(until))
                .param("account", account.value())
                .update();
    }

    void sponsorTold(AccountId account, LocalDate on) {
        jdbc.sql("update digest_reader set sponsor_told_on = :on where account_id = :account")
                .param("on", on)
                .param("account", account.value())
                .update();
    }

    Optional<DigestReaders.Reader> find(AccountId account) {
        return jdbc.sql(READER + "where account_id = :account")
                .param("account", account.value())
                .query(JdbcDigestReaders::reader)
                .optional();
    }

    void sponsorSince(String key, LocalDate today) {
        jdbc.sql("update digest_reader set sponsor_since = :today where key = :key")
                .param("today", today)
                .param("key", key)
                .update();
    }

    void write(String key, DigestRhythm team, DigestRhythm sponsor) {
        jdbc.sql("update digest_reader set team_rhythm = :team, sponsor_rhythm = :sponsor where key = :key")
                .param("team", team.code())
                .param("sponsor", sponsor.code())
                .param("key", key)
                .update();
    }
}
