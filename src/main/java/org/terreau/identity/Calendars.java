package org.terreau.identity;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.shared.NotFound;
import org.terreau.shared.SecretToken;

/**
 * The calendars that somebody follows in a program of theirs: each has a private address, which shows what its holder may
 * read at that moment, and which they replace or stop when they want.
 */
@Service
public class Calendars implements PersonalData.OfAccounts {

    private final ObjectProvider<PersonalCalendar> known;
    private final Accounts accounts;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    Calendars(ObjectProvider<PersonalCalendar> known, Accounts accounts, JdbcClient jdbc, Audit audit, Clock clock) {
        this.known = known;
        this.accounts = accounts;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** Since when an address is followed, and when a program read it last. */
    public record Followed(Instant since, @Nullable Instant lastRead) {}

    /** @param followed null when there is no address */
    public record Line(PersonalCalendar calendar, @Nullable Followed followed) {}

    /** What a program reads, in the rights and the language of who follows it. */
    public record Opened(PersonalCalendar calendar, Actor reader, Locale language) {}

    @Transactional(readOnly = true)
    public List<Line> of(Actor actor) {
        return known.stream()
                .filter(calendar -> calendar.concerns(actor))
                .sorted(Comparator.comparing(PersonalCalendar::code))
                .map(calendar -> new Line(calendar, followed(calendar, actor).orElse(null)))
                .toList();
    }

    private Optional<Followed> followed(PersonalCalendar calendar, Actor actor) {
        return jdbc.sql(
                        "select made_at, read_at from calendar_address where account_id = :account and calendar = :code")
                .param("account", actor.id().value())
                .param("code", calendar.code())
                .query((row, ignored) -> {
                    Timestamp read = row.getTimestamp("read_at");
                    return new Followed(
                            row.getTimestamp("made_at").toInstant(), read == null ? null : read.toInstant());
                })
                .optional();
    }

    /**
     * Makes an address; the one before, if any, stops.
     *
     * @return its key, which nobody can read again
     */
    @Transactional
    public String follow(String code, Actor actor) {
        PersonalCalendar calendar = concerning(code, actor);
        SecretToken key = SecretToken.draw();
        jdbc.sql("""
                        insert into calendar_address (digest, account_id, calendar, made_at)
                        values (:digest, :account, :code, :now)
                        on conflict (account_id, calendar)
                        do update set digest = excluded.digest, made_at = excluded.made_at, read_at = null
                        """)
                .param("digest", key.digest())
                .param("account", actor.id().value())
                .param("code", calendar.code())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        note("identity.calendar-followed", calendar.code(), actor);
        return key.value();
    }

    private PersonalCalendar concerning(String code, Actor actor) {
        return known.stream()
                .filter(calendar -> calendar.code().equals(code) && calendar.concerns(actor))
                .findFirst()
                .orElseThrow(() -> new NotFound("calendar", code));
    }

    /** Its address shows nothing any more. */
    @Transactional
    public void stop(String code, Actor actor) {
        int stopped = jdbc.sql("delete from calendar_address where account_id = :account and calendar = :code")
                .param("account", actor.id().value())
                .param("code", code)
                .update();
        if (stopped == 0) throw new NotFound("calendar", code);
        note("identity.calendar-stopped", code, actor);
    }

    private void note(String action, String code, Actor actor) {
        audit.record(actor.who(), action, "account:" + actor.id(), Map.of("calendar", code));
    }

    /** What this key opens; NotFound when it was stopped, or when its holder may read that calendar no more. */
    @Transactional
    public Opened open(String key) {
        record Holder(AccountId account, String calendar) {}
        Holder holder = jdbc.sql("""
                        update calendar_address set read_at = :now where digest = :digest returning account_id, calendar
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("digest", new SecretToken(key).digest())
                .query((row, ignored) ->
                        new Holder(new AccountId(row.getLong("account_id")), row.getString("calendar")))
                .optional()
                .orElseThrow(() -> new NotFound("calendar", "of a key"));
        Accounts.Account account =
                accounts.byId(holder.account()).orElseThrow(() -> new NotFound("account", holder.account()));
        Actor reader = new Actor(account.id(), account.email(), account.name(), account.grants());
        return new Opened(concerning(holder.calendar(), reader), reader, account.language());
    }

    @Override
    public String module() {
        return "identity";
    }

    @Override
    public List<Map<String, String>> held(AccountId account) {
        return jdbc.sql("select calendar, made_at from calendar_address where account_id = :account order by calendar")
                .param("account", account.value())
                .query((row, ignored) -> Map.of(
                        "agenda",
                        row.getString("calendar"),
                        "suivi_depuis",
                        row.getTimestamp("made_at").toInstant().toString()))
                .list();
    }

    @Override
    public int erase(AccountId account) {
        return jdbc.sql("delete from calendar_address where account_id = :account")
                .param("account", account.value())
                .update();
    }
}
