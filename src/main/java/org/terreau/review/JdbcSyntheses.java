package org.terreau.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.eligibility.Prerequisite;
import org.terreau.eligibility.Standing;
import org.terreau.identity.Actor;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of what applicants are told of the prerequisites. */
@Repository
class JdbcSyntheses {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    JdbcSyntheses(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Those that were sent, the newest first. */
    List<Syntheses.Synthesis> sent(String kind, String id) {
        return jdbc.sql("""
                        select number, version, author, saved_at, sent_at, content from review_synthesis
                        where subject_kind = :kind and subject_id = :id and sent_at is not null order by number desc
                        """)
                .param("kind", kind)
                .param("id", id)
                .query((row, ignored) -> synthesis(row))
                .list();
    }

    Optional<Syntheses.Synthesis> draft(ReviewSubject subject) {
        return jdbc.sql("""
                        select number, version, author, saved_at, sent_at, content from review_synthesis
                        where subject_kind = :kind and subject_id = :id and sent_at is null
                        """)
                .param("kind", subject.kind())
                .param("id", subject.id())
                .query((row, ignored) -> synthesis(row))
                .optional();
    }

    /** False when somebody saved the draft since this version. */
    boolean save(
            ReviewSubject subject, Map<Prerequisite, Syntheses.Line> lines, long version, Actor actor, Instant at) {
        return jdbc.sql("""
                        insert into review_synthesis (subject_kind, subject_id, number, version, author, author_id,
                                                      saved_at, content)
                        select :kind, :id, coalesce(max(number) filter (where sent_at is not null), 0) + 1, 1, :author,
                               :account, :at, :content::jsonb
                        from review_synthesis where subject_kind = :kind and subject_id = :id
                        on conflict (subject_kind, subject_id, number) do update
                        set version = review_synthesis.version + 1, author = excluded.author,
                            author_id = excluded.author_id, saved_at = excluded.saved_at, content = excluded.content
                        where review_synthesis.version = :version and review_synthesis.sent_at is null
                        """)
                        .param("kind", subject.kind())
                        .param("id", subject.id())
                        .param("author", actor.name())
                        .param("account", actor.id().value())
                        .param("at", Timestamp.from(at))
                        .param("content", written(lines))
                        .param("version", version)
                        .update()
                == 1;
    }

    void send(ReviewSubject subject, Instant at) {
        jdbc.sql("""
                        update review_synthesis set sent_at = :at
                        where subject_kind = :kind and subject_id = :id and sent_at is null
                        """)
                .param("at", Timestamp.from(at))
                .param("kind", subject.kind())
                .param("id", subject.id())
                .update();
    }

    private Syntheses.Synthesis synthesis(ResultSet row) throws SQLException {
        Timestamp sent = row.getTimestamp("sent_at");
        return new Syntheses.Synthesis(
                row.getInt("number"),
                row.getLong("version"),
                row.getString("author"),
                row.getTimestamp("saved_at").toInstant(),
                sent == null ? null : sent.toInstant(),
                read(row.getString("content")));
    }

    private String written(Map<Prerequisite, Syntheses.Line> lines) {
        Map<String, Map<String, String>> texts = new LinkedHashMap<>();
        for (Prerequisite prerequisite : Prerequisite.values()) {
            Syntheses.Line line = lines.get(prerequisite);
            if (line != null)
                texts.put(prerequisite.code(), Map.of("niveau", line.standing().code(), "texte", line.text()));
        }
        return json.writeValueAsString(texts);
    }

    private Map<Prerequisite, Syntheses.Line> read(String content) {
        Map<Prerequisite, Syntheses.Line> lines = new EnumMap<>(Prerequisite.class);
        Map<?, ?> texts = json.readValue(content, Map.class);
        for (Prerequisite prerequisite : Prerequisite.values())
            if (texts.get(prerequisite.code()) instanceof Map<?, ?> line)
                lines.put(
                        prerequisite,
                        new Syntheses.Line(
                                Standing.of(String.valueOf(line.get("niveau"))), String.valueOf(line.get("texte"))));
        return lines;
    }
}
