package org.terreau.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.shared.Slice;

/** The outbox as who runs the site reads it. */
@Repository
class OutboxQuery {

    private static final int PAGE = 50;

    private static final String STATE = """
            case when abandoned_at is not null then 'ABANDONED' when sent_at is not null then 'SENT'
                 when refused_at is not null then 'FAILED' else 'WAITING' end""";

    private static final String MATCHING = """
             from mail_outbox
            where (:wanted::text is null or %s = :wanted)
              and (:looked = '' or position(:looked in recipient) > 0 or position(:looked in lower(subject)) > 0)
            """.formatted(STATE);

    private final JdbcClient jdbc;

    OutboxQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    MailCare.Counts counts(boolean server) {
        return jdbc.sql("""
                        select count(*) filter (where sent_at is null and refused_at is null) as waiting,
                               count(*) filter (where refused_at is not null and abandoned_at is null) as failed,
                               count(*) filter (where sent_at is not null) as sent,
                               count(*) filter (where abandoned_at is not null) as abandoned,
                               min(created_at) filter (where sent_at is null and refused_at is null) as oldest
                        from mail_outbox
                        """)
                .query((row, ignored) -> new MailCare.Counts(
                        row.getLong("waiting"),
                        row.getLong("failed"),
                        row.getLong("sent"),
                        row.getLong("abandoned"),
                        instant(row, "oldest"),
                        server))
                .single();
    }

    Slice<MailCare.Line> lines(MailCare.@Nullable State state, String looked, int page) {
        int number = Math.max(1, page);
        long total = matching("select count(*)" + MATCHING, state, looked)
                .query(Long.class)
                .single();
        List<MailCare.Line> lines = matching(
                        "select id, recipient, kind, subject, created_at, sent_at, refused_at, abandoned_at, next_try_at, tries,"
                                + " last_error, erased_at, " + STATE + " as stands" + MATCHING
                                + " order by id desc limit :limit offset :offset",
                        state,
                        looked)
                .param("limit", PAGE)
                .param("offset", (number - 1L) * PAGE)
                .query((row, ignored) -> line(row))
                .list();
        return new Slice<>(lines, number, PAGE, total);
    }

    private JdbcClient.StatementSpec matching(String sql, MailCare.@Nullable State state, String looked) {
        return jdbc.sql(sql)
                .param("wanted", state == null ? null : state.name())
                .param("looked", looked);
    }

    private static MailCare.Line line(ResultSet row) throws SQLException {
        MailCare.State state = MailCare.State.valueOf(row.getString("stands"));
        Instant ended = switch (state) {
            case WAITING -> null;
            case FAILED -> instant(row, "refused_at");
            case SENT -> instant(row, "sent_at");
            case ABANDONED -> instant(row, "abandoned_at");
        };
        return new MailCare.Line(
                row.getLong("id"),
                row.getString("recipient"),
                row.getString("kind"),
                row.getString("subject"),
                state,
                row.getInt("tries"),
                row.getTimestamp("created_at").toInstant(),
                ended,
                state == MailCare.State.WAITING ? instant(row, "next_try_at") : null,
                Objects.requireNonNullElse(row.getString("last_error"), ""),
                row.getTimestamp("erased_at") == null);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
