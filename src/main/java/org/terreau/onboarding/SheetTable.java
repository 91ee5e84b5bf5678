package org.terreau.onboarding;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.terreau.shared.Plain;
import org.terreau.web.TableFile;

/**
 * A table with its headings, wherever they stood: titles above them, merged cells and empty lines are left out.
 *
 * @param header as it is written
 * @param lines under it, each with its number in the spreadsheet
 */
record SheetTable(List<String> header, List<TableFile.Line> lines) {

    /** Lines among which the headings are looked for. */
    private static final int TITLES = 10;

    SheetTable {
        header = List.copyOf(header);
        lines = List.copyOf(lines);
    }

    /** Its headings are the first line that names most of these columns; when none names any, the first one with most cells. */
    static SheetTable of(List<TableFile.Line> written, List<Column> columns) {
        int header = 0;
        long best = -1;
        for (int place = 0; place < Math.min(TITLES, written.size()); place++) {
            List<String> cells = written.get(place).cells();
            long filled = cells.stream().filter(cell -> !cell.isBlank()).count();
            long named = guessed(cells, columns).values().stream()
                    .filter(code -> !code.isEmpty())
                    .count();
            long worth = named * 1_000 + filled;
            if (filled > 0 && worth > best) {
                header = place;
                best = worth;
            }
        }
        if (best < 0) return new SheetTable(List.of(), List.of());
        return new SheetTable(
                written.get(header).cells().stream().map(SheetTable::flat).toList(),
                written.subList(header + 1, written.size()).stream()
                        .filter(line -> !line.blank())
                        .toList());
    }

    private static String flat(String heading) {
        return heading.replaceAll("\\s+", " ").strip();
    }

    /** What columns of these headings seem to hold, each code once: the closest heading first. */
    static Map<Integer, String> guessed(List<String> header, List<Column> columns) {
        record Likeness(int place, Column column, int likeness) {}
        List<Likeness> all = new ArrayList<>();
        for (int place = 0; place < header.size(); place++)
            for (Column column : columns) {
                int likeness = column.likeness(header.get(place));
                if (likeness > 0) all.add(new Likeness(place, column, likeness));
            }
        all.sort(Comparator.comparingInt(Likeness::likeness).reversed());
        Map<Integer, String> guessed = new TreeMap<>();
        Set<String> given = new HashSet<>();
        for (Likeness one : all)
            if (!guessed.containsKey(one.place()) && given.add(one.column().code()))
                guessed.put(one.place(), one.column().code());
        for (int place = 0; place < header.size(); place++) guessed.putIfAbsent(place, "");
        return Collections.unmodifiableMap(guessed);
    }

    /** What columns a person may have said that are none, or twice the same, in the order of the columns. */
    static List<String> twice(Map<Integer, String> columns) {
        Set<String> seen = new HashSet<>();
        return columns.values().stream()
                .filter(code -> !code.isEmpty() && !seen.add(code))
                .distinct()
                .toList();
    }

    /** The heading of a column; its place when it has none. */
    String heading(int place) {
        return place < header.size() && !Plain.text(header.get(place)).isEmpty()
                ? header.get(place)
                : String.valueOf(place + 1);
    }
}
