package org.terreau.access;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.terreau.shared.Refused;

/** When a list of members is set aside as a whole: nobody vanishes because a list was cut (FIELD 4.1, 4.3). */
final class ReadingRules {

    /** Hundredths of the accounts seen before that may be missing at once. */
    static final int MOST_GONE = 20;

    private static final int HUNDRED = 100;

    private ReadingRules() {}

    /** What is known of the last list. */
    record Last(LocalDate taken, int rows) {}

    /**
     * @param last null when none was taken yet
     * @param taken the day on which the tool gave the list
     * @param members how many accounts it has
     */
    static Optional<Refused.Problem> problem(@Nullable Last last, LocalDate taken, LocalDate today, int members) {
        if (taken.isAfter(today)) return Optional.of(Refused.Problem.of("le", "access.reading.future"));
        if (last == null) return Optional.empty();
        if (taken.isBefore(last.taken()))
            return Optional.of(Refused.Problem.of("le", "access.reading.older", last.taken()));
        if (members * HUNDRED < last.rows() * (HUNDRED - MOST_GONE))
            return Optional.of(Refused.Problem.of("lignes", "access.reading.fallen", members, last.rows()));
        return Optional.empty();
    }
}
