package org.terreau.impact;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.terreau.portfolio.ProductId;
import org.terreau.web.LongWork;

/** Writes measurements in bulk: copied beside, then merged by a few statements. Every method runs in the caller's transaction. */
@Component
class JdbcMeasures {

    /** How many bytes are copied at once. */
    private static final int AT_ONCE = 1 << 18;

    private final JdbcClient jdbc;
    private final DataSource database;
    private final LongWork longWork;

    JdbcMeasures(JdbcClient jdbc, DataSource database, LongWork longWork) {
        this.jdbc = jdbc;
        this.database = database;
        this.longWork = longWork;
    }

    /** Until the transaction ends, nobody else writes measurements of this product; it may take long. */
    void lock(ProductId product) {
        longWork.inThisTransaction();
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('impact ' || :product, 0))")
                .param("product", product.value())
                .query(row -> {});
    }

    /** The indicators of a product whose values changed since they were last added up. */
    List<Long> touched(ProductId product) {
        return jdbc.sql("""
                        select distinct d.indicator_id from measure_dirty d
                        join indicator i on i.id = d.indicator_id where i.product_id = :product
                        """).param("product", product.value()).query(Long.class).list();
    }

    /** From how many lines on a batch is first tried as one that is wholly new. */
    private static final int MANY = 10_000;

    /** What a batch may be sorted and joined in, of the database's memory, until its transaction ends. */
    private static final String SORTED_IN = "64MB";

    /**
     * Lines on their way into the database: known, checked, not yet merged. They are copied some at a time, since what gives
     * them may ask the database for something in between, which has to wait for the end of a copy.
     */
    static final class Staging {

        private final CopyManager copies;
        private byte[] buffer = new byte[AT_ONCE];
        private int held;
        private @Nullable LocalDate first;
        private @Nullable LocalDate last;
        private long rows;

        private Staging(CopyManager copies) {
            this.copies = copies;
        }

        void add(
                long line,
                long indicator,
                LocalDate start,
                String place,
                String segment,
                BigDecimal numerator,
                @Nullable BigDecimal denominator)
                throws IOException {
            if (first == null || start.isBefore(first)) first = start;
            if (last == null || start.isAfter(last)) last = start;
            rows++;
            put(Long.toString(line));
            sign('\t');
            put(Long.toString(indicator));
            sign('\t');
            put(start.toString());
            sign('\t');
            put(place);
            sign('\t');
            put(escaped(segment));
            sign('\t');
            put(numerator.toPlainString());
            sign('\t');
            put(denominator == null ? "\\N" : denominator.toPlainString());
            sign('\n');
            if (held >= AT_ONCE) flush();
        }

        private static String escaped(String segment) {
            return segment.isEmpty() ? segment : segment.replace("\\", "\\\\").replaceAll("[\\t\\r\\n]", " ");
        }

        private void put(String text) {
            int length = text.length();
            makeRoom(3 * length);
            for (int place = 0; place < length; place++) {
                char sign = text.charAt(place);
                if (sign >= 0x80) {
                    for (byte one : text.substring(place).getBytes(StandardCharsets.UTF_8)) buffer[held++] = one;
                    return;
                }
                buffer[held++] = (byte) sign;
            }
        }

        private void sign(char sign) {
            makeRoom(1);
            buffer[held++] = (byte) sign;
        }

        private void makeRoom(int more) {
            if (held + more > buffer.length) buffer = Arrays.copyOf(buffer, 2 * (held + more));
        }

        private void flush() throws IOException {
            if (held == 0) return;
            try {
                CopyIn copy = copies.copyIn("copy measure_staged from stdin (format text)");
                try {
                    copy.writeToCopy(buffer, 0, held);
                    copy.endCopy();
                } finally {
                    if (copy.isActive()) copy.cancelCopy();
                }
                held = 0;
            } catch (SQLException failure) {
                throw new IOException(failure);
            }
        }
    }

    /** What gives lines to the staging. */
    interface Filling {
        void into(Staging staging) throws IOException;
    }

    /** What was copied: how many rows, from which first day to which. */
    record Staged(long rows, LocalDate first, LocalDate last) {}

    /** Copies lines into a table of this transaction alone; null when there was none. */
    @Nullable
    Staged stage(Filling filling) throws IOException {
        jdbc.sql("select set_config('work_mem', :memory, true)")
                .param("memory", SORTED_IN)
                .query(row -> {});
        jdbc.sql("""
                        create temporary table if not exists measure_staged (
                            line bigint not null, indicator_id bigint not null, starts_on date not null,
                            place text collate "C" not null, segment text collate "C" not null,
                            numerator numeric not null, denominator numeric) on commit drop
                        """).update();
        jdbc.sql("truncate measure_staged").update();
        Connection connection = DataSourceUtils.getConnection(database);
        try {
            Staging staging = new Staging(connection.unwrap(PGConnection.class).getCopyAPI());
            filling.into(staging);
            staging.flush();
            if (staging.first == null || staging.last == null) return null;
            return new Staged(staging.rows, staging.first, staging.last);
        } catch (SQLException failure) {
            throw new IllegalStateException("The measurements can't be copied", failure);
        } finally {
            DataSourceUtils.releaseConnection(connection, database);
        }
    }

    /**
     * Inserts what is staged when nothing of it is known yet and no line says again what another one says: the table's own
     * key tells, at no other cost.
     *
     * @return false when it is not so, and nothing was inserted
     */
    boolean insertFresh(long batch, Staged staged) {
        if (staged.rows() < MANY || startIsKnown()) {
            jdbc.sql("analyze measure_staged").update();
            return false;
        }
        Connection connection = DataSourceUtils.getConnection(database);
        try {
            Savepoint before = connection.setSavepoint();
            try {
                insert(batch);
            } catch (DuplicateKeyException known) {
                connection.rollback(before);
                jdbc.sql("analyze measure_staged").update();
                return false;
            }
            connection.releaseSavepoint(before);
        } catch (SQLException failure) {
            throw new IllegalStateException("The measurements can't be inserted", failure);
        } finally {
            DataSourceUtils.releaseConnection(connection, database);
        }
        noteDirty();
        return true;
    }

    /** A batch that corrects what is known mostly does so from its first line on, which is looked for by its key alone. */
    private boolean startIsKnown() {
        return jdbc.sql("""
                        with first as materialized (
                            select indicator_id, starts_on, place, segment from measure_staged limit 1)
                        select exists (
                            select from measure m
                            where m.indicator_id = (select indicator_id from first)
                              and m.starts_on = (select starts_on from first)
                              and m.place = (select place from first) and m.segment = (select segment from first))
                        """).query(Boolean.class).single();
    }

    private void insert(long batch) {
        jdbc.sql("""
                        insert into measure (indicator_id, batch, starts_on, corrected, place, segment, numerator,
                                             denominator)
                        select indicator_id, :batch, starts_on, false, place, segment, numerator, denominator
                        from measure_staged
                        """).param("batch", batch).update();
    }

    /** The months to compute again, and those of the weeks that begin in the month before. */
    private void noteDirty() {
        jdbc.sql("""
                        with days as materialized (select distinct indicator_id, starts_on from measure_staged)
                        insert into measure_dirty (indicator_id, month)
                        select indicator_id, date_trunc('month', starts_on)::date from days
                        union
                        select indicator_id, date_trunc('month', date_trunc('week', starts_on))::date from days
                        """).update();
    }

    /** Takes out the lines that say again what an earlier line of the same batch says, and gives their numbers. */
    List<Long> takeOutDoubles() {
        return jdbc.sql("""
                        delete from measure_staged where ctid in (
                            select ctid from (
                                select ctid, row_number() over (
                                    partition by indicator_id, starts_on, place, segment order by line) as rank
                                from measure_staged) ranked
                            where rank > 1)
                        returning line
                        """).query(Long.class).list().stream().sorted().toList();
    }

    /** How many values were added, corrected, and known already. */
    record Merged(long added, long corrected, long unchanged) {}

    /** Merges what is staged, keeps what it takes the place of, and notes which months to compute again. */
    Merged merge(long batch, Staged staged, long rows, Collection<Long> indicators, Instant now) {
        long known = jdbc.sql("""
                        select count(*) from measure_staged s
                        join measure m on m.indicator_id = s.indicator_id and m.starts_on = s.starts_on
                                      and m.place = s.place and m.segment = s.segment
                        where m.indicator_id = any(:indicators) and m.starts_on between :first and :last
                        """)
                .param("indicators", indicators.toArray(new Long[0]))
                .param("first", staged.first())
                .param("last", staged.last())
                .query(Long.class)
                .single();
        long corrected = 0;
        if (known == 0) insert(batch);
        else corrected = correct(batch, staged, indicators, now);
        noteDirty();
        return new Merged(rows - known, corrected, known - corrected);
    }

    private long correct(long batch, Staged staged, Collection<Long> indicators, Instant now) {
        long corrected = jdbc.sql("""
                        insert into measure_former (indicator_id, batch, starts_on, place, segment, numerator,
                                                    denominator, superseded_by, superseded_at)
                        select m.indicator_id, m.batch, m.starts_on, m.place, m.segment, m.numerator, m.denominator,
                               :batch, :now
                        from measure_staged s
                        join measure m on m.indicator_id = s.indicator_id and m.starts_on = s.starts_on
                                      and m.place = s.place and m.segment = s.segment
                        where m.indicator_id = any(:indicators) and m.starts_on between :first and :last
                          and (m.numerator <> s.numerator or m.denominator is distinct from s.denominator)
                        """)
                .param("batch", batch)
                .param("now", Timestamp.from(now))
                .param("indicators", indicators.toArray(new Long[0]))
                .param("first", staged.first())
                .param("last", staged.last())
                .update();
        jdbc.sql("""
                        insert into measure as m (indicator_id, batch, starts_on, corrected, place, segment, numerator,
                                                  denominator)
                        select indicator_id, :batch, starts_on, false, place, segment, numerator, denominator
                        from measure_staged
                        on conflict (indicator_id, starts_on, place, segment) do update
                        set batch = excluded.batch, corrected = true, numerator = excluded.numerator,
                            denominator = excluded.denominator
                        where m.numerator <> excluded.numerator
                           or m.denominator is distinct from excluded.denominator
                        """).param("batch", batch).update();
        return corrected;
    }

    /** A place that was measured, and where it is. */
    record Place(
            String grain,
            String code,
            @Nullable String departement,
            @Nullable String region) {}

    /** Keeps in which département and région these places are. */
    void know(Collection<Place> places) {
        if (places.isEmpty()) return;
        jdbc.sql("""
                        insert into measure_place (grain, place, departement, region)
                        select * from unnest(:grains::text[], :codes::text[], :departements::text[], :regions::text[])
                        on conflict do nothing
                        """)
                .param("grains", places.stream().map(Place::grain).toArray(String[]::new))
                .param("codes", places.stream().map(Place::code).toArray(String[]::new))
                .param("departements", places.stream().map(Place::departement).toArray(String[]::new))
                .param("regions", places.stream().map(Place::region).toArray(String[]::new))
                .update();
    }

    /**
     * Takes back every value of a batch that is in effect. What it had taken the place of comes back, unless that was
     * taken back too.
     *
     * @return how many values were taken back
     */
    int undo(long batch, long undoing, Instant now) {
        int taken = jdbc.sql("""
                        with gone as (
                            delete from measure where batch = :batch
                              and indicator_id in (select i.id from indicator i join measure_batch b
                                                   on b.product_id = i.product_id where b.id = :batch)
                            returning indicator_id, batch, starts_on, place, segment, numerator, denominator),
                        kept as (
                            insert into measure_former (indicator_id, batch, starts_on, place, segment, numerator,
                                                        denominator, superseded_by, superseded_at)
                            select indicator_id, batch, starts_on, place, segment, numerator, denominator, :undoing, :now
                            from gone
                            returning indicator_id, starts_on)
                        insert into measure_dirty (indicator_id, month)
                        select distinct indicator_id, unnest(array[date_trunc('month', starts_on)::date,
                               date_trunc('month', date_trunc('week', starts_on))::date])
                        from kept
                        returning 1
                        """)
                .param("batch", batch)
                .param("undoing", undoing)
                .param("now", Timestamp.from(now))
                .query(Integer.class)
                .list()
                .size();
        if (taken == 0) return 0;
        jdbc.sql("""
                        insert into measure (indicator_id, batch, starts_on, corrected, place, segment, numerator,
                                             denominator)
                        select distinct on (f.indicator_id, f.starts_on, f.place, f.segment)
                               f.indicator_id, f.batch, f.starts_on, false, f.place, f.segment, f.numerator, f.denominator
                        from measure_former g
                        join measure_former f on f.indicator_id = g.indicator_id and f.starts_on = g.starts_on
                                             and f.place = g.place and f.segment = g.segment
                        join measure_batch b on b.id = f.batch and b.undone_at is null and b.id <> :batch
                        where g.superseded_by = :undoing and g.indicator_id in (
                            select i.id from indicator i join measure_batch u on u.product_id = i.product_id
                            where u.id = :batch)
                        order by f.indicator_id, f.starts_on, f.place, f.segment, f.id desc
                        """).param("batch", batch).param("undoing", undoing).update();
        return jdbc.sql("""
                        select count(*) from measure_former where superseded_by = :undoing and indicator_id in (
                            select i.id from indicator i join measure_batch u on u.product_id = i.product_id
                            where u.id = :batch)
                        """)
                .param("undoing", undoing)
                .param("batch", batch)
                .query(Integer.class)
                .single();
    }
}
