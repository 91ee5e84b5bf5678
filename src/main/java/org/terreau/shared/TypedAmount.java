package org.terreau.shared;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount of euros as people and spreadsheets write it: "1 234,56 €", "480k€", "0,5 M€", "(1 200)" for what is taken
 * away, "12 000 € HT". What can be read in two ways is told as such, never guessed.
 */
public final class TypedAmount {

    private static final Pattern WRITTEN = Pattern.compile(
            "(?<open>\\()?(?<sign>[-+])?€?(?<number>[0-9][0-9 .,]*?) ?"
                    + "(?<unit>k|m|g|md|mds|mille|millions?|milliards?)? ?(?<currency>€|e|eur|euros?)? ?(?<tax>ht|ttc)?(?<close>\\))?");
    private static final Pattern GROUPED = Pattern.compile("\\d{1,3}( \\d{3})+([.,].*)?");
    private static final Map<String, Integer> POWERS = Map.of("k", 3, "mille", 3, "m", 6, "g", 9, "md", 9, "mds", 9);
    private static final int LONGEST = 60;
    private static final int THOUSAND = 3;
    private static final int MOST_DIGITS = 12;

    private TypedAmount() {}

    /** What was understood. */
    public sealed interface Reading permits Exact, Twofold, Nothing, Unreadable {}

    /**
     * One amount and no other.
     *
     * @param tax "HT" or "TTC" when it was written beside, else ""
     */
    public record Exact(Money money, String tax) implements Reading {}

    /** "1.234" is one euro and some, or one thousand and some: the person says which. */
    public record Twofold(BigDecimal small, BigDecimal large) implements Reading {}

    /** Nothing was written, or the dash by which spreadsheets say so: an unknown amount, which is not zero. */
    public record Nothing() implements Reading {}

    /** No amount, or one with parts of a cent. */
    public record Unreadable() implements Reading {}

    private static final Unreadable UNREADABLE = new Unreadable();

    /** Reads an amount, whatever its spaces, its unit and its currency. */
    public static Reading read(String typed) {
        String bare = bare(typed);
        if (bare.isEmpty() || bare.matches("[-—–]")) return new Nothing();
        Matcher written = WRITTEN.matcher(bare);
        if (bare.length() > LONGEST || !written.matches()) return UNREADABLE;
        boolean open = written.group("open") != null;
        boolean minus = "-".equals(written.group("sign"));
        if (open != (written.group("close") != null) || (open && written.group("sign") != null)) return UNREADABLE;
        return read(written.group("number"), power(written.group("unit")), open || minus, tax(written.group("tax")));
    }

    /** Lower case, each run of spaces as one, without signs that only group digits. */
    private static String bare(String typed) {
        return typed.replaceAll("[\\s\\h\\u200B\\uFEFF]+", " ")
                .strip()
                .replaceAll("(?<=\\d)['’](?=\\d{3})", " ")
                .replaceFirst("^[−–—](?=.)", "-")
                .replaceFirst("^([-+(]) ", "$1")
                .replaceFirst(" \\)$", ")")
                .replaceFirst("^([-+(]?)€ ", "$1€")
                .toLowerCase(Locale.ROOT);
    }

    private static int power(String unit) {
        if (unit == null) return 0;
        Integer known = POWERS.get(unit);
        if (known != null) return known;
        return unit.startsWith("million") ? 6 : 9;
    }

    private static String tax(String written) {
        return written == null ? "" : written.toUpperCase(Locale.ROOT);
    }

    private static Reading read(String number, int power, boolean negative, String tax) {
        if (number.contains(" ") && !GROUPED.matcher(number).matches()) return UNREADABLE;
        String digits = number.replace(" ", "");
        int last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
        if (last < 0) return exact(digits, power, negative, tax);
        char mark = digits.charAt(last);
        String before = digits.substring(0, last);
        String after = digits.substring(last + 1);
        boolean once = before.indexOf(mark) < 0;
        String other = mark == '.' ? "," : ".";
        if (!once) return grouped(digits, mark) ? exact(without(digits, mark), power, negative, tax) : UNREADABLE;
        if (before.contains(other))
            return grouped(before, other.charAt(0))
                    ? exact(without(before, other.charAt(0)) + "." + after, power, negative, tax)
                    : UNREADABLE;
        if (after.length() == THOUSAND && before.matches("[1-9]\\d{0,2}") && !number.contains(" "))
            return twofold(before, after, power, negative);
        return exact(before + "." + after, power, negative, tax);
    }

    private static boolean grouped(String digits, char mark) {
        return digits.matches("\\d{1,3}(" + Pattern.quote(String.valueOf(mark)) + "\\d{3})+");
    }

    private static String without(String digits, char mark) {
        return digits.replace(String.valueOf(mark), "");
    }

    private static Twofold twofold(String before, String after, int power, boolean negative) {
        BigDecimal small = signed(new BigDecimal(before + "." + after).scaleByPowerOfTen(power), negative);
        BigDecimal large = signed(new BigDecimal(before + after).scaleByPowerOfTen(power), negative);
        return new Twofold(plain(small), plain(large));
    }

    private static BigDecimal plain(BigDecimal number) {
        return number.scale() < 0 ? number.setScale(0) : number;
    }

    private static BigDecimal signed(BigDecimal number, boolean negative) {
        return negative ? number.negate() : number;
    }

    private static Reading exact(String digits, int power, boolean negative, String tax) {
        if (!digits.matches("\\d{1,15}(\\.\\d{1,9})?")) return UNREADABLE;
        BigDecimal euros = new BigDecimal(digits).scaleByPowerOfTen(power).stripTrailingZeros();
        if (euros.scale() > 2 || euros.precision() - euros.scale() > MOST_DIGITS) return UNREADABLE;
        return new Exact(new Money(signed(euros, negative).movePointRight(2).longValueExact()), tax);
    }

    /** The amount, when there is one, nothing is taken away, and nothing is said of taxes. */
    static Optional<Money> plainMoney(String typed) {
        return read(typed) instanceof Exact exact
                        && exact.tax().isEmpty()
                        && exact.money().cents() >= 0
                ? Optional.of(exact.money())
                : Optional.empty();
    }
}
