package org.terreau.survey;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Plain;
import org.terreau.shared.Slice;
import org.terreau.territory.CollectivityId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Verbatims as the team reads them. */
@Component
class JdbcVerbatims {

    private static final int PAGE = 20;
    private static final int MOST = 20_000;
    private static final int WORDS = 8;

    private static final String VERBATIM = """
            select v.answer, v.product_id, a.day, a.channel, a.ease, a.usefulness, a.recommendation, a.satisfaction, a.role,
                   a.collectivity, v.state, v.consent, v.original, v.forgotten_at, v.text, v.testimony, v.version,
                   (select json_agg(json_build_object('id', t.id, 'scope', t.scope, 'name', t.name) order by t.name)
                    from survey_verbatim_theme vt join survey_theme t on t.id = vt.theme
                    where vt.answer = v.answer) as themes
            from survey_verbatim v join survey_answer a on a.id = v.answer
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    JdbcVerbatims(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    private record Narrowed(String conditions, Map<String, Object> parameters) {}

    private static Narrowed narrowed(ProductId product, Verbatim.Choice choice) {
        List<String> conditions = new ArrayList<>(List.of("v.product_id = :product"));
        Map<String, Object> parameters = new HashMap<>(Map.of("product", product.value()));
        if (!choice.state().isEmpty()) {
            conditions.add("v.state = :state");
            parameters.put("state", choice.state());
        }
        if (choice.theme() > 0) {
            conditions.add(
                    "exists (select from survey_verbatim_theme w where w.answer = v.answer and w.theme = :theme)");
            parameters.put("theme", choice.theme());
        }
        if (choice.consent().equals("oui")) conditions.add("v.consent");
        if (choice.consent().equals("non")) conditions.add("not v.consent");
        List<String> words = Arrays.stream(Plain.text(choice.words()).split(" "))
                .filter(word -> !word.isEmpty())
                .limit(WORDS)
                .toList();
        for (int at = 0; at < words.size(); at++) {
            conditions.add(
                    "v.document @@ (to_tsquery('simple', :start" + at + ") || to_tsquery('french', :word" + at + "))");
            parameters.put("start" + at, words.get(at) + ":*");
            parameters.put("word" + at, words.get(at));
        }
        return new Narrowed(" where " + String.join(" and ", conditions), parameters);
    }

    long count(ProductId product, Verbatim.Choice choice) {
        Narrowed narrowed = narrowed(product, choice);
        return jdbc.sql("select count(*) from survey_verbatim v" + narrowed.conditions())
                .params(narrowed.parameters())
                .query(Long.class)
                .single();
    }

    Slice<Verbatim> page(ProductId product, Verbatim.Choice choice, int page) {
        long total = count(product, choice);
        int number = (int) Math.max(1, Math.min(page, (total + PAGE - 1) / PAGE));
        return new Slice<>(list(product, choice, PAGE, (number - 1) * PAGE), number, PAGE, total);
    }

    List<Verbatim> all(ProductId product, Verbatim.Choice choice) {
        return list(product, choice, MOST, 0);
    }

    private List<Verbatim> list(ProductId product, Verbatim.Choice choice, int limit, int offset) {
        Narrowed narrowed = narrowed(product, choice);
        return jdbc.sql(VERBATIM + narrowed.conditions() + " order by v.answer desc limit :limit offset :offset")
                .params(narrowed.parameters())
                .param("limit", limit)
                .param("offset", offset)
                .query((row, ignored) -> verbatim(row))
                .list();
    }

    Optional<Verbatim> find(ProductId product, long answer) {
        return jdbc.sql(VERBATIM + " where v.answer = :answer and v.product_id = :product")
                .param("answer", answer)
                .param("product", product.value())
                .query((row, ignored) -> verbatim(row))
                .optional();
    }

    /** @return false when somebody changed it since */
    boolean move(Verbatim before, VerbatimState to, long by, Instant at) {
        return jdbc.sql("""
                        update survey_verbatim
                        set state = :state, changed_by = :by, changed_at = :at, version = version + 1
                        where answer = :answer and version = :version
                        """)
                        .param("state", to.code())
                        .param("by", by)
                        .param("at", Timestamp.from(at))
                        .param("answer", before.answer())
                        .param("version", before.version())
                        .update()
                > 0;
    }

    void published(long answer, String text, String original, long testimony) {
        jdbc.sql(
                        "update survey_verbatim set text = :text, testimony = :testimony, search = :search where answer = :answer")
                .param("text", text)
                .param("testimony", testimony)
                .param("search", Plain.text(original + " " + text))
                .param("answer", answer)
                .update();
    }

    /** @return the answer whose words became this testimony */
    Optional<Long> ofTestimony(ProductId product, long testimony) {
        return jdbc.sql("select answer from survey_verbatim where testimony = :testimony and product_id = :product")
                .param("testimony", testimony)
                .param("product", product.value())
                .query(Long.class)
                .optional();
    }

    /** What was published goes; the original goes too when its author took the agreement back. */
    void withdrawn(long answer, boolean original, Instant at) {
        jdbc.sql("""
                        update survey_verbatim
                        set state = 'retire', text = '', testimony = null, changed_at = :at, version = version + 1,
                            consent = consent and not :whole, original = case when :whole then '' else original end,
                            forgotten_at = case when :whole then :at else forgotten_at end,
                            search = case when :whole then '' else :search end
                        where answer = :answer
                        """)
                .param("answer", answer)
                .param("whole", original)
                .param("search", originalOf(answer).map(Plain::text).orElse(""))
                .param("at", Timestamp.from(at))
                .update();
        if (original)
            jdbc.sql("update survey_answer set role = '', collectivity = null where id = :answer")
                    .param("answer", answer)
                    .update();
    }

    private Optional<String> originalOf(long answer) {
        return jdbc.sql("select original from survey_verbatim where answer = :answer")
                .param("answer", answer)
                .query(String.class)
                .optional();
    }

    void sort(long answer, Set<Long> themes) {
        jdbc.sql("delete from survey_verbatim_theme where answer = :answer")
                .param("answer", answer)
                .update();
        for (long theme : themes)
            jdbc.sql("insert into survey_verbatim_theme (answer, theme) values (:answer, :theme)")
                    .param("answer", answer)
                    .param("theme", theme)
                    .update();
    }

    /** Originals that arrived before this moment, with what is published of them. */
    Map<Long, String> kept(Instant before, int most) {
        Map<Long, String> kept = new HashMap<>();
        jdbc.sql("""
                        select v.answer, case when v.state = 'publie' then v.text else '' end as text
                        from survey_verbatim v join survey_answer a on a.id = v.answer
                        where v.original <> '' and a.received_at < :before limit :most
                        """)
                .param("before", Timestamp.from(before))
                .param("most", most)
                .query(row -> {
                    kept.put(row.getLong("answer"), row.getString("text"));
                });
        return kept;
    }

    /** The original goes, with what else the person said of themselves; what is published stays. */
    void forget(long answer, String published, Instant at) {
        jdbc.sql("""
                        update survey_verbatim
                        set original = '', search = :search, forgotten_at = :at, version = version + 1
                        where answer = :answer
                        """)
                .param("search", Plain.text(published))
                .param("at", Timestamp.from(at))
                .param("answer", answer)
                .update();
        jdbc.sql("update survey_answer set role = '', collectivity = null where id = :answer")
                .param("answer", answer)
                .update();
    }

    private Verbatim verbatim(ResultSet row) throws SQLException {
        Map<Question, Integer> scores = new EnumMap<>(Question.class);
        JdbcAnswers.put(scores, Question.EASE, row, "ease");
        JdbcAnswers.put(scores, Question.USEFULNESS, row, "usefulness");
        JdbcAnswers.put(scores, Question.RECOMMENDATION, row, "recommendation");
        JdbcAnswers.put(scores, Question.SATISFACTION, row, "satisfaction");
        String place = row.getString("collectivity");
        Timestamp forgotten = row.getTimestamp("forgotten_at");
        List<Theme> themes = new ArrayList<>();
        String carried = row.getString("themes");
        if (carried != null)
            for (JsonNode theme : json.readTree(carried))
                themes.add(new Theme(
                        theme.get("id").asLong(),
                        theme.get("scope").asString(),
                        theme.get("name").asString(),
                        0));
        return new Verbatim(
                row.getLong("answer"),
                new ProductId(row.getString("product_id")),
                row.getObject("day", LocalDate.class),
                Answer.Channel.of(row.getString("channel")).orElseThrow(),
                scores,
                row.getString("role"),
                place == null ? null : CollectivityId.parse(place).orElse(null),
                VerbatimState.of(row.getString("state")).orElseThrow(),
                row.getBoolean("consent"),
                row.getString("original"),
                forgotten == null ? null : forgotten.toInstant(),
                row.getString("text"),
                number(row, "testimony"),
                themes,
                row.getLong("version"));
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }

    /** What was published of the words of an answer; nobody else changes it until the transaction ends. */
    Optional<Long> testimony(long answer) {
        return jdbc.sql("select testimony from survey_verbatim where answer = :id and testimony is not null for update")
                .param("id", answer)
                .query(Long.class)
                .optional();
    }
}
