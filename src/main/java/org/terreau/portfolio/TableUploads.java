package org.terreau.portfolio;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.core.io.InputStreamSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.identity.Actor;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;
import org.terreau.web.Budget;
import org.terreau.web.ReadingRoom;
import org.terreau.web.TableFile;

/**
 * Tables that people choose as files, kept between the page that takes one and the page that says what each of its columns
 * holds. Each is read by the one who chose it, for one product, outside any transaction. The right to do so is the caller's
 * to ask for.
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
    private final ReadingRoom room;

    /**
     * @param stored the caller's own table in the database: id, product_id, account_id, name, content, received_at
     * @param words before ".empty", ".large", ".rows", ".wide" and ".unreadable" in the bundles
     * @param rows the most of them under the header
     */
    public TableUploads(JdbcClient jdbc, Clock clock, ReadingRoom room, String stored, String words, int rows) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.stored = stored;
        this.words = words;
        this.rows = rows;
        this.room = room;
    }

    /** A file with its rows, the header first. */
    public record Table(String name, List<List<String>> rows) {

        public Table {
            rows = List.copyOf(rows);
        }

        /** Its first rows, with what each column seems to be by the cells of the header. */
        public Preview preview(long id, Function<List<String>, Map<Integer, String>> guessed) {
            List<String> header = rows.get(0);
            return new Preview(
                    id,
                    name,
                    header,
                    rows.subList(1, Math.min(rows.size(), 1 + SHOWN)),
                    guessed.apply(header),
                    rows.size() - 1);
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
    public long keep(ProductId product, String name, InputStreamSource file, Actor actor) {
        return read(meter -> {
            byte[] content = content(file);
            rows(content, meter);
            return insert(product, name, content, actor);
        });
    }

    private byte[] content(InputStreamSource file) throws IOException {
        try (InputStream bytes = file.getInputStream()) {
            byte[] content = bytes.readNBytes(LARGEST + 1);
            if (content.length == 0) throw new Refused("fichier", words + ".empty");
            if (content.length > LARGEST) throw new Refused("fichier", words + ".large", LARGEST >> 20);
            return content;
        }
    }

    /** In the room where what is sent is read: a refusal is about the file. */
    private <T> T read(ReadingRoom.Reading<T, IOException> reading) {
        try {
            return room.read(TableFile.READING, reading);
        } catch (Budget.Exceeded tooMuch) {
            throw tooMuch.on("fichier");
        } catch (IOException unreadable) {
            throw new Refused("fichier", words + ".unreadable");
        }
    }

    private long insert(ProductId product, String name, byte[] content, Actor actor) {
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

    /** Takes the file that this person chose, or NotFound. */
    public <T> T take(ProductId product, long id, Actor actor, Function<Table, T> taken) {
        return read(meter -> taken.apply(table(product, id, actor, meter)));
    }

    private Table table(ProductId product, long id, Actor actor, Budget.Meter meter) throws IOException {
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
        return new Table(kept.name(), rows(kept.content(), meter));
    }

    /** @param guessed what each column seems to be, by the cells of the header */
    public Preview preview(
            ProductId product, long id, Actor actor, Function<List<String>, Map<Integer, String>> guessed) {
        return take(product, id, actor, table -> table.preview(id, guessed));
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

    private List<List<String>> rows(byte[] content, Budget.Meter meter) throws IOException {
        List<List<String>> read = TableFile.read(content, rows + 2, COLUMNS + 1, meter);
        if (read.size() < 2) throw new Refused("fichier", words + ".empty");
        if (read.size() > rows + 1) throw new Refused("fichier", words + ".rows", rows);
        if (read.get(0).size() > COLUMNS) throw new Refused("fichier", words + ".wide", COLUMNS);
        return read;
    }
}
