package org.terreau.standard;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What other tools said of watched sites. */
@Repository
class JdbcReports {

    private final JdbcClient jdbc;

    JdbcReports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps a report until somebody takes it, in the place of the one that waited. */
    long wait(long site, SentReport report, Instant readAt, Instant now) {
        jdbc.sql("delete from site_report where site_id = :site and run_id is null")
                .param("site", site)
                .update();
        long id = jdbc.sql("""
                        insert into site_report (site_id, origin, read_at, page, tool, sent_at)
                        values (:site, :origin, :read, :page, :tool, :now) returning id
                        """)
                .param("site", site)
                .param("origin", report.origin().code())
                .param("read", Timestamp.from(readAt))
                .param("page", Finding.cut(report.page().toString(), 1000))
                .param("tool", Finding.cut(report.tool(), 100))
                .param("now", Timestamp.from(now))
                .query(Long.class)
                .single();
        jdbc.sql("""
                        insert into site_report_line (report_id, rank, said, value, place, sentence)
                        select :report, r, s, v, p, t
                        from unnest(:said, :values, :places, :sentences) with ordinality as l (s, v, p, t, r)
                        """)
                .param("report", id)
                .param("said", parts(report, line -> line.said().code()))
                .param("values", parts(report, ReportLine::value))
                .param("places", parts(report, ReportLine::where))
                .param("sentences", parts(report, ReportLine::sentence))
                .update();
        return id;
    }

    private static String[] parts(SentReport report, Function<ReportLine, String> part) {
        return report.lines().stream().map(part).toArray(String[]::new);
    }

    /** So that two reports of a site are not taken at once. */
    void lock(long site) {
        jdbc.sql("select id from watched_site where id = :site for update")
                .param("site", site)
                .query(Long.class)
                .optional();
    }

    /** When the last report that was taken of this tool had read the site. */
    Optional<Instant> last(long site, SiteRun.Origin origin) {
        return jdbc.sql("""
                        select read_at from site_report
                        where site_id = :site and origin = :origin and run_id is not null order by read_at desc limit 1
                        """)
                .param("site", site)
                .param("origin", origin.code())
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    void take(long report, long run) {
        jdbc.sql("update site_report set run_id = :run where id = :report and run_id is null")
                .param("run", run)
                .param("report", report)
                .update();
    }

    void drop(long report) {
        jdbc.sql("delete from site_report where id = :report and run_id is null")
                .param("report", report)
                .update();
    }

    /** What nobody took since. */
    int dropWaiting(Instant before) {
        return jdbc.sql("delete from site_report where run_id is null and sent_at < :before")
                .param("before", Timestamp.from(before))
                .update();
    }

    Optional<SiteReport> find(long report) {
        return read("""
                        select r.id, r.site_id, r.origin, r.read_at, r.page, r.tool, r.run_id, l.said, l.value, l.place, l.sentence
                        from site_report r left join site_report_line l on l.report_id = r.id
                        where r.id = :id order by l.rank
                        """, report).stream().findFirst();
    }

    /** The last that was taken of each tool. */
    List<SiteReport> latest(long site) {
        return read("""
                        select r.id, r.site_id, r.origin, r.read_at, r.page, r.tool, r.run_id, l.said, l.value, l.place, l.sentence
                        from (select distinct on (origin) id, site_id, origin, read_at, page, tool, run_id from site_report
                              where site_id = :id and run_id is not null order by origin, read_at desc) r
                        left join site_report_line l on l.report_id = r.id
                        order by r.origin, r.id, l.rank
                        """, site);
    }

    /** Those that were taken and the one that waits, the latest first, without what they say; sixty at most. */
    List<SiteReport> all(long site) {
        return read("""
                        select id, site_id, origin, read_at, page, tool, run_id, null::text as said, null::text as value,
                               null::text as place, null::text as sentence
                        from site_report where site_id = :id order by read_at desc, id desc limit 60
                        """, site);
    }

    /** What each of these runs says, for those that are reports. */
    Map<Long, List<ReportLine>> said(Collection<Long> runs) {
        Map<Long, List<ReportLine>> said = new LinkedHashMap<>();
        jdbc.sql("""
                        select r.run_id, l.said, l.value, l.place, l.sentence
                        from site_report r join site_report_line l on l.report_id = r.id
                        where r.run_id = any(:runs) order by r.run_id, l.rank
                        """).param("runs", runs.toArray(Long[]::new)).query(row -> {
            ReportLine line = line(row);
            if (line != null)
                said.computeIfAbsent(row.getLong("run_id"), none -> new ArrayList<>())
                        .add(line);
        });
        return said;
    }

    /** Null when there is none, or one that this program does not know. */
    private static @Nullable ReportLine line(ResultSet row) throws SQLException {
        String said = row.getString("said");
        if (said == null) return null;
        Optional<Said> known = Said.of(said);
        return known.isEmpty()
                ? null
                : new ReportLine(
                        known.get(), row.getString("value"), row.getString("place"), row.getString("sentence"));
    }

    private List<SiteReport> read(String sql, long id) {
        Map<Long, SiteReport> heads = new LinkedHashMap<>();
        Map<Long, List<ReportLine>> lines = new LinkedHashMap<>();
        RowCallbackHandler reading = row -> {
            long report = row.getLong("id");
            if (!heads.containsKey(report)) heads.put(report, head(row));
            ReportLine line = line(row);
            if (line != null)
                lines.computeIfAbsent(report, none -> new ArrayList<>()).add(line);
        };
        jdbc.sql(sql).param("id", id).query(reading);
        return heads.values().stream()
                .map(one -> new SiteReport(
                        one.id(),
                        one.site(),
                        one.origin(),
                        one.readAt(),
                        one.page(),
                        one.tool(),
                        one.run(),
                        lines.getOrDefault(one.id(), List.of())))
                .toList();
    }

    private static SiteReport head(ResultSet row) throws SQLException {
        long run = row.getLong("run_id");
        return new SiteReport(
                row.getLong("id"),
                row.getLong("site_id"),
                SiteRun.Origin.of(row.getString("origin")).orElse(SiteRun.Origin.DASHLORD),
                row.getTimestamp("read_at").toInstant(),
                row.getString("page"),
                row.getString("tool"),
                run == 0 ? null : run,
                List.of());
    }
}
