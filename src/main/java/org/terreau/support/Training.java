package org.terreau.support;

import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import org.terreau.incubator.IncubatorId;

/**
 * A training that everybody may come to.
 *
 * @param cancelled why it does not take place; null when it does
 */
public record Training(
        long id,
        IncubatorId incubator,
        Told told,
        Slot slot,
        int seats,
        @Nullable String cancelled,
        long version) {

    /** Days after it, from which those who came say whether they used it, and for how long they may. */
    static final int ASKED_AFTER = 30;

    static final int ASKED_FOR = 28;

    /**
     * What everybody reads of it.
     *
     * @param gains what one can do after it
     * @param leader a trade, not a name
     */
    public record Told(String title, String gains, String place, String leader) {}

    /** When it is held. */
    public record Slot(LocalDate on, LocalTime starts, LocalTime ends) {}

    public String path() {
        return "/formations/" + id;
    }

    /** Somebody may still ask for a seat, or give theirs back. */
    public boolean open(LocalDate today) {
        return cancelled == null && !slot.on().isBefore(today);
    }

    /** Those who came are asked whether they used it. */
    boolean asks(LocalDate today) {
        LocalDate from = slot.on().plusDays(ASKED_AFTER);
        return cancelled == null && !today.isBefore(from) && !today.isAfter(from.plusDays(ASKED_FOR));
    }
}
