package org.terreau.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.dossier.DossierId;
import org.terreau.identity.AccountId;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.shared.Slice;

/** The SQL of a dossier's messages and of where each reader stands. */
@Repository
class JdbcMessages {

    private static final int PAGE = 50;
    private static final String MESSAGES = """
            select id, internal, author_id, author, staff, text, written_at, edited_at, deleted_at, deleted_by
            from dossier_message
            """;

    /** Where somebody stands; `mailed` is null when they chose nothing. */
    record Reader(AccountId account, @Nullable Boolean mailed, long readUpTo, long mailedUpTo) {

        static Reader none(AccountId account) {
            return new Reader(account, null, 0, 0);
        }
    }

    /** Somebody for whom messages wait. */
    record Waiting(DossierId dossier, Reader reader) {}

    private final JdbcClient jdbc;

    JdbcMessages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long insert(DossierId dossier, String text, boolean internal, boolean staff, Actor author, Instant at) {
        return jdbc.sql("""
                        insert into dossier_message (dossier_id, internal, author_id, author, staff, text, written_at)
                        values (:dossier, :internal, :authorId, :author, :staff, :text, :at)
                        returning id
                        """)
                .param("dossier", dossier.value())
                .param("internal", internal)
                .param("authorId", author.id().value())
                .param("author", author.name())
                .param("staff", staff)
                .param("text", text)
                .param("at", Timestamp.from(at))
                .query(Long.class)
                .single();
    }

    /** The newest first. */
    Slice<Conversation.Entry> page(DossierId dossier, boolean internalToo, int page) {
        long total = jdbc.sql(
                        "select count(*) from dossier_message where dossier_id = :dossier and (:internalToo or not internal)")
                .param("dossier", dossier.value())
                .param("internalToo", internalToo)
                .query(Long.class)
                .single();
        int number = (int) Math.max(1, Math.min(page, (total + PAGE - 1) / PAGE));
        List<Conversation.Entry> entries = jdbc.sql(MESSAGES + """
                        where dossier_id = :dossier and (:internalToo or not internal)
                        order by id desc limit :limit offset :offset
                        """)
                .param("dossier", dossier.value())
                .param("internalToo", internalToo)
                .param("limit", PAGE)
                .param("offset", (number - 1) * PAGE)
                .query((row, ignored) -> entry(row))
                .list();
        return new Slice<>(entries, number, PAGE, total);
    }

    /** Those after this one that somebody else wrote and that were not deleted, the first one first. */
    List<Conversation.Entry> after(DossierId dossier, long id, boolean internalToo, AccountId reader) {
        return jdbc.sql(MESSAGES + """
                        where dossier_id = :dossier and id > :id and (:internalToo or not internal)
                          and author_id is distinct from :reader and deleted_at is null
                        order by id limit 50
                        """)
                .param("dossier", dossier.value())
                .param("id", id)
                .param("internalToo", internalToo)
                .param("reader", reader.value())
                .query((row, ignored) -> entry(row))
                .list();
    }

    /** All of a dossier, the first one first, at most a thousand. */
    List<Conversation.Entry> all(DossierId dossier, boolean internalToo) {
        return jdbc.sql(MESSAGES
                        + "where dossier_id = :dossier and (:internalToo or not internal) order by id desc limit 1000")
                .param("dossier", dossier.value())
                .param("internalToo", internalToo)
                .query((row, ignored) -> entry(row))
                .list();
    }

    Optional<Conversation.Entry> find(DossierId dossier, long id, boolean internalToo) {
        return jdbc.sql(MESSAGES + "where dossier_id = :dossier and id = :id and (:internalToo or not internal)")
                .param("dossier", dossier.value())
                .param("id", id)
                .param("internalToo", internalToo)
                .query((row, ignored) -> entry(row))
                .optional();
    }

    /** False when it was deleted, or is no longer recent enough. */
    boolean edit(long id, String text, Instant at, Instant writtenAfter) {
        return jdbc.sql("""
                        update dossier_message set text = :text, edited_at = :at
                        where id = :id and deleted_at is null and written_at > :after
                        """)
                        .param("text", text)
                        .param("at", Timestamp.from(at))
                        .param("id", id)
                        .param("after", Timestamp.from(writtenAfter))
                        .update()
                == 1;
    }

    /** Leaves the trace that there was one; its text goes. */
    boolean delete(long id, Actor by, Instant at) {
        return jdbc.sql("""
                        update dossier_message set text = '', deleted_at = :at, deleted_by_id = :byId, deleted_by = :by
                        where id = :id and deleted_at is null
                        """)
                        .param("at", Timestamp.from(at))
                        .param("byId", by.id().value())
                        .param("by", by.name())
                        .param("id", id)
                        .update()
                == 1;
    }

    Reader reader(DossierId dossier, AccountId account) {
        return jdbc.sql("""
                        select account_id, mailed, read_up_to, mailed_up_to from dossier_reader
                        where dossier_id = :dossier and account_id = :account
                        """)
                .param("dossier", dossier.value())
                .param("account", account.value())
                .query((row, ignored) -> reader(row))
                .optional()
                .orElse(Reader.none(account));
    }

    List<Reader> readers(DossierId dossier) {
        return jdbc.sql(
                        "select account_id, mailed, read_up_to, mailed_up_to from dossier_reader where dossier_id = :dossier")
                .param("dossier", dossier.value())
                .query((row, ignored) -> reader(row))
                .list();
    }

    void choose(DossierId dossier, AccountId account, boolean mailed) {
        jdbc.sql("""
                        insert into dossier_reader (dossier_id, account_id, mailed) values (:dossier, :account, :mailed)
                        on conflict (dossier_id, account_id) do update
                        set mailed = excluded.mailed,
                            waiting_since = case when excluded.mailed then dossier_reader.waiting_since end
                        """)
                .param("dossier", dossier.value())
                .param("account", account.value())
                .param("mailed", mailed)
                .update();
    }

    /** Somebody who writes follows from then on, unless they chose otherwise; what they wrote is read. */
    void wrote(DossierId dossier, AccountId account, long message) {
        jdbc.sql("""
                        insert into dossier_reader (dossier_id, account_id, mailed, read_up_to)
                        values (:dossier, :account, true, :message)
                        on conflict (dossier_id, account_id) do update
                        set mailed = coalesce(dossier_reader.mailed, true),
                            read_up_to = greatest(dossier_reader.read_up_to, :message)
                        """)
                .param("dossier", dossier.value())
                .param("account", account.value())
                .param("message", message)
                .update();
    }

    void read(DossierId dossier, AccountId account, long upTo) {
        jdbc.sql("""
                        insert into dossier_reader (dossier_id, account_id, read_up_to) values (:dossier, :account, :upTo)
                        on conflict (dossier_id, account_id) do update
                        set read_up_to = greatest(dossier_reader.read_up_to, :upTo)
                        """)
                .param("dossier", dossier.value())
                .param("account", account.value())
                .param("upTo", upTo)
                .update();
    }

    /** They are told after a while, once, whatever is written until then. */
    void await(DossierId dossier, Collection<AccountId> accounts, Instant since) {
        for (AccountId account : accounts)
            jdbc.sql("""
                            insert into dossier_reader (dossier_id, account_id, waiting_since)
                            values (:dossier, :account, :since)
                            on conflict (dossier_id, account_id) do update
                            set waiting_since = coalesce(dossier_reader.waiting_since, :since)
                            """)
                    .param("dossier", dossier.value())
                    .param("account", account.value())
                    .param("since", Timestamp.from(since))
                    .update();
    }

    /** One who has waited since this moment or before, held by the caller's transaction, skipped by other instances. */
    Optional<Waiting> takeWaiting(Instant before) {
        return jdbc.sql("""
                        select dossier_id, account_id, mailed, read_up_to, mailed_up_to from dossier_reader
                        where waiting_since <= :before order by waiting_since limit 1
                        for update skip locked
                        """)
                .param("before", Timestamp.from(before))
                .query((row, ignored) -> new Waiting(new DossierId(row.getLong("dossier_id")), reader(row)))
                .optional();
    }

    void told(Waiting waiting, long upTo) {
        jdbc.sql("""
                        update dossier_reader
                        set waiting_since = null, mailed_up_to = greatest(mailed_up_to, :upTo)
                        where dossier_id = :dossier and account_id = :account
                        """)
                .param("upTo", upTo)
                .param("dossier", waiting.dossier().value())
                .param("account", waiting.reader().account().value())
                .update();
    }

    /** How many messages of these dossiers wait to be read by somebody who is part of their conversation. */
    Map<Long, Integer> unread(Collection<Long> dossiers, AccountId account, Set<String> scopes) {
        if (dossiers.isEmpty()) return Map.of();
        Map<Long, Integer> unread = new HashMap<>();
        jdbc.sql("""
                        select m.dossier_id, count(*) as unread
                        from dossier_message m
                        join dossier d on d.id = m.dossier_id
                        left join dossier_reader r on r.dossier_id = m.dossier_id and r.account_id = :account
                        where m.dossier_id in (:dossiers) and m.deleted_at is null
                          and m.author_id is distinct from :account
                          and m.id > coalesce(r.read_up_to, 0)
                          and (d.applicant_id = :account or r.account_id is not null)
                          and (not m.internal or :everywhere or d.incubator_id in (:scopes))
                          and (not m.internal or not d.set_aside @> array[:account]::bigint[])
                        group by m.dossier_id
                        """)
                .param("account", account.value())
                .param("dossiers", dossiers)
                .param("everywhere", scopes.contains(Grant.EVERYWHERE))
                .param("scopes", scopes.isEmpty() ? List.of("") : List.copyOf(scopes))
                .query(row -> {
                    unread.put(row.getLong("dossier_id"), row.getInt("unread"));
                });
        return unread;
    }

    /** Messages of a dossier that somebody has not read. */
    record Unread(long dossier, String title, int number, Instant since) {}

    /** Of all dossiers that this account asked for or follows, the oldest first; two hundred at most. */
    List<Unread> unread(AccountId account, Set<String> scopes) {
        return jdbc.sql("""
                        select m.dossier_id, d.title, count(*) as number, min(m.written_at) as since
                        from dossier_message m
                        join dossier d on d.id = m.dossier_id
                        left join dossier_reader r on r.dossier_id = m.dossier_id and r.account_id = :account
                        where m.dossier_id in (select id from dossier where applicant_id = :account
                                               union select dossier_id from dossier_reader where account_id = :account)
                          and m.deleted_at is null
                          and m.author_id is distinct from :account
                          and m.id > coalesce(r.read_up_to, 0)
                          and (d.applicant_id = :account or :everywhere or d.incubator_id in (:scopes))
                          and (not m.internal or :everywhere or d.incubator_id in (:scopes))
                          and (not m.internal or not d.set_aside @> array[:account]::bigint[])
                        group by m.dossier_id, d.title
                        order by since, m.dossier_id limit 200
                        """)
                .param("account", account.value())
                .param("everywhere", scopes.contains(Grant.EVERYWHERE))
                .param("scopes", scopes.isEmpty() ? List.of("") : List.copyOf(scopes))
                .query((row, ignored) -> new Unread(
                        row.getLong("dossier_id"),
                        row.getString("title"),
                        row.getInt("number"),
                        row.getTimestamp("since").toInstant()))
                .list();
    }

    private static Reader reader(ResultSet row) throws SQLException {
        return new Reader(
                new AccountId(row.getLong("account_id")),
                row.getObject("mailed", Boolean.class),
                row.getLong("read_up_to"),
                row.getLong("mailed_up_to"));
    }

    private static Conversation.Entry entry(ResultSet row) throws SQLException {
        Long author = row.getObject("author_id", Long.class);
        return new Conversation.Entry(
                row.getLong("id"),
                row.getBoolean("internal"),
                author == null ? null : new AccountId(author),
                row.getString("author"),
                row.getBoolean("staff"),
                row.getString("text"),
                row.getTimestamp("written_at").toInstant(),
                instant(row, "edited_at"),
                instant(row, "deleted_at"),
                row.getString("deleted_by"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
