package org.terreau.impact;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a batch.
 *
 * @param refused nothing of it was taken
 * @param lines how many were read
 * @param added values of periods that had none
 * @param corrected values that took the place of another
 * @param unchanged values that were already known
 * @param faulty lines that could not be taken
 * @param faults the first thousand of them
 * @param replayed it had arrived before, and nothing was done again
 */
public record Receipt(
        long id,
        Batch.Kind kind,
        String origin,
        Instant receivedAt,
        boolean refused,
        long lines,
        long added,
        long corrected,
        long unchanged,
        long faulty,
        List<Fault> faults,
        @Nullable Instant undoneAt,
        boolean replayed) {

    /** How many faults are told one by one. */
    public static final int TOLD = 1000;

    public Receipt {
        faults = List.copyOf(faults);
    }

    /** Something of it may be taken back. */
    public boolean undoable() {
        return !refused && undoneAt == null && kind != Batch.Kind.UNDO && added + corrected > 0;
    }

    Receipt again() {
        return new Receipt(
                id,
                kind,
                origin,
                receivedAt,
                refused,
                lines,
                added,
                corrected,
                unchanged,
                faulty,
                faults,
                undoneAt,
                true);
    }

    /** Values were left out until somebody says that they are right. */
    public boolean unusual() {
        return faults.stream().anyMatch(fault -> fault.key().endsWith(".once"));
    }
}
