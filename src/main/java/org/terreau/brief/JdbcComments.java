package org.terreau.brief;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.dossier.Author;
import org.terreau.dossier.Brief;
import org.terreau.dossier.DossierId;
import org.terreau.dossier.MemberKind;
import org.terreau.identity.AccountId;

/** The SQL of comments on briefs. */
@Repository
class JdbcComments {

    private final JdbcClient jdbc;

    JdbcComments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long insert(DossierId dossier, @Nullable Long thread, Brief.Part part, String quote, String text, Author author) {
        return jdbc.sql("""
                        insert into brief_comment (dossier_id, thread_id, part, quote, author_id, author, written_at, content)
                        values (:dossier, :thread, :part, :quote, :authorId, :author, :at, :text)
                        returning id
                        """)
                .param("dossier", dossier.value())
                .param("thread", thread)
                .param("part", part.code())
                .param("quote", quote)
                .param("authorId", author.id().value())
                .param("author", author.name())
                .param("at", Timestamp.from(author.at()))
                .param("text", text)
                .query(Long.class)
                .single();
    }

    /** Remarks on the brief of a dossier that somebody may settle. */
    record Open(DossierId dossier, String title, int number, Instant since) {}

    /** Of the dossiers that somebody asked for or writes: those on which others spoke last; two hundred at most. */
    List<Open> open(AccountId writer) {
        return jdbc.sql("""
                        select t.dossier_id, d.title, count(*) as number, min(t.written_at) as since
                        from brief_comment t join dossier d on d.id = t.dossier_id
                        where t.thread_id is null and t.resolved_at is null
                          and t.dossier_id in (select id from dossier where applicant_id = :writer
                                               union select dossier_id from dossier_member
                                               where account_id = :writer and kind = :kind)
                          and (select c.author_id from brief_comment c where c.id = t.id or c.thread_id = t.id
                               order by c.id desc limit 1) is distinct from :writer
                        group by t.dossier_id, d.title
                        order by since, t.dossier_id limit 200
                        """)
                .param("writer", writer.value())
                .param("kind", MemberKind.WRITER.code())
                .query((row, ignored) -> new Open(
                        new DossierId(row.getLong("dossier_id")),
                        row.getString("title"),
                        row.getInt("number"),
                        row.getTimestamp("since").toInstant()))
                .list();
    }

    /** The threads of a dossier in the order in which they began. */
    List<Comment.Thread> threads(DossierId dossier) {
        Map<Long, Comment.Thread> threads = new LinkedHashMap<>();
        jdbc.sql("""
                        select id, thread_id, part, quote, author_id, author, written_at, content, resolved_by, resolved_at
                        from brief_comment where dossier_id = :dossier order by id
                        """).param("dossier", dossier.value()).query(row -> {
            Long author = row.getObject("author_id", Long.class);
            Comment comment = new Comment(
                    row.getLong("id"),
                    author == null ? null : new AccountId(author),
                    row.getString("author"),
                    row.getTimestamp("written_at").toInstant(),
                    row.getString("content"));
            long thread = row.getLong("thread_id");
            if (row.wasNull()) {
                Timestamp resolved = row.getTimestamp("resolved_at");
                threads.put(
                        comment.id(),
                        new Comment.Thread(
                                Brief.Part.of(row.getString("part")).orElseThrow(),
                                row.getString("quote"),
                                comment,
                                List.of(),
                                row.getString("resolved_by"),
                                resolved == null ? null : resolved.toInstant()));
            } else threads.computeIfPresent(thread, (id, before) -> answered(before, comment));
        });
        return List.copyOf(threads.values());
    }

    private static Comment.Thread answered(Comment.Thread thread, Comment answer) {
        List<Comment> answers = new ArrayList<>(thread.answers());
        answers.add(answer);
        return new Comment.Thread(
                thread.part(), thread.quote(), thread.first(), answers, thread.resolvedBy(), thread.resolvedAt());
    }

    /** The part and the author of a thread of this dossier. */
    Optional<Comment.Thread> thread(DossierId dossier, long id) {
        return threads(dossier).stream().filter(thread -> thread.id() == id).findFirst();
    }

    void settle(long thread, @Nullable String by, @Nullable Instant at) {
        jdbc.sql("update brief_comment set resolved_by = :by, resolved_at = cast(:at as timestamptz) where id = :id")
                .param("by", by)
                .param("at", at == null ? null : Timestamp.from(at))
                .param("id", thread)
                .update();
    }

    /** A comment that nobody was told of yet. */
    record Unannounced(
            long id, DossierId dossier, long thread, Brief.Part part, long authorId, String author, String text) {}

    /** Takes the comments of the dossiers in which nobody has written since; another instance does not get them. */
    List<Unannounced> takeUnannounced(Instant quietSince) {
        return jdbc.sql("""
                        update brief_comment set announced = true
                        where id in (
                            select id from brief_comment
                            where not announced and dossier_id in (
                                select dossier_id from brief_comment where not announced
                                group by dossier_id having max(written_at) <= :quiet)
                            order by id limit 500 for update skip locked)
                        returning id, dossier_id, coalesce(thread_id, id) as thread, part, coalesce(author_id, 0) as author_id,
                                  author, content
                        """)
                .param("quiet", Timestamp.from(quietSince))
                .query((row, ignored) -> new Unannounced(
                        row.getLong("id"),
                        new DossierId(row.getLong("dossier_id")),
                        row.getLong("thread"),
                        Brief.Part.of(row.getString("part")).orElseThrow(),
                        row.getLong("author_id"),
                        row.getString("author"),
                        row.getString("content")))
                .list();
    }
}
