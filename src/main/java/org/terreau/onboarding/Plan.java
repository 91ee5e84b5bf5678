package org.terreau.onboarding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.terreau.identity.Actor;
import org.terreau.incubator.IncubatorId;
import org.terreau.shared.Refused;
import org.terreau.web.TableFile;

/**
 * What taking a table would do, line by line.
 *
 * @param unknown the words that no list knows, by the field that says what each means
 */
record Plan<T>(List<Planned<T>> lines, Map<String, Unknown> unknown) {

    Plan {
        lines = List.copyOf(lines);
    }

    /**
     * A line as it is understood.
     *
     * @param number as the spreadsheet counts it
     * @param label how it is called; may be empty when it is refused
     * @param path of what is there already; null otherwise
     * @param problems why it is refused, or what is to be known of it when it is taken
     * @param what it says; null when it is refused
     */
    record Planned<T>(
            int number,
            Fate fate,
            String label,
            @Nullable String path,
            List<Refused.Problem> problems,
            @Nullable T what,
            List<String> cells) {

        Planned {
            problems = List.copyOf(problems);
            cells = List.copyOf(cells);
        }
    }

    /** Reads a table for this incubator: the first line of a key is taken, those that say the same again are refused. */
    static <T> Plan<T> of(Target<T> target, IncubatorId incubator, SheetTable table, Choices choices) {
        Target.Reader<T> reader = target.reader(incubator);
        Map<String, Unknown> unknown = new LinkedHashMap<>();
        Map<String, Integer> first = new HashMap<>();
        Map<Integer, Planned<T>> planned = new TreeMap<>();
        Map<Integer, T> read = new TreeMap<>();
        Map<Integer, List<Refused.Problem>> remarks = new HashMap<>();
        for (TableFile.Line line : table.lines()) {
            Cells cells = new Cells(
                    line.cells(), target.shape().columns(), choices, met -> unknown.putIfAbsent(met.field(), met));
            T what = reader.read(cells);
            if (!cells.objections().any()) {
                Integer before = first.putIfAbsent(target.key(what), line.number());
                cells.objections().when(before != null, "", "onboarding.fault.twice", before == null ? 0 : before);
            }
            if (cells.objections().any())
                planned.put(
                        line.number(),
                        new Planned<>(
                                line.number(),
                                Fate.REFUSED,
                                target.label(what),
                                null,
                                cells.objections().found(),
                                null,
                                line.cells()));
            else {
                read.put(line.number(), what);
                remarks.put(line.number(), cells.remarks());
            }
        }
        Map<String, String> known = read.isEmpty() ? Map.of() : target.known(incubator, List.copyOf(read.values()));
        for (TableFile.Line line : table.lines()) {
            T what = read.get(line.number());
            if (what == null) continue;
            String path = known.get(target.key(what));
            planned.put(
                    line.number(),
                    new Planned<>(
                            line.number(),
                            path == null ? Fate.MADE : Fate.KNOWN,
                            target.label(what),
                            path,
                            path == null ? remarks.getOrDefault(line.number(), List.of()) : List.of(),
                            what,
                            line.cells()));
        }
        return new Plan<>(List.copyOf(planned.values()), unknown);
    }

    int count(Fate fate) {
        return (int) lines.stream().filter(line -> line.fate() == fate).count();
    }

    /** Makes what is to be made; by the number of its line. */
    Map<Integer, Target.Made> make(Target<T> target, IncubatorId incubator, Actor actor) {
        List<T> what = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        for (Planned<T> line : lines) {
            T one = line.what();
            if (line.fate() != Fate.MADE || one == null) continue;
            what.add(one);
            numbers.add(line.number());
        }
        Map<Integer, Target.Made> made = new TreeMap<>();
        if (what.isEmpty()) return made;
        List<Target.Made> things = target.make(incubator, what, actor);
        for (int place = 0; place < numbers.size(); place++) made.put(numbers.get(place), things.get(place));
        return made;
    }
}
