package org.terreau.survey;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Plain;
import org.terreau.shared.SecretToken;

/** The answers, and the words that come with them. */
@Component
class JdbcAnswers {

    private final JdbcClient jdbc;

    JdbcAnswers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Where an answer comes from.
     *
     * @param secret of its author's link, null when there is nobody to give it to
     * @param batch in which it came, null when it came alone
     */
    record From(
            LocalDate day,
            Instant at,
            Answer.Channel channel,
            @Nullable SecretToken secret,
            @Nullable Long batch) {}

    /** @return false when the tool that it comes from gave it already */
    boolean insert(ProductId product, Answer.New said, From from) {
        SecretToken secret = from.secret();
        Optional<Long> id = jdbc.sql("""
                        insert into survey_answer
                            (product_id, day, received_at, channel, ease, usefulness, recommendation, satisfaction, role,
                             collectivity, external, secret, batch)
                        values (:product, :day, :at, :channel, :ease, :usefulness, :recommendation, :satisfaction, :role,
                                :collectivity, :external, :secret, :batch)
                        on conflict (product_id, external) where external is not null do nothing
                        returning id
                        """)
                .param("product", product.value())
                .param("day", from.day())
                .param("at", Timestamp.from(from.at()))
                .param("channel", from.channel().code())
                .param("ease", said.ease(), Types.SMALLINT)
                .param("usefulness", said.usefulness(), Types.SMALLINT)
                .param("recommendation", said.recommendation(), Types.SMALLINT)
                .param("satisfaction", said.satisfaction(), Types.SMALLINT)
                .param("role", said.role())
                .param(
                        "collectivity",
                        said.collectivity() == null ? null : said.collectivity().toString(),
                        Types.VARCHAR)
                .param("external", said.external(), Types.VARCHAR)
                .param("secret", secret == null ? null : secret.digest(), Types.VARCHAR)
                .param("batch", from.batch(), Types.BIGINT)
                .query(Long.class)
                .optional();
        if (id.isEmpty()) return false;
        if (!said.verbatim().isEmpty())
            jdbc.sql("""
                            insert into survey_verbatim (answer, product_id, state, consent, original, search, changed_at)
                            values (:id, :product, 'a-lire', :consent, :original, :search, :at)
                            """)
                    .param("id", id.get())
                    .param("product", product.value())
                    .param("consent", said.consent())
                    .param("original", said.verbatim())
                    .param("search", Plain.text(said.verbatim()))
                    .param("at", Timestamp.from(from.at()))
                    .update();
        return true;
    }

    private static final String ANSWER = """
            select a.id, a.product_id, a.day, a.received_at, a.channel, a.ease, a.usefulness, a.recommendation,
                   a.satisfaction, coalesce(v.original, '') as original, coalesce(v.consent, false) as consent, v.state,
                   case when v.state = 'publie' then v.text else '' end as published
            from survey_answer a left join survey_verbatim v on v.answer = a.id
            """;

    /** The answer whose author holds this secret. */
    Optional<Answer> bySecret(SecretToken secret) {
        return jdbc.sql(ANSWER + " where a.secret = :digest")
                .param("digest", secret.digest())
                .query((row, ignored) -> answer(row))
                .optional();
    }

    /** The answer that another tool names so. */
    Optional<Answer> byExternal(ProductId product, String external) {
        return jdbc.sql(ANSWER + " where a.product_id = :product and a.external = :external")
                .param("product", product.value())
                .param("external", external)
                .query((row, ignored) -> answer(row))
                .optional();
    }

    /** With its words. */
    void delete(long id) {
        jdbc.sql("delete from survey_answer where id = :id").param("id", id).update();
    }

    private static Answer answer(ResultSet row) throws SQLException {
        Map<Question, Integer> scores = new EnumMap<>(Question.class);
        put(scores, Question.EASE, row, "ease");
        put(scores, Question.USEFULNESS, row, "usefulness");
        put(scores, Question.RECOMMENDATION, row, "recommendation");
        put(scores, Question.SATISFACTION, row, "satisfaction");
        String state = row.getString("state");
        return new Answer(
                row.getLong("id"),
                new ProductId(row.getString("product_id")),
                row.getObject("day", LocalDate.class),
                row.getTimestamp("received_at").toInstant(),
                Answer.Channel.of(row.getString("channel")).orElseThrow(),
                scores,
                row.getString("original"),
                row.getBoolean("consent"),
                state == null ? null : VerbatimState.of(state).orElseThrow(),
                row.getString("published"));
    }

    static void put(Map<Question, Integer> scores, Question question, ResultSet row, String column)
            throws SQLException {
        int score = row.getInt(column);
        if (!row.wasNull()) scores.put(question, score);
    }
}
