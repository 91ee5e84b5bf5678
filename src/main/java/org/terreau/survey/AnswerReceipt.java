package org.terreau.survey;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.terreau.impact.Fault;

/**
 * What became of answers that arrived together.
 *
 * @param id 0 when nothing was taken
 * @param origin the name of a file or of a key
 * @param refused all of them were wanted or none, and none was taken
 * @param added taken now
 * @param known taken before: an answer counts once
 * @param faults the first thousand lines that could not be taken
 */
public record AnswerReceipt(
        long id,
        String origin,
        Instant receivedAt,
        boolean refused,
        int lines,
        int added,
        int known,
        int faulty,
        List<Fault> faults,
        @Nullable Instant undoneAt) {

    /** How many faults are told one by one. */
    public static final int TOLD = 1000;

    public AnswerReceipt {
        faults = List.copyOf(faults);
    }

    public boolean undoable() {
        return undoneAt == null && added > 0;
    }
}
