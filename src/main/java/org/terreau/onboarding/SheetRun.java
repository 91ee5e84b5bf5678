package org.terreau.onboarding;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.terreau.incubator.IncubatorId;
import org.terreau.shared.Refused;

/**
 * A table that was taken over.
 *
 * @param author their name; empty once they were erased
 * @param undone null while nobody undid it
 */
public record SheetRun(
        long id,
        IncubatorId incubator,
        Sheet sheet,
        String author,
        Instant at,
        Counts counts,
        @Nullable Undone undone) {

    /**
     * The table that was taken.
     *
     * @param name of the file
     * @param header its headings
     */
    public record Sheet(SheetKind kind, String name, List<String> header) {

        public Sheet {
            header = List.copyOf(header);
        }
    }

    /**
     * What became of its lines.
     *
     * @param made how many were taken; one that was taken back since counts
     * @param known how many were there already
     */
    public record Counts(int made, int known, int refused) {}

    /** It was taken back. @param removed how many things went */
    public record Undone(Instant at, int removed) {}

    /** How long it may be undone; as long are the lines that were refused kept, to be corrected. */
    public static final Duration UNDONE_WITHIN = Duration.ofDays(7);

    /** The same, with the name of who took it. */
    SheetRun by(String name) {
        return new SheetRun(id, incubator, sheet, name, at, counts, undone);
    }

    /** The last moment at which it may be undone. */
    public Instant undoneUntil() {
        return at.plus(UNDONE_WITHIN);
    }

    public boolean mayBeUndone(Instant now) {
        return undone == null && counts.made() > 0 && now.isBefore(undoneUntil());
    }

    public String path() {
        return "/reprise-de-tableaux/reprises/" + id;
    }

    /**
     * A line of its report.
     *
     * @param number as the spreadsheet counts it
     * @param label how it was called; empty after the time to undo
     * @param path of what was made, or was there already; null when there is none
     * @param problems why it was refused; empty after the time to undo
     * @param cells as they were written; empty likewise, and for what was not refused
     * @param left the key of why undoing left it; null when it did not
     */
    public record Line(
            int number,
            Fate fate,
            String label,
            @Nullable String path,
            List<Refused.Problem> problems,
            List<String> cells,
            @Nullable String left) {

        public Line {
            problems = List.copyOf(problems);
            cells = List.copyOf(cells);
        }
    }
}
