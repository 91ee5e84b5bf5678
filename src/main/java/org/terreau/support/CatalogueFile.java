package org.terreau.support;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.terreau.shared.Money;
import org.terreau.shared.OneLine;
import org.terreau.shared.Refused;
import org.terreau.web.ReadingRoom;
import org.terreau.web.TableFile;

/**
 * A catalogue of support as a table: the columns `offer, kind, typical_volume, typical_value_eur, phase, how_it_is_asked,
 * source` that the field publishes, or their French names.
 */
@Component
class CatalogueFile {

    /** Most lines, and longest text, in characters. */
    static final int LINES = 500;

    static final int LONGEST = 200_000;

    private static final int COLUMNS = 50;
    private static final String NAME = "offer";

    private static final Map<String, String> FRENCH = Map.of(
            "nom", NAME,
            "forme", "kind",
            "volume", "typical_volume",
            "valeur", "typical_value_eur",
            "moments", "phase",
            "acces", "how_it_is_asked");

    private static final Map<String, SupportForm> FORMS = Map.of(
            "coaching", SupportForm.MANDATE,
            "session", SupportForm.SESSION,
            "workshop", SupportForm.WORKSHOP,
            "advice", SupportForm.ADVICE,
            "training", SupportForm.TRAINING,
            "assessment", SupportForm.ASSESSMENT,
            "tool", SupportForm.TOOL);

    private static final Map<String, Set<Moment>> MOMENTS = Map.of(
            "all", EnumSet.of(Moment.ALWAYS),
            "construction on", EnumSet.of(Moment.CONSTRUCTION, Moment.ACCELERATION, Moment.SUSTAINING),
            "before a committee", EnumSet.of(Moment.COMMITTEE));

    private final ReadingRoom room;

    CatalogueFile(ReadingRoom room) {
        this.room = room;
    }

    /**
     * A line that says something.
     *
     * @param number as a spreadsheet counts it
     * @param moments empty when it names none that we know
     * @param unplaced what it says of the moment, which is none that we know; empty when all of it is
     * @param problems what keeps it from being taken, each with the line's number
     */
    record Line(
            int number,
            String name,
            @Nullable SupportForm form,
            Set<Moment> moments,
            String unplaced,
            Said said,
            List<Refused.Problem> problems) {

        Line {
            moments = Set.copyOf(moments);
            problems = List.copyOf(problems);
        }
    }

    /** Its other columns. */
    record Said(String volume, @Nullable Money value, String access, String source) {}

    /**
     * Reads a table; not within a transaction.
     *
     * @throws Refused on `lignes` when it is empty, too long, or no table with the column `offer`
     */
    List<Line> read(String text) {
        if (text.isBlank()) throw new Refused("lignes", "support.import.empty");
        if (text.length() > LONGEST) throw new Refused("lignes", "support.import.long", LONGEST);
        List<List<String>> rows = rows(text);
        Map<String, Integer> columns = columns(rows.isEmpty() ? List.of() : rows.get(0));
        if (!columns.containsKey(NAME)) throw new Refused("lignes", "support.import.column");
        if (rows.size() - 1 > LINES) throw new Refused("lignes", "support.import.many", LINES);
        List<Line> lines = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (int row = 1; row < rows.size(); row++)
            if (rows.get(row).stream().anyMatch(cell -> !cell.isBlank()))
                lines.add(line(row + 1, new Cells(columns, rows.get(row)), seen));
        if (lines.isEmpty()) throw new Refused("lignes", "support.import.empty");
        return lines;
    }

    private List<List<String>> rows(String text) {
        try {
            return room.read(
                    TableFile.READING,
                    meter -> TableFile.read(text.getBytes(StandardCharsets.UTF_8), LINES + 2, COLUMNS, meter));
        } catch (IOException unreadable) {
            throw new Refused("lignes", "support.import.unreadable");
        }
    }

    private static Map<String, Integer> columns(List<String> header) {
        Map<String, Integer> columns = new HashMap<>();
        for (int at = 0; at < header.size(); at++) {
            String name = plain(header.get(at));
            columns.putIfAbsent(FRENCH.getOrDefault(name, name), at);
        }
        return columns;
    }

    /** The cells of a row by the name of their column. */
    private record Cells(Map<String, Integer> columns, List<String> row) {

        String of(String column) {
            Integer at = columns.get(column);
            return at == null || at >= row.size() ? "" : row.get(at).strip();
        }
    }

    private static Line line(int number, Cells cells, Map<String, Integer> seen) {
        List<Refused.Problem> problems = new ArrayList<>();
        String name = cells.of(NAME);
        if (name.isEmpty() || !OneLine.fits(name, OfferTyped.LINE))
            problems.add(Refused.Problem.of("lignes", "support.import.name", OfferTyped.LINE));
        Integer before = seen.putIfAbsent(plain(name), number);
        if (before != null && !name.isEmpty())
            problems.add(Refused.Problem.of("lignes", "support.import.twice", before));
        Optional<SupportForm> form = form(cells.of("kind"));
        if (form.isEmpty()) problems.add(Refused.Problem.of("lignes", "support.import.kind", cells.of("kind")));
        String typed = cells.of("typical_value_eur");
        Optional<Money> value = Money.parse(typed);
        if (!typed.isEmpty() && value.isEmpty())
            problems.add(Refused.Problem.of("lignes", "support.import.value", typed));
        for (String column : List.of("typical_volume", "how_it_is_asked", "source", "phase"))
            if (!OneLine.fits(cells.of(column), OfferTyped.LINE))
                problems.add(Refused.Problem.of("lignes", "support.import.cell", column, OfferTyped.LINE));
        Set<Moment> moments = EnumSet.noneOf(Moment.class);
        List<String> unplaced = new ArrayList<>();
        for (String phase : cells.of("phase").split(",", -1)) {
            Set<Moment> placed = moments(phase);
            moments.addAll(placed);
            if (placed.isEmpty() && !phase.isBlank()) unplaced.add(phase.strip());
        }
        return new Line(
                number,
                name,
                form.orElse(null),
                moments,
                String.join(", ", unplaced),
                new Said(
                        cells.of("typical_volume"),
                        value.orElse(null),
                        cells.of("how_it_is_asked"),
                        cells.of("source")),
                problems);
    }

    /** "coaching + designer" is coaching. */
    private static Optional<SupportForm> form(String written) {
        String first = plain(written).split("\\+", 2)[0].strip();
        return Optional.ofNullable(FORMS.get(first)).or(() -> SupportForm.of(first));
    }

    private static Set<Moment> moments(String written) {
        Set<Moment> known = MOMENTS.get(plain(written));
        if (known != null) return known;
        return Moment.of(plain(written)).map(Set::of).orElse(Set.of());
    }

    private static String plain(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
