package org.terreau.call;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.terreau.incubator.IncubatorId;

/**
 * A call for problems (appel à manifestation d'intérêt).
 *
 * @param theme a code of the registry's themes
 * @param text what is looked for and why, in Markdown
 * @param rules who may answer, how it is judged, what is promised, in Markdown
 * @param opensAt the first instant at which something may be submitted
 * @param closesAt the first instant at which nothing may be submitted any more
 * @param publishedAt null while the staff write it
 * @param resultsAt when the laureates were published, null before
 * @param results a word with the laureates, in Markdown
 */
public record Call(
        CallId id,
        IncubatorId incubator,
        String title,
        String theme,
        String text,
        String rules,
        Instant opensAt,
        Instant closesAt,
        @Nullable Instant publishedAt,
        @Nullable Instant resultsAt,
        String results,
        long version) {

    public CallStatus status(Instant now) {
        if (publishedAt == null) return CallStatus.DRAFT;
        if (resultsAt != null) return CallStatus.ENDED;
        if (now.isBefore(opensAt)) return CallStatus.ANNOUNCED;
        return now.isBefore(closesAt) ? CallStatus.OPEN : CallStatus.CLOSED;
    }

    /** Something may be submitted: the opening is reached and the closing is not. */
    public boolean receives(Instant now) {
        return status(now) == CallStatus.OPEN;
    }
}
