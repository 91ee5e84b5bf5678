package org.terreau.impact;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.terreau.shared.Plain;

/**
 * Periods as people and spreadsheets write them: "31/10/2026", "10/2026", "octobre 2026", "T4 2026". Browsers that have no
 * field for a month let people type it.
 */
public final class WrittenPeriod {

    private static final Pattern DAY = Pattern.compile("(\\d{1,2})[/.](\\d{1,2})[/.](\\d{4})");
    private static final Pattern MONTH = Pattern.compile("(\\d{1,2})[/.-](\\d{4})");
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})[/.](\\d{1,2})");
    private static final Pattern NAMED_MONTH = Pattern.compile("(?:(\\d{1,2})(?:er)? )?(\\p{L}{3,})\\.? (\\d{4})");
    private static final Pattern QUARTER = Pattern.compile("(?:[tq] ?([1-4])|([1-4])e?r? trimestre) (\\d{4})");
    private static final List<Locale> LANGUAGES = List.of(Locale.FRENCH, Locale.ENGLISH);

    private WrittenPeriod() {}

    /** The name that {@link Periodicity#read} understands; the text itself when it is none of these. */
    public static String name(String written) {
        String bare = written.strip().toLowerCase(Locale.FRENCH).replaceAll("\\h+", " ");
        return found(DAY, bare)
                .map(day -> day.group(3) + "-" + two(day.group(2)) + "-" + two(day.group(1)))
                .or(() -> found(MONTH, bare).map(month -> month.group(2) + "-" + two(month.group(1))))
                .or(() -> found(YEAR_FIRST, bare).map(month -> month.group(1) + "-" + two(month.group(2))))
                .or(() -> found(QUARTER, bare)
                        .map(quarter -> quarter.group(3) + "-T"
                                + (quarter.group(1) == null ? quarter.group(2) : quarter.group(1))))
                .or(() -> found(NAMED_MONTH, bare).flatMap(WrittenPeriod::named))
                .orElse(written);
    }

    private static Optional<MatchResult> found(Pattern pattern, String written) {
        Matcher matcher = pattern.matcher(written);
        return matcher.matches() ? Optional.of(matcher.toMatchResult()) : Optional.empty();
    }

    /** A month by its name or the beginning of it, when that is the beginning of no other one. */
    private static Optional<String> named(MatchResult found) {
        String name = Plain.text(found.group(2));
        List<Month> months = LANGUAGES.stream()
                .flatMap(language -> Stream.of(Month.values())
                        .filter(month -> Plain.text(month.getDisplayName(TextStyle.FULL, language))
                                .startsWith(name)))
                .distinct()
                .toList();
        if (months.size() != 1) return Optional.empty();
        String month = found.group(3) + "-" + two(String.valueOf(months.get(0).getValue()));
        return Optional.of(found.group(1) == null ? month : month + "-" + two(found.group(1)));
    }

    private static String two(String number) {
        return number.length() == 1 ? "0" + number : number;
    }
}
