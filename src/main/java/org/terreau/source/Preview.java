package org.terreau.source;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.terreau.impact.Receipt;

/**
 * What a source would give if it were read now. Nothing was kept.
 *
 * @param problem the key of the sentence that says why there is nothing, "" when there is something
 * @param rows the last of them
 * @param count how many there are
 * @param receipt what would become of them; null when there is nothing
 * @param doubts those out of the usual range
 */
public record Preview(
        String problem,
        List<String> arguments,
        List<Row> rows,
        int count,
        long leftOut,
        @Nullable Receipt receipt,
        List<Doubt> doubts,
        Duration took) {

    /** A value as it would be taken. */
    public record Row(long line, String period, String value, String denominator, String territory, String segment) {}

    public Preview {
        arguments = List.copyOf(arguments);
        rows = List.copyOf(rows);
        doubts = List.copyOf(doubts);
    }

    static Preview failed(Unreadable unreadable, Duration took) {
        return new Preview(unreadable.key(), unreadable.arguments(), List.of(), 0, 0, null, List.of(), took);
    }

    public boolean failed() {
        return receipt == null;
    }
}
