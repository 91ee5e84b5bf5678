package org.terreau.impact;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.InputStreamSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.terreau.identity.Actor;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.portfolio.TableUploads;
import org.terreau.shared.Plain;
import org.terreau.shared.Refused;
import org.terreau.territory.CollectivityReader;
import org.terreau.web.ReadingRoom;

/** Files of measurements that people choose: kept a day, shown, told which column is what, then taken. */
@Service
public class Uploads {

    private static final int ROWS = 50_000;

    /** Before the code of an indicator whose values a column holds. */
    public static final String WIDE = "indicateur ";

    /** What a column of names of collectivities is. */
    public static final String PLACE_NAME = "territory-name";

    private static final Set<String> PLACE_NAMES =
            Set.of("nom", "commune", "nom commune", "nom de la commune", "nom du territoire", "collectivite", "ville");

    private final TableUploads uploads;
    private final Products products;
    private final Impact impact;
    private final Measurements measurements;
    private final CollectivityReader places;

    Uploads(
            JdbcClient jdbc,
            Products products,
            Impact impact,
            Measurements measurements,
            CollectivityReader places,
            ReadingRoom room,
            Clock clock) {
        this.uploads = new TableUploads(jdbc, clock, room, "measure_upload", "impact.file", ROWS);
        this.products = products;
        this.impact = impact;
        this.measurements = measurements;
        this.places = places;
    }

    /**
     * Keeps a file until it is confirmed.
     *
     * @return its number
     * @throws Refused on the field `fichier`
     */
    public long keep(ProductId product, String name, InputStreamSource file, Actor actor) {
        products.mustEdit(actor, product);
        return uploads.keep(product, name, file, actor);
    }

    /**
     * The file with what its columns seem to be: "period", "value"…, "indicateur CODE" for a column of one indicator's
     * values.
     */
    public TableUploads.Preview preview(ProductId product, long id, Actor actor) {
        products.mustEdit(actor, product);
        List<Indicator> measured = measured(product);
        return uploads.preview(product, id, actor, header -> {
            Map<Integer, String> roles = new TreeMap<>();
            for (int column = 0; column < header.size(); column++)
                roles.put(column, guessed(header.get(column), measured));
            return roles;
        });
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
        if (CollectivityReader.Coding.ofColumn(column) != CollectivityReader.Coding.UNSAID) return "territory";
        if (PLACE_NAMES.contains(plain)) return PLACE_NAME;
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
     * @param said values that are far from those before them are right
     * @throws Refused when the columns say too little (field `colonnes`)
     */
    public Receipt take(
            ProductId product, long id, Map<Integer, String> roles, boolean whole, boolean said, Actor actor) {
        products.mustEdit(actor, product);
        boolean wide = roles.values().stream().anyMatch(role -> role.startsWith(WIDE));
        boolean tall = roles.containsValue("indicator")
                && (roles.containsValue("value")
                        || roles.containsValue("numerator") && roles.containsValue("denominator"));
        if (!roles.containsValue("period") || wide == tall) throw new Refused("colonnes", "impact.file.columns");
        Receipt receipt = uploads.take(
                product,
                id,
                actor,
                table -> measurements.receive(
                        product, batch(table, roles, wide, whole).saying(indicator -> said), actor));
        if (!receipt.refused()) uploads.forget(id);
        return receipt;
    }

    private Batch batch(TableUploads.Table table, Map<Integer, String> roles, boolean wide, boolean whole) {
        List<List<String>> rows = table.rows();
        PlaceColumns columns = new PlaceColumns(places, rows.get(0), roles, "territory", PLACE_NAME);
        return new Batch(Batch.Kind.FILE, table.name(), whole, null, sink -> {
            for (int place = 1; place < rows.size(); place++) {
                List<String> row = rows.get(place);
                if (row.stream().allMatch(String::isBlank)) continue;
                PlaceColumns.Said where = columns.of(row, place + 1L);
                if (where.doubt() != null) sink.fault(where.doubt());
                else if (wide) wide(place + 1L, row, roles, where.place(), sink);
                else tall(place + 1L, row, roles, where.place(), sink);
            }
        });
    }

    private static void tall(
            long number, List<String> row, Map<Integer, String> roles, String territory, Batch.Sink sink)
            throws IOException {
        sink.line(new Batch.Line(
                number,
                TableUploads.cell(row, roles, "indicator"),
                WrittenPeriod.name(TableUploads.cell(row, roles, "period")),
                TableUploads.cell(row, roles, "value"),
                TableUploads.cell(row, roles, "numerator"),
                TableUploads.cell(row, roles, "denominator"),
                territory,
                TableUploads.cell(row, roles, "segment")));
    }

    /** An empty cell is no measurement: missing is not zero. */
    private static void wide(
            long number, List<String> row, Map<Integer, String> roles, String territory, Batch.Sink sink)
            throws IOException {
        for (Map.Entry<Integer, String> one : roles.entrySet()) {
            if (!one.getValue().startsWith(WIDE) || one.getKey() >= row.size()) continue;
            String value = row.get(one.getKey()).strip();
            if (value.isEmpty()) continue;
            sink.line(new Batch.Line(
                    number,
                    one.getValue().substring(WIDE.length()),
                    WrittenPeriod.name(TableUploads.cell(row, roles, "period")),
                    value,
                    "",
                    "",
                    territory,
                    TableUploads.cell(row, roles, "segment")));
        }
    }

    /** @return how many files were forgotten, a day after they were chosen */
    int forgetOld() {
        return uploads.forgetOld();
    }

    @Configuration
    static class Cleaning {

        @Bean
        RecurringTask<Void> forgetMeasureUploads(Uploads kept) {
            return Tasks.recurring("impact-uploads", FixedDelay.ofHours(1))
                    .execute((instance, context) -> kept.forgetOld());
        }
    }
}
