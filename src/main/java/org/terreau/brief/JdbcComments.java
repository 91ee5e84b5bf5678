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
