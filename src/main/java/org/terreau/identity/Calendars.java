package org.terreau.identity;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
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
public class Calendars {

    private final ObjectProvider<PersonalCalendar> known;
    private final Accounts accounts;
    private final JdbcCalendars stored;
    private final Audit audit;
    private final Clock clock;

    Calendars(
            ObjectProvider<PersonalCalendar> known, Accounts accounts, JdbcCalendars stored, Audit audit, Clock clock) {
        this.known = known;
        this.accounts = accounts;
        this.stored = stored;
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
                .map(calendar ->
                        new Line(calendar, stored.followed(calendar, actor).orElse(null)))
                .toList();
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
        stored.follow(calendar, key, actor, clock.instant());
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
        boolean stopped = stored.stop(code, actor);
        if (!stopped) throw new NotFound("calendar", code);
        note("identity.calendar-stopped", code, actor);
    }

    private void note(String action, String code, Actor actor) {
        audit.record(actor.who(), action, "account:" + actor.id(), Map.of("calendar", code));
    }

    /** What this key opens; NotFound when it was stopped, or when its holder may read that calendar no more. */
    @Transactional
    public Opened open(String key) {
        JdbcCalendars.Holder holder =
                stored.open(key, clock.instant()).orElseThrow(() -> new NotFound("calendar", "of a key"));
        Accounts.Account account =
                accounts.byId(holder.account()).orElseThrow(() -> new NotFound("account", holder.account()));
        Actor reader = new Actor(account.id(), account.email(), account.name(), account.grants());
        return new Opened(concerning(holder.calendar(), reader), reader, account.language());
    }
}
