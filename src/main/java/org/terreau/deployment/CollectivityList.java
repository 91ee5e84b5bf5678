package org.terreau.deployment;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.terreau.shared.Plain;
import org.terreau.territory.Collectivities;
import org.terreau.territory.Collectivity;
import org.terreau.territory.CollectivityId;
import org.terreau.territory.CollectivityKind;
import org.terreau.web.TableFile;

/**
 * Reads a list of collectivities, pasted or from a CSV file: INSEE codes, SIREN of EPCI, names. What is sure is taken;
 * what is doubtful is given back with the candidates, to be chosen from.
 */
@Component
public class CollectivityList {

    /** How many lines are read at once. */
    public static final int LINES = 5000;

    /** How many characters a line has at most: a name, a code and what stands beside them. */
    static final int LONGEST = 1000;

    private static final int CANDIDATES = 8;
    private static final int SUGGESTED_LINES = 200;
    private static final Set<String> CODES =
            Set.of("code", "insee", "code insee", "codeinsee", "siren", "code commune");
    private static final Set<String> NAMES =
            Set.of("nom", "commune", "collectivite", "libelle", "epci", "nom commune", "ville");
    private static final Set<String> DEPARTEMENTS =
            Set.of("departement", "dep", "code departement", "codedepartement", "dpt");

    private final Collectivities collectivities;

    CollectivityList(Collectivities collectivities) {
        this.collectivities = collectivities;
    }

    /** What a line turned out to be. */
    public enum Kind {
        /** One collectivity, for sure. */
        READY("pret"),
        /** The product is there already. */
        PRESENT("deja"),
        /** An earlier line named it. */
        REPEATED("double"),
        /** A commune of the past: the one it joined is proposed. */
        FORMER("ancienne"),
        /** Several collectivities have this name. */
        AMBIGUOUS("ambigue"),
        /** None: those with a near name, if any, are proposed. */
        UNKNOWN("inconnue");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        /** Somebody has to choose. */
        public boolean doubtful() {
            return this == FORMER || this == AMBIGUOUS || this == UNKNOWN;
        }
    }

    /**
     * A line of the list.
     *
     * @param number from 1, empty lines counted
     * @param candidates the collectivity when it is sure, otherwise those to choose from
     */
    public record Line(int number, String typed, Kind kind, List<Collectivity> candidates) {

        public Line {
            candidates = List.copyOf(candidates);
        }

        public @Nullable Collectivity sure() {
            return kind == Kind.READY ? candidates.get(0) : null;
        }
    }

    private record Columns(int code, int name, int departement) {

        static final Columns PLAIN = new Columns(-1, 0, 1);
    }

    /**
     * Reads at most {@link #LINES} lines.
     *
     * @param present where the product is already
     */
    public List<Line> read(String text, Set<CollectivityId> present) {
        String clean = text.startsWith("\uFEFF") ? text.substring(1) : text;
        List<String> typed = clean.lines().limit(LINES + 1L).map(String::strip).toList();
        char separator = separator(typed);
        Columns columns = null;
        List<Line> lines = new ArrayList<>();
        Set<CollectivityId> named = new HashSet<>();
        int suggested = 0;
        for (int at = 0; at < Math.min(LINES, typed.size()); at++) {
            if (typed.get(at).isEmpty()) continue;
            List<String> cells = cells(typed.get(at), separator);
            if (columns == null) {
                Optional<Columns> header = header(cells);
                columns = header.orElse(Columns.PLAIN);
                if (header.isPresent()) continue;
            }
            Line line = line(at + 1, typed.get(at), cells, columns, suggested < SUGGESTED_LINES);
            if (line.kind() == Kind.UNKNOWN) suggested++;
            Collectivity sure = line.sure();
            if (sure != null && present.contains(sure.id())) line = as(line, Kind.PRESENT);
            else if (sure != null && !named.add(sure.id())) line = as(line, Kind.REPEATED);
            lines.add(line);
        }
        return lines;
    }

    /** How many lines a text has, those beyond the limit included. */
    public static long lines(String text) {
        return text.lines().filter(line -> !line.isBlank()).count();
    }

    /** The number of the first line that is too long to be one of a list. */
    static OptionalLong endless(String text) {
        long number = 0;
        for (Iterator<String> lines = text.lines().iterator(); lines.hasNext(); ) {
            number++;
            if (lines.next().length() > LONGEST) return OptionalLong.of(number);
        }
        return OptionalLong.empty();
    }

    private static Line as(Line line, Kind kind) {
        return new Line(line.number(), line.typed(), kind, line.candidates());
    }

    private static char separator(List<String> lines) {
        for (char candidate : new char[] {';', '\t', ','})
            if (lines.stream().limit(5).anyMatch(line -> line.indexOf(candidate) >= 0)) return candidate;
        return ';';
    }

    private static List<String> cells(String line, char separator) {
        try (CsvReader<CsvRecord> reader =
                TableFile.records(CsvReader.builder().fieldSeparator(separator), new StringReader(line))) {
            for (CsvRecord record : reader)
                return record.getFields().stream().map(String::strip).toList();
            return List.of(line);
        } catch (CsvParseException | java.io.IOException notCsv) {
            return List.of(line);
        }
    }

    private static Optional<Columns> header(List<String> cells) {
        Map<Set<String>, Integer> found = new HashMap<>();
        for (int at = 0; at < cells.size(); at++)
            for (Set<String> names : List.of(CODES, NAMES, DEPARTEMENTS))
                if (names.contains(Plain.text(cells.get(at)))) found.putIfAbsent(names, at);
        return found.containsKey(CODES) || found.containsKey(NAMES)
                ? Optional.of(new Columns(
                        found.getOrDefault(CODES, -1),
                        found.getOrDefault(NAMES, -1),
                        found.getOrDefault(DEPARTEMENTS, -1)))
                : Optional.empty();
    }

    private Line line(int number, String typed, List<String> cells, Columns columns, boolean suggest) {
        String code = cell(cells, columns.code());
        String name = cell(cells, columns.name());
        String departement = departement(cell(cells, columns.departement()));
        for (String written : List.of(code, name)) {
            Optional<CollectivityId> coded = coded(written);
            if (coded.isEmpty()) continue;
            Optional<Collectivity> current = coded.flatMap(collectivities::find);
            if (current.isPresent()) return new Line(number, typed, Kind.READY, List.of(current.get()));
            Optional<Collectivities.Former> former = coded.flatMap(collectivities::former);
            if (former.isPresent())
                return new Line(number, typed, Kind.FORMER, List.of(former.get().current()));
        }
        return named(number, typed, name, departement, suggest);
    }

    private Line named(int number, String typed, String name, String departement, boolean suggest) {
        List<Collectivity> exact = in(departement, collectivities.named(name));
        if (exact.size() == 1) return new Line(number, typed, Kind.READY, exact);
        if (exact.size() > 1)
            return new Line(number, typed, Kind.AMBIGUOUS, exact.subList(0, Math.min(CANDIDATES * 2, exact.size())));
        List<Collectivity> joined = in(
                departement,
                collectivities.formerNamed(name).stream()
                        .map(Collectivities.Former::current)
                        .distinct()
                        .toList());
        if (!joined.isEmpty()) return new Line(number, typed, Kind.FORMER, joined);
        if (!suggest || name.isEmpty()) return new Line(number, typed, Kind.UNKNOWN, List.of());
        return new Line(number, typed, Kind.UNKNOWN, in(departement, collectivities.search(name, null, CANDIDATES)));
    }

    private static List<Collectivity> in(String departement, List<Collectivity> places) {
        return departement.isEmpty()
                ? places
                : places.stream()
                        .filter(place -> departement.equals(place.departement()))
                        .toList();
    }

    private static Optional<CollectivityId> coded(String written) {
        String code = written.replace(" ", "").toUpperCase(Locale.ROOT);
        if (code.matches("\\d{9}")) return Optional.of(new CollectivityId(CollectivityKind.EPCI, code));
        if (code.matches("\\d{4}")) return Optional.of(new CollectivityId(CollectivityKind.COMMUNE, "0" + code));
        if (code.matches("\\d{5}|\\d[AB]\\d{3}"))
            return Optional.of(new CollectivityId(CollectivityKind.COMMUNE, code));
        return CollectivityId.parse(written);
    }

    private static String cell(List<String> cells, int column) {
        return column >= 0 && column < cells.size() ? cells.get(column) : "";
    }

    /** "1" is the Ain; anything that is no code of a département says nothing. */
    private static String departement(String written) {
        String code = written.toUpperCase(Locale.ROOT);
        if (code.matches("\\d")) return "0" + code;
        return code.matches("\\d{2,3}|2[AB]") ? code : "";
    }
}
