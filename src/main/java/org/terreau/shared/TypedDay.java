package org.terreau.shared;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A day as people and spreadsheets write it: "12/3/24", "12.03.2024", "2024-03-12", "12 mars 2024", "1er mars 2024"; of a
 * month alone ("mars 2024", "03/2024"), its first day. The day stands before the month.
 */
public final class TypedDay {

    private static final LocalDate FIRST = LocalDate.of(1990, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2100, 1, 1);
    private static final int CENTURY = 2000;
    private static final List<String> MONTHS = List.of(
            "janvier",
            "fevrier",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "aout",
            "septembre",
            "octobre",
            "novembre",
            "decembre");
    private static final int SHORTEST = 3;

    private static final Pattern ISO = Pattern.compile("(?<y>\\d{4})[-/.](?<m>\\d{1,2})[-/.](?<d>\\d{1,2})(?:[T ].*)?");
    private static final Pattern SIGNS =
            Pattern.compile("(?:(?<d>\\d{1,2})[/.\\- ])?(?<m>\\d{1,2})[/.\\- ](?<y>\\d{4}|\\d{2})(?: \\d{1,2}[:h].*)?");
    private static final Pattern WORDS =
            Pattern.compile("(?:[a-z]+ )?(?:(?<d>\\d{1,2})(?:er)? )?(?<m>[a-z]{3,9}) (?<y>\\d{4}|\\d{2})");

    private TypedDay() {}

    /** Empty when it is no day, or one that nobody who is alive worked on. */
    public static Optional<LocalDate> read(String typed) {
        String bare = typed.strip();
        if (bare.length() > 40) return Optional.empty();
        for (Pattern shape : List.of(ISO, SIGNS)) {
            Matcher written = shape.matcher(bare);
            if (written.matches()) return day(written, Integer.parseInt(written.group("m")));
        }
        Matcher words = WORDS.matcher(Plain.text(bare));
        return words.matches() ? month(words.group("m")).flatMap(month -> day(words, month)) : Optional.empty();
    }

    /** "sept", "févr", "juil": the beginning of one month and of no other. */
    private static Optional<Integer> month(String name) {
        List<String> meant = name.length() < SHORTEST
                ? List.of()
                : MONTHS.stream().filter(month -> month.startsWith(name)).toList();
        return meant.size() == 1 ? Optional.of(MONTHS.indexOf(meant.get(0)) + 1) : Optional.empty();
    }

    private static Optional<LocalDate> day(Matcher written, int month) {
        String year = written.group("y");
        String day = written.group("d");
        if (day == null && year.length() < 4) return Optional.empty();
        try {
            LocalDate read = LocalDate.of(
                    Integer.parseInt(year) + (year.length() < 4 ? CENTURY : 0),
                    month,
                    day == null ? 1 : Integer.parseInt(day));
            return Optional.of(read).filter(one -> !one.isBefore(FIRST) && one.isBefore(LAST));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}
