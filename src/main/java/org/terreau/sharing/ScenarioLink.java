package org.terreau.sharing;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.terreau.shared.Money;
import org.terreau.territory.Collectivities;
import org.terreau.territory.Collectivity;
import org.terreau.territory.CollectivityId;
import org.terreau.territory.CollectivityKind;

/**
 * A scenario as an address or a table cell holds it: a line for what is shared, one for the strata, one a member, packed
 * and written with the signs that an address takes. The populations of the official code are not in it unless it is kept:
 * they are read again.
 */
@Component
public class ScenarioLink {

    private static final String SHAPE = "1";
    private static final String CELL = "\t";
    private static final int LARGEST = 400_000;
    private static final int LONGEST = 100_000;
    private static final Map<CollectivityKind, String> KINDS = Map.of(
            CollectivityKind.COMMUNE, "c",
            CollectivityKind.EPCI, "e",
            CollectivityKind.DEPARTEMENT, "d",
            CollectivityKind.REGION, "r",
            CollectivityKind.SYNDICAT, "s");
    private static final Map<String, CollectivityKind> BY_LETTER =
            KINDS.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));

    private final Collectivities collectivities;

    ScenarioLink(Collectivities collectivities) {
        this.collectivities = collectivities;
    }

    /** To be shared: what the official code says is read again by whoever opens it. */
    public String written(Scenario scenario) {
        return packed(text(scenario, false));
    }

    /** To be kept: the populations stay those of today. */
    public String kept(Scenario scenario) {
        return packed(text(scenario, true));
    }

    /** Empty when it is not one, was cut, or names a collectivité that the official code no longer has. */
    public Optional<Scenario> read(String written) {
        if (written.isEmpty() || written.length() > LONGEST) return Optional.empty();
        try {
            return Optional.of(scenario(unpacked(written)));
        } catch (IllegalArgumentException
                | ArithmeticException
                | DataFormatException
                | IndexOutOfBoundsException notOne) {
            return Optional.empty();
        }
    }

    private static String text(Scenario scenario, boolean populations) {
        Parameters parameters = scenario.parameters();
        List<String> lines = new ArrayList<>();
        lines.add(String.join(
                CELL,
                SHAPE,
                scenario.name().replaceAll("[\\t\\n\\r]", " "),
                String.valueOf(scenario.cost().amount().cents()),
                scenario.cost().regime().code(),
                String.valueOf(scenario.cost().year()),
                scenario.method().code(),
                cents(scenario.limits().floor()),
                cents(scenario.limits().cap()),
                number(parameters.fixed()),
                parameters.byUnits() ? "u" : ""));
        lines.add(parameters.strata().stream()
                .map(stratum -> stratum.from() + ":" + stratum.tariff().cents())
                .collect(Collectors.joining(CELL)));
        for (Member member : scenario.members()) lines.add(line(member, populations));
        return String.join("\n", lines);
    }

    private static String line(Member member, boolean populations) {
        boolean said = member.population() != null && (populations || member.populationTyped());
        return String.join(
                        CELL,
                        KINDS.get(member.place().id().kind())
                                + member.place().id().code(),
                        number(member.units()),
                        number(member.key()),
                        member.own().cents() == 0
                                ? ""
                                : String.valueOf(member.own().cents()),
                        said ? String.valueOf(member.population()) : "")
                .stripTrailing();
    }

    private static String cents(@Nullable Money amount) {
        return amount == null ? "" : String.valueOf(amount.cents());
    }

    private static String number(BigDecimal number) {
        return number.signum() == 0 ? "" : number.stripTrailingZeros().toPlainString();
    }

    private Scenario scenario(String text) {
        List<String> lines = text.lines().toList();
        String[] head = lines.get(0).split(CELL, -1);
        if (!head[0].equals(SHAPE) || lines.size() > Scenario.MOST_MEMBERS + 2)
            throw new IllegalArgumentException("Shape " + head[0]);
        Scenario scenario = new Scenario(
                head[1].substring(0, Math.min(head[1].length(), Scenario.NAME)),
                new Cost(
                        positive(head[2]),
                        Regime.of(head[3]).orElseThrow(IllegalArgumentException::new),
                        year(head[4])),
                SharingMethod.of(head[5]).orElseThrow(IllegalArgumentException::new),
                new Parameters(percent(head[8]), head[9].equals("u"), strata(lines.size() > 1 ? lines.get(1) : "")),
                new Limits(amount(head[6]), amount(head[7])),
                lines.stream().skip(2).map(this::member).toList());
        long different = scenario.members().stream()
                .map(member -> member.place().id())
                .distinct()
                .count();
        if (different == 0 || different < scenario.members().size())
            throw new IllegalArgumentException("Members twice");
        return scenario;
    }

    private Member member(String line) {
        String[] cells = Arrays.copyOf(line.split(CELL, -1), 5);
        CollectivityKind kind = BY_LETTER.get(cells[0].substring(0, 1));
        if (kind == null) throw new IllegalArgumentException("Kind of " + line);
        Collectivity place = collectivities
                .find(new CollectivityId(kind, cells[0].substring(1)))
                .orElseThrow(() -> new IllegalArgumentException("Unknown " + line));
        Money own = amount(cells[3]);
        return new Member(
                place,
                blank(cells[4]) ? place.population() : Long.valueOf(whole(cells[4])),
                decimal(cells[1]),
                percent(cells[2]),
                own == null ? Money.ZERO : own);
    }

    private static List<Stratum> strata(String line) {
        return line.isEmpty()
                ? List.of()
                : Arrays.stream(line.split(CELL))
                        .map(one -> one.split(":"))
                        .map(one -> new Stratum(whole(one[0]), new Money(whole(one[1]))))
                        .toList();
    }

    private static boolean blank(@Nullable String cell) {
        return cell == null || cell.isEmpty();
    }

    private static Money positive(String cell) {
        long cents = whole(cell);
        if (cents == 0) throw new IllegalArgumentException("No cost");
        return new Money(cents);
    }

    private static @Nullable Money amount(@Nullable String cell) {
        return cell == null || cell.isEmpty() ? null : new Money(whole(cell));
    }

    private static long whole(String cell) {
        if (!cell.matches("\\d{1,14}")) throw new IllegalArgumentException("Not a number: " + cell);
        return Long.parseLong(cell);
    }

    private static int year(String cell) {
        if (!cell.matches("20\\d\\d")) throw new IllegalArgumentException("Not a year: " + cell);
        return Integer.parseInt(cell);
    }

    private static BigDecimal decimal(@Nullable String cell) {
        if (cell == null || cell.isEmpty()) return BigDecimal.ZERO;
        if (!cell.matches("\\d{1,12}(\\.\\d{1,6})?")) throw new IllegalArgumentException("Not a number: " + cell);
        return new BigDecimal(cell);
    }

    private static BigDecimal percent(@Nullable String cell) {
        BigDecimal percent = decimal(cell);
        if (percent.compareTo(BigDecimal.valueOf(100)) > 0)
            throw new IllegalArgumentException("Not a percentage: " + percent);
        return percent;
    }

    private static String packed(String text) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            deflater.setInput(text.getBytes(StandardCharsets.UTF_8));
            deflater.finish();
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            byte[] some = new byte[8192];
            while (!deflater.finished()) packed.write(some, 0, deflater.deflate(some));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(packed.toByteArray());
        } finally {
            deflater.end();
        }
    }

    private static String unpacked(String written) throws DataFormatException {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(Base64.getUrlDecoder().decode(written));
            byte[] text = new byte[LARGEST];
            int length = inflater.inflate(text);
            if (!inflater.finished()) throw new DataFormatException("Cut, or too large");
            return new String(text, 0, length, StandardCharsets.UTF_8);
        } finally {
            inflater.end();
        }
    }
}
