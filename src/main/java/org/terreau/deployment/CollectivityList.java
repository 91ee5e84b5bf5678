package org.terreau.deployment;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.StringReader;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.terreau.shared.Plain;
import org.terreau.territory.Collectivity;
import org.terreau.territory.CollectivityId;
import org.terreau.territory.CollectivityReader;
import org.terreau.web.TableFile;

/**
 * Reads a list of collectivities, pasted or from a CSV file: INSEE codes, postal codes, SIREN, names, and the state and
 * its day where the file has them. What is sure is taken; what is doubtful is given back with the candidates, to be
 * chosen from.
 */
@Component
public class CollectivityList {

    /** How many lines are read at once. */
    public static final int LINES = 5000;

    /** How many characters a line has at most: a name, a code and what stands beside them. */
    static final int LONGEST = 1000;

    private static final int SUGGESTED_LINES = 200;
    private static final Set<String> CODES = Set.of("code", "code commune", "codecommune", "identifiant", "id");
    private static final Set<String> NAMES =
            Set.of("nom", "commune", "collectivite", "libelle", "epci", "nom commune", "ville", "territoire", "mairie");
    private static final Set<String> DEPARTEMENTS =
            Set.of("departement", "dep", "code departement", "codedepartement", "dpt");
    private static final Set<String> STATES = Set.of("etat", "statut", "state");
    private static final Set<String> DAYS = Set.of("date", "depuis", "depuis le", "le", "date etat", "jour");
    private static final Pattern FRENCH_DAY = Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})");

    private final CollectivityReader reader;

    CollectivityList(CollectivityReader reader) {
        this.reader = reader;
    }

    /** What a line turned out to be. */
    public enum Kind {
        /** One collectivity, for sure. */
        READY("pret"),
        /** The product is there already. */
        PRESENT("deja"),
        /** An earlier line named it. */
        REPEATED("double"),
        /** A commune of the past, or a part of one: the one of today is proposed. */
        FORMER("ancienne"),
        /** Its code and its name are those of different collectivities. */
        CONTRADICTORY("contradiction"),
        /** A number that is an INSEE code and a postal code. */
        EITHER_CODE("numero"),
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
            return this != READY && this != PRESENT && this != REPEATED;
        }

        private static Kind of(CollectivityReader.Certainty certainty) {
            return switch (certainty) {
                case SURE -> READY;
                case FORMER -> FORMER;
                case CONTRADICTORY -> CONTRADICTORY;
                case EITHER_CODE -> EITHER_CODE;
                case SEVERAL -> AMBIGUOUS;
                case UNKNOWN -> UNKNOWN;
            };
        }
    }

    /**
     * What a line says beside the collectivity; "" for what it does not say.
     *
     * @param state as written
     * @param day as written
     */
    public record Said(String state, String day) {

        static final Said NOTHING = new Said("", "");

        /** Null when it says none, or one that there is not. */
        public @Nullable DeploymentState asState() {
            String plain = Plain.text(state);
            for (DeploymentState one : DeploymentState.values()) if (one.goesBy(plain)) return one;
            return null;
        }

        /** Null when it says none, or one that can't be read. */
        public @Nullable LocalDate asDay() {
            try {
                Matcher french = FRENCH_DAY.matcher(day);
                return french.matches()
                        ? LocalDate.of(number(french, 3), number(french, 2), number(french, 1))
                        : day.length() >= 10 ? LocalDate.parse(day.substring(0, 10)) : null;
            } catch (DateTimeException notOne) {
                return null;
            }
        }

        private static int number(Matcher matcher, int group) {
            return Integer.parseInt(matcher.group(group));
        }
    }

    /**
     * A line of the list.
     *
     * @param number from 1, empty lines counted
     * @param candidates the collectivity when it is sure, otherwise those to choose from
     */
    public record Line(int number, String typed, Kind kind, List<Collectivity> candidates, Said said) {

        public Line {
            candidates = List.copyOf(candidates);
        }

        public @Nullable Collectivity sure() {
            return kind == Kind.READY ? candidates.get(0) : null;
        }

        private Line as(Kind other) {
            return new Line(number, typed, other, candidates, said);
        }
    }

    /** Where the columns of a list are; -1 for what it has not. */
    private record Columns(
            int official, int postal, int code, int name, int departement, int state, int day, boolean titled) {

        static final Columns UNTITLED = new Columns(-1, -1, -1, -1, -1, -1, -1, false);
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
                columns = header.orElse(Columns.UNTITLED);
                if (header.isPresent()) continue;
            }
            Line line = line(at + 1, typed.get(at), cells, columns, suggested < SUGGESTED_LINES);
            if (line.kind() == Kind.UNKNOWN || line.kind() == Kind.CONTRADICTORY) suggested++;
            lines.add(amongOthers(line, present, named));
        }
        return lines;
    }

    /** @param named in the lines before, to which this one is added */
    private static Line amongOthers(Line line, Set<CollectivityId> present, Set<CollectivityId> named) {
        Collectivity sure = line.sure();
        if (sure == null) return line;
        if (present.contains(sure.id())) return line.as(Kind.PRESENT);
        return named.add(sure.id()) ? line : line.as(Kind.REPEATED);
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
        Map<CollectivityReader.Coding, Integer> coded = new EnumMap<>(CollectivityReader.Coding.class);
        for (int at = 0; at < cells.size(); at++) {
            CollectivityReader.Coding coding = CollectivityReader.Coding.ofColumn(cells.get(at));
            if (coding != CollectivityReader.Coding.UNSAID) coded.putIfAbsent(coding, at);
            for (Set<String> names : List.of(CODES, NAMES, DEPARTEMENTS, STATES, DAYS))
                if (names.contains(Plain.text(cells.get(at)))) found.putIfAbsent(names, at);
        }
        if (coded.isEmpty() && !found.containsKey(CODES) && !found.containsKey(NAMES)) return Optional.empty();
        return Optional.of(new Columns(
                coded.getOrDefault(CollectivityReader.Coding.OFFICIAL, -1),
                coded.getOrDefault(CollectivityReader.Coding.POSTAL, -1),
                found.getOrDefault(CODES, -1),
                found.getOrDefault(NAMES, -1),
                found.getOrDefault(DEPARTEMENTS, -1),
                found.getOrDefault(STATES, -1),
                found.getOrDefault(DAYS, -1),
                true));
    }

    private Line line(int number, String typed, List<String> cells, Columns columns, boolean suggest) {
        CollectivityReader.Reading reading =
                reader.read(columns.titled() ? titled(cells, columns) : untitled(cells), suggest);
        return new Line(
                number,
                typed,
                Kind.of(reading.certainty()),
                reading.candidates(),
                new Said(cell(cells, columns.state()), cell(cells, columns.day())));
    }

    private static CollectivityReader.Written titled(List<String> cells, Columns columns) {
        String name = cell(cells, columns.name());
        String departement = CollectivityReader.departement(cell(cells, columns.departement()));
        String official = cell(cells, columns.official());
        String code = cell(cells, columns.code());
        String postal = cell(cells, columns.postal());
        if (official.isEmpty() && code.isEmpty() && postal.isEmpty() && CollectivityReader.coded(name))
            return new CollectivityReader.Written(name, CollectivityReader.Coding.UNSAID, "", departement);
        if (!official.isEmpty())
            return new CollectivityReader.Written(official, CollectivityReader.Coding.OFFICIAL, name, departement);
        return code.isEmpty()
                ? new CollectivityReader.Written(postal, CollectivityReader.Coding.POSTAL, name, departement)
                : new CollectivityReader.Written(code, CollectivityReader.Coding.UNSAID, name, departement);
    }

    /** Without titles, cells say by their look what they are: a name, its département beside it, a code. */
    private static CollectivityReader.Written untitled(List<String> cells) {
        String name = first(cells, cell -> !CollectivityReader.coded(cell));
        boolean named = !name.isEmpty();
        String code = first(
                cells,
                cell -> CollectivityReader.coded(cell)
                        && !(named && !CollectivityReader.departement(cell).isEmpty()));
        String departement = named
                ? CollectivityReader.departement(first(
                        cells, cell -> !CollectivityReader.departement(cell).isEmpty()))
                : "";
        return new CollectivityReader.Written(code, CollectivityReader.Coding.UNSAID, name, departement);
    }

    private static String first(List<String> cells, Predicate<String> wanted) {
        return cells.stream()
                .filter(cell -> !cell.isEmpty())
                .filter(wanted)
                .findFirst()
                .orElse("");
    }

    private static String cell(List<String> cells, int column) {
        return column >= 0 && column < cells.size() ? cells.get(column) : "";
    }
}
