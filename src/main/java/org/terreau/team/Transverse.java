package org.terreau.team;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.terreau.incubator.IncubatorId;

/**
 * What somebody does for a whole incubator, on no product of its own: in the field one mission in seven is such a one.
 *
 * @param days a week; null when nobody said
 */
public record Transverse(
        long id,
        IncubatorId incubator,
        Mission.Work work,
        Person person,
        Mission.Span span,
        @Nullable BigDecimal days,
        long version) {

    /** Nobody closed it. */
    public boolean lives() {
        return span.left() == null;
    }

    /** Days a week on this day; none when it does not run then or nobody said how much. */
    BigDecimal daysOn(LocalDate day) {
        return days != null && span.covers(day) ? days : BigDecimal.ZERO;
    }

    /** Where it is read and changed. */
    public String path() {
        return "/equipes/transverses/" + id;
    }
}
