package org.terreau.eligibility;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of self-assessments. */
@Repository
class JdbcAssessments {

    private static final TypeReference<TreeMap<String, String>> ANSWERS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    JdbcAssessments(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void forgetHalfFilled(AssessmentKey key) {
        jdbc.sql("delete from assessment where key = :key and not complete")
                .param("key", key.value())
                .update();
    }

    void insert(AssessmentKey key, String idea, Map<String, String> answers, boolean complete, Instant at) {
        jdbc.sql("""
                        insert into assessment (key, created_at, idea, answers, complete)
                        values (:key, :now, :idea, :answers::jsonb, :complete)
                        """)
                .param("key", key.value())
                .param("now", Timestamp.from(at))
                .param("idea", idea)
                .param("answers", json.writeValueAsString(answers))
                .param("complete", complete)
                .update();
    }

    Optional<SelfAssessment.Told> told(AssessmentKey key) {
        return jdbc.sql("select idea, answers, complete from assessment where key = :key")
                .param("key", key.value())
                .query((row, ignored) -> new SelfAssessment.Told(
                        row.getString("idea"),
                        json.readValue(row.getString("answers"), ANSWERS),
                        row.getBoolean("complete")))
                .optional();
    }

    /** Answers that are all given, and when. */
    record Given(Instant at, String idea, Map<String, String> answers) {}

    Optional<Given> find(AssessmentKey key) {
        return jdbc.sql("select created_at, idea, answers from assessment where key = :key and complete")
                .param("key", key.value())
                .query((row, ignored) -> new Given(
                        row.getTimestamp("created_at").toInstant(),
                        row.getString("idea"),
                        json.readValue(row.getString("answers"), ANSWERS)))
                .optional();
    }

    int forgetBefore(Instant before) {
        return jdbc.sql("delete from assessment where created_at < :before")
                .param("before", Timestamp.from(before))
                .update();
    }
}
