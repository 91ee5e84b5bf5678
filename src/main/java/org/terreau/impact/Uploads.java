package org.terreau.impact;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.io.IOException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.identity.Actor;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.NotFound;
import org.terreau.shared.Plain;
import org.terreau.shared.Refused;
import org.terreau.web.TableFile;

/** Files of measurements that people choose: kept a day, shown, told which column is what, then taken. */
@Service
public class Uploads {

    /** The largest file, in bytes, and the most rows of it. */
    public static final int LARGEST = 8 << 20;

    public static final int ROWS = 50_000;

    private static final int COLUMNS = 60;
    private static final int SHOWN = 8;
    /** Before the code of an indicator whose values a column holds. */
    public static final String WIDE = "indicateur ";

    private final JdbcClient jdbc;
    private final Products products;
    private final Impact impact;
    private final Measurements measurements;
    private final Clock clock;

    Uploads(JdbcClient jdbc, Products products, Impact impact, Measurements measurements, Clock clock) {
        this.jdbc = jdbc;
        this.products = products;
        this.impact = impact;
        this.measurements = measurements;
        this.clock = clock;
    }

    /**
     * A file as it is read.
     *
     * @param columns the cells of its first row
     * @param rows the first of the others
     * @param roles what each column is taken for: "period", "value"…, "indicateur CODE" for a column of one indicator's
     *     values, "" for one that is left out
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
    @Transactional
    public long keep(ProductId product, String name, byte[] content, Actor actor) {
        products.mustEdit(actor, product);
        if (content.length == 0) throw new Refused("fichier", "impact.file.empty");
        if (content.length > LARGEST) throw new Refused("fichier", "impact.file.large", LARGEST >> 20);
        table(content);
        return jdbc.sql("""
                        insert into measure_upload (product_id, account_id, name, content, received_at)
                        values (:product, :account, :name, :content, :now) returning id
                        """)
                .param("product", product.value())
                .param("account", actor.id().value())
                .param("name", name.length() > 120 ? name.substring(0, 120) : name)
                .param("content", content)
                .param("now", Timestamp.from(clock.instant()))
                .query(Long.class)
                .single();
    }

    private record Kept(String name, byte[] content) {}

    private Kept kept(ProductId product, long id, Actor actor) {
        products.mustEdit(actor, product);
        return jdbc.sql("""
                        select name, content from measure_upload
                        where id = :id and product_id = :product and account_id = :account
                        """)
                .param("id", id)
                .param("product", product.value())
                .param("account", actor.id().value())
                .query((row, ignored) -> new Kept(row.getString("name"), row.getBytes("content")))
                .optional()
                .orElseThrow(() -> new NotFound("upload", id));
    }

    /** The file with what its columns seem to be. */
    @Transactional(readOnly = true)
    public Preview preview(ProductId product, long id, Actor actor) {
        Kept kept = kept(product, id, actor);
        List<List<String>> table = table(kept.content());
        List<String> header = table.get(0);
        List<Indicator> measured = measured(product);
        Map<Integer, String> roles = new TreeMap<>();
        for (int column = 0; column < header.size(); column++) roles.put(column, guessed(header.get(column), measured));
        return new Preview(
                id, kept.name(), header, table.subList(1, Math.min(table.size(), 1 + SHOWN)), roles, table.size() - 1);
    }

    private List<Indicator> measured(ProductId product) {
        return impact.series(product).stream()
                .map(Series::indicator)
                .filter(indicator -> !indicator.computed())
                .toList();
    }

    private static String guessed(String column, List<Indicator> measured) {
        String role = MeasurementReader.role(column);
        if (!role.isEmpty()) return role;
        String plain = Plain.text(column);
        for (Indicator indicator : measured)
            if (plain.equals(Plain.text(indicator.name())) || plain.equals(Plain.text(indicator.code())))
                return WIDE + indicator.code();
        return plain.equals("mois") || plain.equals("jour") || plain.equals("annee") ? "period" : "";
    }

    /**
     * Takes the measurements of the file.
     *
     * @param roles what each column is
     * @param whole all of them or none
     * @throws Refused when the columns say too little (field `colonnes`)
     */
    public Receipt take(ProductId product, long id, Map<Integer, String> roles, boolean whole, Actor actor) {
        Kept kept = kept(product, id, actor);
        List<List<String>> table = table(kept.content());
        boolean wide = roles.values().stream().anyMatch(role -> role.startsWith(WIDE));
        boolean tall = roles.containsValue("indicator")
                && (roles.containsValue("value")
                        || roles.containsValue("numerator") && roles.containsValue("denominator"));
        if (!roles.containsValue("period") || wide == tall) throw new Refused("colonnes", "impact.file.columns");
        Receipt receipt = measurements.receive(
                product,
                new Batch(Batch.Kind.FILE, kept.name(), whole, null, sink -> {
                    for (int place = 1; place < table.size(); place++)
                        if (wide) wide(place + 1L, table.get(place), roles, sink);
                        else tall(place + 1L, table.get(place), roles, sink);
                }),
                actor);
        if (!receipt.refused())
            jdbc.sql("delete from measure_upload where id = :id")
                    .param("id", id)
                    .update();
        return receipt;
    }

    private static String cell(List<String> row, Map<Integer, String> roles, String role) {
        for (Map.Entry<Integer, String> one : roles.entrySet())
            if (one.getValue().equals(role) && one.getKey() < row.size())
                return row.get(one.getKey()).strip();
        return "";
    }

    private static void tall(long number, List<String> row, Map<Integer, String> roles, Batch.Sink sink)
            throws IOException {
        if (row.stream().allMatch(String::isBlank)) return;
        sink.line(new Batch.Line(
                number,
                cell(row, roles, "indicator"),
                period(cell(row, roles, "period")),
                cell(row, roles, "value"),
                cell(row, roles, "numerator"),
                cell(row, roles, "denominator"),
                cell(row, roles, "territory"),
                cell(row, roles, "segment")));
    }

    /** An empty cell is no measurement: missing is not zero. */
    private static void wide(long number, List<String> row, Map<Integer, String> roles, Batch.Sink sink)
            throws IOException {
        for (Map.Entry<Integer, String> one : roles.entrySet()) {
            if (!one.getValue().startsWith(WIDE) || one.getKey() >= row.size()) continue;
            String value = row.get(one.getKey()).strip();
            if (value.isEmpty()) continue;
            sink.line(new Batch.Line(
                    number,
                    one.getValue().substring(WIDE.length()),
                    period(cell(row, roles, "period")),
                    value,
                    "",
                    "",
                    cell(row, roles, "territory"),
                    cell(row, roles, "segment")));
        }
    }

    /** As spreadsheets of French administrations write days and months too: 31/10/2026, 10/2026. */
    private static String period(String written) {
        if (written.matches("\\d{1,2}/\\d{1,2}/\\d{4}")) {
            String[] part = written.split("/", -1);
            return part[2] + "-" + two(part[1]) + "-" + two(part[0]);
        }
        if (written.matches("\\d{1,2}/\\d{4}")) {
            String[] part = written.split("/", -1);
            return part[1] + "-" + two(part[0]);
        }
        return written;
    }

    private static String two(String number) {
        return number.length() == 1 ? "0" + number : number;
    }

    private static List<List<String>> table(byte[] content) {
        try {
            List<List<String>> table = TableFile.read(content, ROWS + 2, COLUMNS + 1);
            if (table.size() < 2) throw new Refused("fichier", "impact.file.empty");
            if (table.size() > ROWS + 1) throw new Refused("fichier", "impact.file.rows", ROWS);
            if (table.get(0).size() > COLUMNS) throw new Refused("fichier", "impact.file.wide", COLUMNS);
            return table;
        } catch (IOException unreadable) {
            throw new Refused("fichier", "impact.file.unreadable");
        }
    }

    @Configuration
    static class Cleaning {

        @Bean
        RecurringTask<Void> forgetMeasureUploads(JdbcClient jdbc, Clock clock) {
            return Tasks.recurring("impact-uploads", FixedDelay.ofHours(1))
                    .execute((instance, context) -> jdbc.sql("delete from measure_upload where received_at < :before")
                            .param("before", Timestamp.from(clock.instant().minus(Duration.ofDays(1))))
                            .update());
        }
    }
}
