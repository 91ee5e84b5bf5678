package org.terreau.sharing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.terreau.shared.Money;
import org.terreau.shared.Objections;
import org.terreau.shared.Plain;
import org.terreau.shared.TypedNumber;
import org.terreau.territory.Collectivity;
import org.terreau.territory.CollectivityId;
import org.terreau.territory.CollectivityReader;

/**
 * Reads members as people type or paste them: a line each, a name, a SIREN or an INSEE code, then what is counted of it,
 * separated by semicolons or tabulations. A first line of titles says what the columns are; without it the method does.
 * What a name may be meant for is given back to choose from, never chosen in silence.
 */
@Component
public class MemberLines {

    /** The field that holds them. */
    public static final String FIELD = "membres";

    /** Longest list, in characters. */
    public static final int LONGEST = 200_000;

    private static final int TOLD = 20;
    private static final BigDecimal MOST = new BigDecimal("1000000000");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final CollectivityReader reader;

    MemberLines(CollectivityReader reader) {
        this.reader = reader;
    }

    /** What a column holds. */
    enum Column {
        CODE("code|siren|insee|code insee"),
        NAME("membre|collectivite|nom|commune"),
        UNITS("unites?|dossiers|agents|actes|quantite|potentiel fiscal"),
        KEY("cle|pourcentage"),
        OWN("part propre|propre"),
        POPULATION("population|habitants"),
        /** What is not read, such as what we computed. */
        OTHER("");

        private final Pattern titles;

        Column(String titles) {
            this.titles = Pattern.compile(titles);
        }

        static Optional<Column> titled(String cell) {
            String plain = Plain.text(cell);
            return Arrays.stream(values())
                    .filter(column ->
                            column != OTHER && column.titles.matcher(plain).matches())
                    .findFirst();
        }
    }

    /**
     * A line that may be meant for several.
     *
     * @param line its number, from 1
     */
    public record Doubt(int line, String text, List<Collectivity> candidates) {

        public Doubt {
            candidates = List.copyOf(candidates);
        }

        /** The field in which one of them is chosen. */
        public String field() {
            return "choix-" + line;
        }
    }

    /** What was read: when nothing is objected to, every line is a member. */
    public record Read(List<Member> members, List<Doubt> doubts, Objections objections) {}

    /** @param chosen by the number of a line, among its candidates */
    public Read read(String typed, SharingMethod method, boolean byUnits, Map<Integer, CollectivityId> chosen) {
        Reading reading = new Reading(chosen);
        if (typed.length() > LONGEST) {
            reading.objections.add(FIELD, "sharing.members.long", LONGEST);
            return reading.done();
        }
        List<Column> columns = usual(method, byUnits);
        int number = 0;
        boolean first = true;
        for (String line : typed.lines().toList()) {
            number++;
            if (line.isBlank()) continue;
            List<String> cells = cells(line);
            Optional<List<Column>> titles = first ? titles(cells) : Optional.empty();
            first = false;
            if (titles.isPresent()) columns = titles.get();
            else if (reading.full()) break;
            else for (List<String> one : severalCodes(cells)) reading.line(number, one, columns);
        }
        return reading.done();
    }

    /** What the columns are when nothing says it. */
    private static List<Column> usual(SharingMethod method, boolean byUnits) {
        return switch (method) {
            case EQUAL, POPULATION, STRATA -> List.of(Column.NAME, Column.POPULATION);
            case UNITS -> List.of(Column.NAME, Column.UNITS, Column.POPULATION);
            case FIXED_AND_VARIABLE ->
                byUnits
                        ? List.of(Column.NAME, Column.UNITS, Column.POPULATION)
                        : List.of(Column.NAME, Column.POPULATION);
            case KEY -> List.of(Column.NAME, Column.KEY, Column.OWN, Column.POPULATION);
        };
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split("[;\\t]", -1))
                .map(cell -> cell.replace('\u00a0', ' ').replace('\u202f', ' ').strip())
                .map(cell -> cell.length() > 1 && cell.startsWith("\"") && cell.endsWith("\"")
                        ? cell.substring(1, cell.length() - 1)
                        : cell)
                .toList();
    }

    /** The columns when the line is one of titles: the unknown ones are left aside. */
    private static Optional<List<Column>> titles(List<String> cells) {
        if (Column.titled(cells.get(0))
                .filter(column -> column == Column.NAME || column == Column.CODE)
                .isEmpty())
            if (cells.stream().filter(cell -> Column.titled(cell).isPresent()).count() < 2) return Optional.empty();
        List<Column> columns = new ArrayList<>();
        for (String cell : cells) columns.add(Column.titled(cell).orElse(Column.OTHER));
        return columns.contains(Column.NAME) || columns.contains(Column.CODE) ? Optional.of(columns) : Optional.empty();
    }

    /** "200000172, 200000438": a line of codes alone is a member each. */
    private static List<List<String>> severalCodes(List<String> cells) {
        String[] codes = cells.get(0).split(",");
        return cells.size() == 1 && codes.length > 1 && Arrays.stream(codes).allMatch(CollectivityReader::coded)
                ? Arrays.stream(codes).map(code -> List.of(code.strip())).toList()
                : List.of(cells);
    }

    /** A list that is being read. */
    private final class Reading {

        private final Map<Integer, CollectivityId> chosen;
        private final Map<CollectivityId, Integer> seen = new HashMap<>();
        private final List<Member> members = new ArrayList<>();
        private final List<Doubt> doubts = new ArrayList<>();
        private final Objections objections = new Objections();
        private int untold;

        Reading(Map<Integer, CollectivityId> chosen) {
            this.chosen = chosen;
        }

        boolean full() {
            if (members.size() <= Scenario.MOST_MEMBERS) return false;
            objections.add(FIELD, "sharing.members.many", Scenario.MOST_MEMBERS);
            return true;
        }

        private void object(String key, Object... arguments) {
            if (objections.found().size() < TOLD) objections.add(FIELD, key, arguments);
            else untold++;
        }

        Read done() {
            if (untold > 0) objections.add(FIELD, "sharing.line.others", untold);
            if (members.isEmpty() && !objections.any()) objections.add(FIELD, "sharing.members.none");
            return new Read(members, doubts, objections);
        }

        void line(int number, List<String> cells, List<Column> columns) {
            Map<Column, String> said = new EnumMap<>(Column.class);
            for (int place = 0; place < Math.min(cells.size(), columns.size()); place++)
                said.putIfAbsent(columns.get(place), cells.get(place));
            String name = said.getOrDefault(Column.NAME, "");
            String code = said.getOrDefault(Column.CODE, "");
            String written = code.isEmpty() ? name : code;
            if (cells.size() > columns.size()
                    && cells.subList(columns.size(), cells.size()).stream().anyMatch(cell -> !cell.isEmpty()))
                object("sharing.line.columns", number, columns.size());
            Optional<Collectivity> place = place(number, written);
            if (place.isEmpty()) return;
            Integer before = seen.putIfAbsent(place.get().id(), number);
            if (before != null) object("sharing.line.twice", number, place.get().label(), before);
            else members.add(member(number, place.get(), said));
        }

        private Optional<Collectivity> place(int number, String written) {
            if (written.length() > 200 || written.isEmpty()) {
                object("sharing.line.name", number);
                return Optional.empty();
            }
            CollectivityReader.Reading read =
                    reader.read(CollectivityReader.Written.bare(coded(written)), doubts.size() < TOLD);
            if (read.sure().isPresent()) return read.sure();
            Optional<Collectivity> picked = read.candidates().stream()
                    .filter(candidate -> candidate.id().equals(chosen.get(number)))
                    .findFirst();
            if (picked.isPresent()) return picked;
            doubt(number, written, read.candidates());
            return Optional.empty();
        }

        private void doubt(int number, String written, List<Collectivity> candidates) {
            if (candidates.isEmpty()) {
                object(
                        CollectivityReader.coded(written) ? "sharing.line.code" : "sharing.line.unknown",
                        number,
                        written);
                return;
            }
            object("sharing.line.several", number, written);
            if (doubts.size() < TOLD) doubts.add(new Doubt(number, written, candidates));
        }

        private Member member(int number, Collectivity place, Map<Column, String> said) {
            return new Member(
                    place,
                    population(number, place, said.getOrDefault(Column.POPULATION, "")),
                    quantity(number, said.getOrDefault(Column.UNITS, ""), MOST),
                    quantity(number, said.getOrDefault(Column.KEY, "").replace("%", ""), HUNDRED),
                    own(number, said.getOrDefault(Column.OWN, "")));
        }

        private @Nullable Long population(int number, Collectivity place, String cell) {
            if (cell.isEmpty()) return place.population();
            String digits = cell.replaceAll("[\\s\\h]", "");
            if (digits.matches("\\d{1,8}")) return Long.valueOf(digits);
            object("sharing.line.population", number, cell);
            return place.population();
        }

        private BigDecimal quantity(int number, String cell, BigDecimal most) {
            if (cell.isBlank()) return BigDecimal.ZERO;
            Optional<BigDecimal> read =
                    TypedNumber.read(cell).filter(value -> value.signum() >= 0 && value.compareTo(most) <= 0);
            if (read.isEmpty()) object("sharing.line.number", number, cell);
            return read.orElse(BigDecimal.ZERO);
        }

        private Money own(int number, String cell) {
            if (cell.isEmpty()) return Money.ZERO;
            Optional<Money> read = Money.parse(cell);
            if (read.isEmpty()) object("sharing.line.amount", number, cell);
            return read.orElse(Money.ZERO);
        }
    }

    /** "Saint-Denis (93) [commune:93066]", as {@link #typed} writes what a name alone does not say. */
    private static String coded(String written) {
        int from = written.lastIndexOf('[');
        return from >= 0 && written.endsWith("]") ? written.substring(from + 1, written.length() - 1) : written;
    }

    /** The members as they are typed, with the titles of what was typed of them. */
    public String typed(List<Member> members) {
        Map<Column, List<String>> columns = new LinkedHashMap<>();
        columns.put(
                Column.NAME,
                members.stream().map(member -> name(member.place())).toList());
        columns.put(
                Column.UNITS,
                members.stream().map(member -> number(member.units())).toList());
        columns.put(
                Column.KEY, members.stream().map(member -> number(member.key())).toList());
        columns.put(
                Column.OWN,
                members.stream().map(member -> number(member.own().inEuros())).toList());
        columns.put(
                Column.POPULATION, members.stream().map(MemberLines::population).toList());
        columns.values().removeIf(cells -> cells.stream().allMatch(String::isEmpty));
        List<String> lines = new ArrayList<>();
        if (columns.size() > 1)
            lines.add(columns.keySet().stream().map(MemberLines::title).collect(Collectors.joining(" ; ")));
        for (int line = 0; line < members.size(); line++) {
            int place = line;
            lines.add(columns.values().stream()
                    .map(cells -> cells.get(place))
                    .collect(Collectors.joining(" ; "))
                    .replaceFirst("(?: ; )+$", ""));
        }
        return String.join("\n", lines);
    }

    private static String title(Column column) {
        return switch (column) {
            case CODE -> "Code";
            case OTHER -> "";
            case NAME -> "Membre";
            case UNITS -> "Unités";
            case KEY -> "Clé (%)";
            case OWN -> "Part propre (€)";
            case POPULATION -> "Population";
        };
    }

    private static String population(Member member) {
        return member.population() != null && member.populationTyped() ? String.valueOf(member.population()) : "";
    }

    private static String number(BigDecimal number) {
        return number.signum() == 0
                ? ""
                : number.stripTrailingZeros().toPlainString().replace('.', ',');
    }

    /** The shortest that leads to it. */
    private String name(Collectivity place) {
        boolean alone = reader.read(CollectivityReader.Written.bare(place.label()), false)
                .sure()
                .filter(place::equals)
                .isPresent();
        return alone ? place.label() : place.label() + " [" + place.id() + "]";
    }
}
