package org.terreau.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.shared.EmailAddress;
import org.terreau.shared.Slice;

@Repository
class JdbcOutbox implements Outbox, OutboxReader {

    private static final int PAGE = 25;
    private static final String COLUMNS =
            "id, recipient, kind, subject, body, created_at, tried_since, sent_at, tries, last_error, unsubscribe";

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcOutbox(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void send(Message message) {
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql("""
                        insert into mail_outbox (recipient, kind, subject, body, unsubscribe, created_at, tried_since, next_try_at)
                        values (:to, :kind, :subject, :text, :unsubscribe, :now, :now, :now)
                        """)
                .param("to", message.to().value())
                .param("kind", message.kind())
                .param("subject", message.subject())
                .param("text", message.text())
                .param("unsubscribe", message.unsubscribe())
                .param("now", now)
                .update();
    }

    @Override
    public List<Sent> sentTo(EmailAddress address) {
        return jdbc.sql("select subject, created_at from mail_outbox where recipient = :to order by id")
                .param("to", address.value())
                .query((row, ignored) -> new Sent(
                        row.getString("subject"), row.getTimestamp("created_at").toInstant()))
                .list();
    }

    @Override
    public int forget(EmailAddress address) {
        return jdbc.sql("""
                        delete from mail_outbox
                        where recipient = :address
                           or (sent_at is not null or refused_at is not null) and position(:address in lower(body)) > 0
                        """).param("address", address.value()).update();
    }

    /**
     * Takes the oldest message that is due, for as long as it may take to send it: nobody else takes it meanwhile, and it
     * is due again if nothing is heard of it by then.
     */
    Optional<Entry> take(Duration longest) {
        Instant now = clock.instant();
        return jdbc.sql("""
                        update mail_outbox set next_try_at = :until
                        where id = (
                            select id from mail_outbox
                            where sent_at is null and refused_at is null and next_try_at <= :now
                            order by next_try_at, id
                            limit 1
                            for update skip locked)
                        returning\s""" + COLUMNS)
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(now.plus(longest)))
                .query((row, number) -> entry(row))
                .optional();
    }

    /** How many messages are still to leave. */
    long waiting() {
        return jdbc.sql("select count(*) from mail_outbox where sent_at is null and refused_at is null")
                .query(Long.class)
                .single();
    }

    /** The message has left; its text is not erased by this. */
    void sent(long id) {
        jdbc.sql("update mail_outbox set sent_at = :now, tries = tries + 1, last_error = null where id = :id")
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id)
                .update();
    }

    private static final String ERASE = """
            update mail_outbox
            set body_digest = sha256(convert_to(body, 'UTF8')), body = '', unsubscribe = null, erased_at = :now
            where erased_at is null and\s""";

    /** Erases the text of a message, of which the digest stays. */
    void erase(long id) {
        jdbc.sql(ERASE + "id = :id")
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id)
                .update();
    }

    /** Erases the texts of all that has left. */
    int eraseSent() {
        return jdbc.sql(ERASE + "sent_at is not null")
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** Erases the texts of what nobody tries any more since then. */
    int eraseRefusedBefore(Instant before) {
        return jdbc.sql(ERASE + "refused_at < :before")
                .param("now", Timestamp.from(clock.instant()))
                .param("before", Timestamp.from(before))
                .update();
    }

    /** A message written after this one has left: the server takes others. */
    boolean laterOnesLeft(long id) {
        return jdbc.sql("select exists (select 1 from mail_outbox where id > :id and sent_at is not null)")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    /** The message is tried no more, and nobody is told: its text is erased. */
    boolean abandon(long id) {
        boolean abandoned = jdbc.sql("""
                        update mail_outbox set abandoned_at = :now, refused_at = coalesce(refused_at, :now)
                        where id = :id and sent_at is null and abandoned_at is null
                        """)
                        .param("now", Timestamp.from(clock.instant()))
                        .param("id", id)
                        .update()
                == 1;
        if (abandoned) erase(id);
        return abandoned;
    }

    void failed(long id, String error, Duration wait) {
        jdbc.sql("""
                        update mail_outbox
                        set tries = tries + 1, last_error = :error, next_try_at = :next
                        where id = :id
                        """)
                .param("error", error)
                .param("next", Timestamp.from(clock.instant().plus(wait)))
                .param("id", id)
                .update();
    }

    /** The last one written to this address that neither left nor was refused. */
    Optional<Long> lastWaiting(String to) {
        return jdbc.sql("""
                        select id from mail_outbox
                        where recipient = :to and sent_at is null and refused_at is null order by id desc limit 1
                        """).param("to", to).query(Long.class).optional();
    }

    /** The message is tried no more. */
    void refused(long id, String error) {
        jdbc.sql("update mail_outbox set tries = tries + 1, last_error = :error, refused_at = :now where id = :id")
                .param("error", error)
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id)
                .update();
    }

    private static final String REFUSED =
            "select id, recipient, subject, created_at, refused_at, last_error, erased_at from mail_outbox ";

    private static Undelivered.Line line(ResultSet row) throws SQLException {
        return new Undelivered.Line(
                row.getLong("id"),
                row.getString("recipient"),
                row.getString("subject"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("refused_at").toInstant(),
                row.getString("last_error"),
                row.getTimestamp("erased_at") == null);
    }

    /** Those that are tried no more, the latest first. */
    List<Undelivered.Line> refused(int most) {
        return jdbc.sql(REFUSED + """
                        where refused_at is not null and abandoned_at is null
                        order by refused_at desc, id desc limit :most
                        """)
                .param("most", most)
                .query((row, ignored) -> line(row))
                .list();
    }

    /** Of each of these addresses, the last one written to it, if it is tried no more. */
    List<Undelivered.Line> lastRefusedTo(Collection<String> addresses) {
        return jdbc.sql(REFUSED + """
                        where refused_at is not null and abandoned_at is null and id = any(array(
                            select (select max(m.id) from mail_outbox m
                                    where m.recipient = t.recipient and (m.sent_at is not null or m.refused_at is not null))
                            from unnest(:to) as t(recipient)))
                        order by recipient
                        """)
                .param("to", addresses.toArray(String[]::new))
                .query((row, ignored) -> line(row))
                .list();
    }

    /**
     * Whoever may not be told again by a text that is erased writes another one.
     *
     * @return false when the message has left, was abandoned, or has no text any more
     */
    boolean tryAgain(long id) {
        return jdbc.sql("""
                        update mail_outbox set refused_at = null, next_try_at = :now, tried_since = :now
                        where id = :id and sent_at is null and erased_at is null and abandoned_at is null
                        """)
                        .param("now", Timestamp.from(clock.instant()))
                        .param("id", id)
                        .update()
                == 1;
    }

    int deleteOver(Instant instant) {
        return jdbc.sql("delete from mail_outbox where sent_at < :before or refused_at < :before")
                .param("before", Timestamp.from(instant))
                .update();
    }

    @Override
    public Slice<Entry> entries(@Nullable String to, int page) {
        int number = Math.max(1, page);
        long total = jdbc.sql("select count(*) from mail_outbox where :to::text is null or recipient = :to")
                .param("to", to)
                .query(Long.class)
                .single();
        List<Entry> entries = jdbc.sql("select " + COLUMNS + """
                         from mail_outbox
                        where :to::text is null or recipient = :to
                        order by id desc
                        limit :limit offset :offset
                        """)
                .param("to", to)
                .param("limit", PAGE)
                .param("offset", (number - 1) * PAGE)
                .query((row, ignored) -> entry(row))
                .list();
        return new Slice<>(entries, number, PAGE, total);
    }

    @Override
    public Optional<Entry> entry(long id) {
        return jdbc.sql("select " + COLUMNS + " from mail_outbox where id = :id")
                .param("id", id)
                .query((row, ignored) -> entry(row))
                .optional();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        Timestamp sent = row.getTimestamp("sent_at");
        return new Entry(
                row.getLong("id"),
                row.getString("recipient"),
                row.getString("kind"),
                row.getString("subject"),
                row.getString("body"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("tried_since").toInstant(),
                sent == null ? null : sent.toInstant(),
                row.getInt("tries"),
                row.getString("last_error"),
                row.getString("unsubscribe"));
    }
}
