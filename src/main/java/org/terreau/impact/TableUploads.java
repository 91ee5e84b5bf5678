package org.terreau.impact;

import java.io.IOException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.identity.Actor;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;
import org.terreau.web.TableFile;

/**
 * Tables that people choose as files, kept between the page that takes one and the page that says what each of its columns
 * holds. Each is read by the one who chose it, for one product. The right to do so is the caller's to ask for.
 */
public final class TableUploads {

    private static final int LARGEST = 8 << 20;
    private static final int COLUMNS = 60;
    private static final int SHOWN = 8;
    private static final int NAME = 120;
    private static final Duration KEPT = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final String stored;
    private final String words;
    private final int rows;

    /**
     * @param stored the caller's own table in the database: id, product_id, account_id, name, content, received_at
     * @param words before ".empty", ".large", ".rows", ".wide" and ".unreadable" in the bundles
     * @param rows the most of them under the header
     */
    public TableUploads(JdbcClient jdbc, Clock clock, String stored, String words, int rows) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.stored = stored;
        this.words = words;
        this.rows = rows;
    }

    /** A file with its rows, the header first. */
    public record Table(String name, List<List<String>> rows) {

        public Table {
            rows = List.copyOf(rows);
        }
    }

    /**
     * A file as it is read.
     *
     * @param columns the cells of its first row
     * @param rows the first of the others
     * @param roles what each column is taken for, "" for one that is left out
     * @param count rows in all, the header not counted
     */
    public record Preview(
            long id,
            String name,
            List<String> columns,
            List<List<String>> rows,
            Map<Integer, String> roles,
            int count) {

        public Preview {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
            roles = Map.copyOf(roles);
        }
    }

    /**
     * Keeps a file until it is confirmed.
     *
     * @return its number
     * @throws Refused on the field `fichier`
     */
    public long keep(ProductId product, String name, byte[] content, Actor actor) {
        if (content.length == 0) throw new Refused("fichier", words + ".empty");
        if (content.length > LARGEST) throw new Refused("fichier", words + ".large", LARGEST >> 20);
        rows(content);
        return jdbc.sql("""
                        insert into %s (product_id, account_id, name, content, received_at)
                        values (:product, :account, :name, :content, :now) returning id
                        """.formatted(stored))
                .param("product", product.value())
                .param("account", actor.id().value())
                .param("name", name.length() > NAME ? name.substring(0, NAME) : name)
                .param("content", content)
                .param("now", Timestamp.from(clock.instant()))
                .query(Long.class)
                .single();
    }

    /** The file that this person chose, or NotFound. */
    public Table read(ProductId product, long id, Actor actor) {
        record Kept(String name, byte[] content) {}
        Kept kept = jdbc.sql("""
                        select name, content from %s
                        where id = :id and product_id = :product and account_id = :account
                        """.formatted(stored))
                .param("id", id)
                .param("product", product.value())
                .param("account", actor.id().value())
                .query((row, ignored) -> new Kept(row.getString("name"), row.getBytes("content")))
                .optional()
                .orElseThrow(() -> new NotFound("upload", id));
        return new Table(kept.name(), rows(kept.content()));
    }

    /** @param guessed what each column seems to be, by the cells of the header */
    public Preview preview(
            ProductId product, long id, Actor actor, Function<List<String>, Map<Integer, String>> guessed) {
        Table table = read(product, id, actor);
        List<List<String>> read = table.rows();
        List<String> header = read.get(0);
        return new Preview(
                id,
                table.name(),
                header,
                read.subList(1, Math.min(read.size(), 1 + SHOWN)),
                guessed.apply(header),
                read.size() - 1);
    }

    /** What a row says in the column that has this role, "" when none has it. */
    public static String cell(List<String> row, Map<Integer, String> roles, String role) {
        for (Map.Entry<Integer, String> one : roles.entrySet())
            if (one.getValue().equals(role) && one.getKey() < row.size())
                return row.get(one.getKey()).strip();
        return "";
    }

    /** Once it was taken. */
    public void forget(long id) {
        jdbc.sql("delete from " + stored + " where id = :id").param("id", id).update();
    }

    /** @return how many were never confirmed, and are forgotten after a day */
    public int forgetOld() {
        return jdbc.sql("delete from " + stored + " where received_at < :before")
                .param("before", Timestamp.from(clock.instant().minus(KEPT)))
                .update();
    }

    private List<List<String>> rows(byte[] content) {
        try {
            List<List<String>> read = TableFile.read(content, rows + 2, COLUMNS + 1);
            if (read.size() < 2) throw new Refused("fichier", words + ".empty");
            if (read.size() > rows + 1) throw new Refused("fichier", words + ".rows", rows);
            if (read.get(0).size() > COLUMNS) throw new Refused("fichier", words + ".wide", COLUMNS);
            return read;
        } catch (IOException unreadable) {
            throw new Refused("fichier", words + ".unreadable");
        }
    }
}
