package org.terreau.committee;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.identity.AccountId;
import org.terreau.identity.Actor;
import org.terreau.shared.Objections;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;

/** How often people want to be told: daily for teams and monthly for sponsors, until they say otherwise. */
@Service
public class DigestReaders {

    /** What somebody who was never told yet is told first: what was noticed since. */
    private static final Duration FIRST = Duration.ofDays(2);

    private final JdbcDigestReaders stored;
    private final Clock clock;

    DigestReaders(JdbcDigestReaders stored, Clock clock) {
        this.stored = stored;
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
            LocalDate sponsorSince) {

        /** A digest of alerts leaves on this day: those of a week stand in the letter of Mondays instead. */
        boolean teamToldOn(LocalDate day) {
            return team != DigestRhythm.WEEKLY && team.leavesOn(day);
        }
    }

    /** What somebody chose. */
    public record Choice(DigestRhythm team, DigestRhythm sponsor) {

        static final Choice USUAL = new Choice(DigestRhythm.DAILY, DigestRhythm.MONTHLY);
    }

    /** Opened on this day if there was none, and kept for this transaction alone until it ends. */
    Reader lock(AccountId account, LocalDate today) {
        return stored.lock(account, clock.instant().minus(FIRST), today);
    }

    void teamTold(AccountId account, Instant until) {
        stored.teamTold(account, until);
    }

    void sponsorTold(AccountId account, LocalDate on) {
        stored.sponsorTold(account, on);
    }

    @Transactional(readOnly = true)
    public Choice choice(Actor actor) {
        return stored.find(actor.id())
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
        if (reader.sponsor() != wantedSponsor.get()) stored.sponsorSince(reader.key(), today);
        stored.write(reader.key(), wantedTeam.get(), wantedSponsor.get());
    }

    /** Stops everything. A key that is unknown was stopped before: that is no error. */
    @Transactional
    public void stop(String key) {
        stored.write(key, DigestRhythm.NEVER, DigestRhythm.NEVER);
    }
}
