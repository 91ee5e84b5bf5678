package org.terreau.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.shared.Slice;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class JdbcAudit implements Audit {

    private static final int PAGE = 50;
    private static final TypeReference<TreeMap<String, String>> DETAILS = new TypeReference<>() {};
    private static final String MATCHING = """
            where (:action::text is null or action like :action || '%')
              and (:subject::text is null or subject = :subject)
              and (:who::text is null or who_name = :who)
              and (:incubators::text[] is null or incubators && :incubators::text[])
            """;

    private static final String COLUMNS = "(at, who_id, who_name, action, subject, incubators, details)";
    private static final String VALUES =
            ":at, cast(:whoId as bigint), :whoName, :action, :subject, :incubators::text[], :details::jsonb";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final JsonMapper json;
    private final ObjectProvider<AuditScope> scopes;

    JdbcAudit(JdbcClient jdbc, Clock clock, JsonMapper json, ObjectProvider<AuditScope> scopes) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.json = json;
        this.scopes = scopes;
    }

    @Override
    public void record(Who actor, String action, String subject, Map<String, String> details) {
        line("insert into audit_line " + COLUMNS + " values (" + VALUES + ")", actor, action, subject, details)
                .update();
    }

    @Override
    public void recordOnce(Who actor, String action, String subject, Map<String, String> details, Instant since) {
        line("insert into audit_line " + COLUMNS + " select " + VALUES + """
                         where not exists (
                             select from audit_line
                             where who_name = :whoName and action = :action and subject = :subject
                               and details = :details::jsonb and at > :since)
                        """, actor, action, subject, details)
                .param("since", Timestamp.from(since))
                .update();
    }

    private JdbcClient.StatementSpec line(
            String sql, Who actor, String action, String subject, Map<String, String> details) {
        return jdbc.sql(sql)
                .param("at", Timestamp.from(clock.instant()))
                .param("whoId", actor.accountId())
                .param("whoName", actor.name())
                .param("action", action)
                .param("subject", subject)
                .param("incubators", incubators(subject))
                .param("details", json.writeValueAsString(new TreeMap<>(details)));
    }

    private String[] incubators(String subject) {
        String[] parts = subject.split(":", -1);
        if (parts.length == 1) return new String[0];
        return scopes.stream()
                .filter(scope -> scope.kind().equals(parts[0]))
                .flatMap(scope -> scope.incubators().apply(parts[1]).stream())
                .distinct()
                .toArray(String[]::new);
    }

    @Override
    public Slice<Line> lines(Filter filter, int page) {
        return lines(null, filter, page);
    }

    @Override
    public Slice<Line> linesOf(Set<String> incubators, Filter filter, int page) {
        return lines(incubators.toArray(String[]::new), filter, page);
    }

    private Slice<Line> lines(String @Nullable [] incubators, Filter filter, int page) {
        int number = Math.max(1, page);
        long total = matching("select count(*) from audit_line " + MATCHING, incubators, filter)
                .query(Long.class)
                .single();
        List<Line> lines = matching(
                        "select id, at, who_id, who_name, action, subject, details from audit_line " + MATCHING
                                + " order by id desc limit :limit offset :offset",
                        incubators,
                        filter)
                .param("limit", PAGE)
                .param("offset", (number - 1L) * PAGE)
                .query(this::line)
                .list();
        return new Slice<>(lines, number, PAGE, total);
    }

    private JdbcClient.StatementSpec matching(String sql, String @Nullable [] incubators, Filter filter) {
        return jdbc.sql(sql)
                .param("action", filter.action())
                .param("subject", filter.subject())
                .param("who", filter.who())
                .param("incubators", incubators);
    }

    @Override
    public long last() {
        return jdbc.sql("select coalesce(max(id), 0) from audit_line")
                .query(Long.class)
                .single();
    }

    @Override
    public Set<String> touchedAfter(long line, Collection<String> subjects) {
        return subjects.isEmpty()
                ? Set.of()
                : Set.copyOf(jdbc.sql(
                                "select distinct subject from audit_line where id > :line and subject = any(:subjects)")
                        .param("line", line)
                        .param("subjects", subjects.toArray(String[]::new))
                        .query(String.class)
                        .list());
    }

    @Override
    public List<Line> by(String email) {
        return jdbc.sql(
                        "select id, at, who_id, who_name, action, subject, details from audit_line where who_name = :email order by id")
                .param("email", email)
                .query(this::line)
                .list();
    }

    @Override
    public int forget(String email) {
        return jdbc.sql("update audit_line set who_name = :nobody where who_name = :email")
                .param("nobody", Who.ERASED)
                .param("email", email)
                .update();
    }

    private Line line(ResultSet row, int ignored) throws SQLException {
        return new Line(
                row.getLong("id"),
                row.getTimestamp("at").toInstant(),
                new Who(row.getObject("who_id", Long.class), row.getString("who_name")),
                row.getString("action"),
                row.getString("subject"),
                json.readValue(row.getString("details"), DETAILS));
    }
}
