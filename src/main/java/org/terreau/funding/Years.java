package org.terreau.funding;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The year of an amount, or the years of one that was told for several together. */
public record Years(int first, int last) implements Comparable<Years> {

    private static final int EARLIEST = 2000;
    private static final int LATEST = 2100;
    private static final Pattern WRITTEN = Pattern.compile("(\\d{4})(?:\\s*[-–—/]\\s*(\\d{4}))?");

    public static Years of(int year) {
        return new Years(year, year);
    }

    /** "2026" or "2024-2025"; empty when it is neither. */
    public static Optional<Years> read(String written) {
        Matcher read = WRITTEN.matcher(written.strip());
        if (!read.matches()) return Optional.empty();
        int first = Integer.parseInt(read.group(1));
        int last = read.group(2) == null ? first : Integer.parseInt(read.group(2));
        return EARLIEST <= first && first <= last && last <= LATEST
                ? Optional.of(new Years(first, last))
                : Optional.empty();
    }

    public boolean single() {
        return first == last;
    }

    @Override
    public int compareTo(Years other) {
        return first == other.first ? Integer.compare(last, other.last) : Integer.compare(first, other.first);
    }

    /** "2026" or "2024-2025". */
    @Override
    public String toString() {
        return single() ? String.valueOf(first) : first + "-" + last;
    }
}
