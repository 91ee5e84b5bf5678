package org.terreau.committee;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.identity.AccountId;
import org.terreau.identity.Actor;
import org.terreau.shared.Objections;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.shared.SecretToken;

/** How often people want to be told: daily for teams and monthly for sponsors, until they say otherwise. */
@Service
public class DigestReaders {

    /** What somebody who was never told yet is told first: what was noticed since. */
    private static final Duration FIRST = Duration.ofDays(2);

    private static final String READER =
            "select account_id, key, team_rhythm, sponsor_rhythm, team_told_until, sponsor_told_on, sponsor_since from digest_reader ";

    private final JdbcClient jdbc;
    private final Clock clock;

    DigestReaders(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Somebody who is told.
     *
     * @param key stands in each message, to stop them without signing in
     * @param sponsorSince from which day on the rhythm of sponsors counts
     */
    record Reader(
            AccountId account,
            String key,
            DigestRhythm team,
            DigestRhythm sponsor,
            Instant teamToldUntil,
            @Nullable LocalDate sponsorToldOn,
            LocalDate sponsorSince) {}

    /** What somebody chose. */
    public record Choice(DigestRhythm team, DigestRhythm sponsor) {

        static final Choice USUAL = new Choice(DigestRhythm.DAILY, DigestRhythm.MONTHLY);
    }

    private static Reader reader(ResultSet row, int ignored) throws SQLException {
        return new Reader(
                new AccountId(row.getLong("account_id")),
                row.getString("key"),
                DigestRhythm.of(row.getString("team_rhythm")).orElse(DigestRhythm.NEVER),
                DigestRhythm.of(row.getString("sponsor_rhythm")).orElse(DigestRhythm.NEVER),
                row.getTimestamp("team_told_until").toInstant(),
                row.getObject("sponsor_told_on", LocalDate.class),
                row.getObject("sponsor_since", LocalDate.class));
    }

    /** Opened on this day if there was none, and kept for this transaction alone until it ends. */
    Reader lock(AccountId account, LocalDate today) {
        jdbc.sql("""
                        insert into digest_reader (account_id, key, team_rhythm, sponsor_rhythm, team_told_until, sponsor_since)
                        values (:account, :key, :team, :sponsor, :since, :today) on conflict do nothing
                        """)
                .param("account", account.value())
                .param("key", SecretToken.draw().value())
                .param("team", Choice.USUAL.team().code())
                .param("sponsor", Choice.USUAL.sponsor().code())
                .param("since", Timestamp.from(clock.instant().minus(FIRST)))
                .param("today", today)
                .update();
        return jdbc.sql(READER + "where account_id = :account for update")
                .param("account", account.value())
                .query(DigestReaders::reader)
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

    @Transactional(readOnly = true)
    public Choice choice(Actor actor) {
        return jdbc.sql(READER + "where account_id = :account")
                .param("account", actor.id().value())
                .query(DigestReaders::reader)
                .optional()
                .map(reader -> new Choice(reader.team(), reader.sponsor()))
                .orElse(Choice.USUAL);
    }

    /**
     * Chooses how often to be told.
     *
     * @throws Refused naming `equipe` or `financeur`
     */
    @Transactional
    public void choose(String team, String sponsor, Actor actor) {
        Optional<DigestRhythm> wantedTeam = DigestRhythm.of(team);
        Optional<DigestRhythm> wantedSponsor = DigestRhythm.of(sponsor);
        Objections objections = new Objections();
        objections.when(wantedTeam.isEmpty(), "equipe", "alert.rhythm.needed");
        objections.when(wantedSponsor.isEmpty(), "financeur", "alert.rhythm.needed");
        if (wantedTeam.isEmpty() || wantedSponsor.isEmpty()) throw objections.refusal();
        LocalDate today = Paris.today(clock);
        Reader reader = lock(actor.id(), today);
        if (reader.sponsor() != wantedSponsor.get())
            jdbc.sql("update digest_reader set sponsor_since = :today where key = :key")
                    .param("today", today)
                    .param("key", reader.key())
                    .update();
        write(reader.key(), wantedTeam.get(), wantedSponsor.get());
    }

    /** Stops everything. A key that is unknown was stopped before: that is no error. */
    @Transactional
    public void stop(String key) {
        write(key, DigestRhythm.NEVER, DigestRhythm.NEVER);
    }

    private void write(String key, DigestRhythm team, DigestRhythm sponsor) {
        jdbc.sql("update digest_reader set team_rhythm = :team, sponsor_rhythm = :sponsor where key = :key")
                .param("team", team.code())
                .param("sponsor", sponsor.code())
                .param("key", key)
                .update();
    }
}
