package org.terreau.funding;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.terreau.incubator.IncubatorId;
import org.terreau.portfolio.PhaseKind;
import org.terreau.shared.Money;
import org.terreau.shared.Plain;
import org.terreau.shared.TypedAmount;
import org.terreau.shared.TypedNumber;

/** Reads the rows of a file as windows: a row that is wrong is told with its line, the others are taken. */
final class WindowReader {

    static final int NAME = 160;
    static final int TEXT = 300;
    private static final String FAST = "FAST";
    private static final Set<String> YES = Set.of("oui", "yes");
    private static final int WHOLE = 100;

    private static final Map<String, String> COLUMNS = Map.ofEntries(
            Map.entry("window", "name"),
            Map.entry("guichet", "name"),
            Map.entry("nom", "name"),
            Map.entry("decider", "funder"),
            Map.entry("financeur", "funder"),
            Map.entry("phases", "phases"),
            Map.entry("publics", "publics"),
            Map.entry("envelope eur", "total"),
            Map.entry("enveloppe", "total"),
            Map.entry("min eur", "least"),
            Map.entry("minimum", "least"),
            Map.entry("max eur", "most"),
            Map.entry("maximum", "most"),
            Map.entry("cofinancing share", "share"),
            Map.entry("part", "share"),
            Map.entry("ouvre le", "opens"),
            Map.entry("ferme le", "closes"),
            Map.entry("resultat le", "results"),
            Map.entry("cumulable avec", "combinable"),
            Map.entry("cumulable with fast support", "fast"),
            Map.entry("constraint", "conditions"),
            Map.entry("conditions", "conditions"),
            Map.entry("adresse", "address"),
            Map.entry("source", "source"));

    private static final Set<String> ALL = Set.of("", "toutes", "tous", "all");
    private static final List<PhaseKind> EXISTING =
            List.of(PhaseKind.CONSTRUCTION, PhaseKind.ACCELERATION, PhaseKind.CONSOLIDATION, PhaseKind.OPERATED);

    private WindowReader() {}

    /** @param faults of the lines that are left out */
    record Read(List<FundingWindow> windows, List<FileFault> faults) {}

    /** A cell that can't be read. */
    private static final class Faulty extends Exception {

        private final String column;

        Faulty(String column) {
            super(column);
            this.column = column;
        }
    }

    /** @param rows the header first */
    static Read read(List<List<String>> rows, IncubatorId incubator) {
        List<FundingWindow> windows = new ArrayList<>();
        List<FileFault> faults = new ArrayList<>();
        if (rows.isEmpty()) return new Read(windows, faults);
        Map<String, Integer> places = new HashMap<>();
        List<String> header = rows.get(0);
        for (int place = 0; place < header.size(); place++) {
            String role = COLUMNS.get(Plain.text(header.get(place)));
            if (role != null) places.putIfAbsent(role, place);
        }
        if (!places.containsKey("name")) {
            faults.add(FileFault.of(1, "funding.window.fault.header"));
            return new Read(windows, faults);
        }
        for (int line = 1; line < rows.size(); line++) {
            Row row = new Row(rows.get(line), places);
            if (row.blank()) continue;
            try {
                windows.add(row.window(incubator));
            } catch (Faulty faulty) {
                faults.add(FileFault.of(line + 1L, "funding.window.fault." + faulty.column, row.text(faulty.column)));
            }
        }
        return new Read(windows, faults);
    }

    /** A row by what its columns are. */
    private record Row(List<String> cells, Map<String, Integer> places) {

        boolean blank() {
            return cells.stream().allMatch(String::isBlank);
        }

        String text(String role) {
            Integer place = places.get(role);
            return place == null || place >= cells.size()
                    ? ""
                    : cells.get(place).strip();
        }

        private String kept(String role, int longest) throws Faulty {
            String text = text(role);
            if (text.length() > longest || text.lines().count() > 1) throw new Faulty(role);
            return text;
        }

        FundingWindow window(IncubatorId incubator) throws Faulty {
            String name = kept("name", NAME);
            if (name.isEmpty()) throw new Faulty("name");
            Money least = amount("least");
            Money most = amount("most");
            if (least != null && most != null && most.compareTo(least) < 0) throw new Faulty("most");
            LocalDate opens = day("opens");
            LocalDate closes = day("closes");
            if (opens != null && closes != null && closes.isBefore(opens)) throw new Faulty("closes");
            LocalDate results = day("results");
            if (results != null && closes != null && results.isBefore(closes)) throw new Faulty("results");
            return new FundingWindow(
                    0,
                    incubator,
                    name,
                    kept("funder", NAME),
                    phases(),
                    publics(name),
                    new FundingWindow.Amounts(amount("total"), least, most),
                    share(),
                    opens,
                    closes,
                    new FundingWindow.After(results, combinable()),
                    new FundingWindow.Words(kept("conditions", TEXT), kept("address", TEXT), kept("source", TEXT)),
                    0);
        }

        /** Names between semicolons; a column of its own says it of the fund that most are asked beside. */
        private List<String> combinable() throws Faulty {
            List<String> names = new ArrayList<>(FundingWindow.After.names(kept("combinable", TEXT)));
            if (YES.contains(Plain.text(text("fast"))) && !names.contains(FAST)) names.add(FAST);
            return names;
        }

        private @Nullable Money amount(String role) throws Faulty {
            TypedAmount.Reading read = TypedAmount.read(text(role));
            if (read instanceof TypedAmount.Nothing) return null;
            if (read instanceof TypedAmount.Exact exact && exact.money().cents() > 0) return exact.money();
            throw new Faulty(role);
        }

        private @Nullable LocalDate day(String role) throws Faulty {
            String text = text(role);
            if (text.isEmpty()) return null;
            try {
                return LocalDate.parse(text);
            } catch (DateTimeParseException other) {
                throw new Faulty(role);
            }
        }

        /** 0.5, 50 or 50 %: a part of one is written below or at one. */
        private int share() throws Faulty {
            String text = text("share").replace("%", "").strip();
            if (text.isEmpty()) return WHOLE;
            Optional<BigDecimal> read = TypedNumber.read(text);
            if (read.isEmpty()) throw new Faulty("share");
            boolean part = read.get().compareTo(BigDecimal.ONE) <= 0;
            BigDecimal percent = part ? read.get().movePointRight(2) : read.get();
            try {
                int whole = percent.intValueExact();
                if (whole >= 1 && whole <= WHOLE) return whole;
            } catch (ArithmeticException fraction) {
                throw new Faulty("share");
            }
            throw new Faulty("share");
        }

        /** "construction/autres" is construction and any other: all. */
        private List<PhaseKind> phases() throws Faulty {
            Set<PhaseKind> phases = new LinkedHashSet<>();
            for (String one : text("phases").split("[/,;]", -1)) {
                String plain = Plain.text(one);
                if (ALL.contains(plain) || plain.equals("autres")) return List.of();
                if (plain.equals("produit existant")) {
                    phases.addAll(EXISTING);
                    continue;
                }
                phases.add(PhaseKind.of(plain).filter(PhaseKind::active).orElseThrow(() -> new Faulty("phases")));
            }
            return List.copyOf(phases);
        }

        /** In its own column, else the last word of the name: "Guichet accessibilité/design agents". */
        private FundingWindow.@Nullable Publics publics(String name) throws Faulty {
            String told = Plain.text(text("publics"));
            if (!told.isEmpty()) return FundingWindow.Publics.of(told).orElseThrow(() -> new Faulty("publics"));
            String plain = Plain.text(name);
            return FundingWindow.Publics.of(plain.substring(plain.lastIndexOf(' ') + 1))
                    .orElse(null);
        }
    }
}
