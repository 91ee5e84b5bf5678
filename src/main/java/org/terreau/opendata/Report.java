package org.terreau.opendata;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.terreau.incubator.Catalogue;

/** What became of the files of a catalogue: how many of each kind, and a line for each one to look at. */
final class Report {

    private final Map<Kind, Map<Catalogue.Change, Integer>> counts = new EnumMap<>(Kind.class);
    private final List<Line> lines = new ArrayList<>();

    enum Outcome {
        REFUSED,
        CONFLICT,
        REMARK,
        CREATED,
        CHANGED;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param place the field, such as "phases[1].start", the number of a line, or "-" for the whole file
     * @param reason a key of the message bundles; empty when the outcome says enough
     */
    record Line(String file, Outcome outcome, String place, String reason, List<String> arguments) {

        Line {
            arguments = List.copyOf(arguments);
        }
    }

    void counted(Kind kind, Catalogue.Change change) {
        counts.computeIfAbsent(kind, none -> new EnumMap<>(Catalogue.Change.class))
                .merge(change, 1, Integer::sum);
    }

    void told(Kind kind, String file, Outcome outcome, BadFile about) {
        lines.add(new Line(
                kind.folder() + "/" + file,
                outcome,
                about.place(),
                about.key(),
                about.arguments().stream().map(String::valueOf).toList()));
    }

    /** A line without a reason, for a file that was taken. */
    void taken(Kind kind, String file, Outcome outcome, String place) {
        lines.add(new Line(kind.folder() + "/" + file, outcome, place, "", List.of()));
    }

    List<Line> lines() {
        return List.copyOf(lines);
    }

    int count(Kind kind, Catalogue.Change change) {
        return counts.getOrDefault(kind, Map.of()).getOrDefault(change, 0);
    }

    int count(Catalogue.Change change) {
        return counts.values().stream()
                .mapToInt(count -> count.getOrDefault(change, 0))
                .sum();
    }

    int touched() {
        return count(Catalogue.Change.CREATED) + count(Catalogue.Change.CHANGED);
    }

    int count(Outcome outcome) {
        return (int) lines.stream().filter(line -> line.outcome() == outcome).count();
    }

    List<Line> lines(Outcome outcome) {
        return lines.stream().filter(line -> line.outcome() == outcome).toList();
    }
}
