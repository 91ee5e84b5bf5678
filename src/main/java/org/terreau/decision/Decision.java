package org.terreau.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.terreau.identity.AccountId;
import org.terreau.incubator.WorkingDays;
import org.terreau.shared.Money;
import org.terreau.shared.Paris;

/**
 * What a committee decided. What it did to the subject is never undone: another decision follows it. Its words may be
 * corrected, with a trace once it is public.
 *
 * @param conditions in the order in which they were asked
 */
public record Decision(
        long id,
        DecisionSubject subject,
        Ruling ruling,
        Grant grant,
        Sitting sitting,
        List<Condition> conditions,
        Publication publication,
        long version) {

    /** Working days that the team has to answer. */
    static final int DAYS_TO_ANSWER = 10;

    /** Working days before the last one, when it is reminded. */
    private static final int REMINDED_BEFORE = 2;

    public Decision {
        conditions = List.copyOf(conditions);
    }

    /**
     * @param elsewhere where to go, of a redirection; empty otherwise
     * @param returnIf what would change the answer; empty unless the decision ends
     */
    public record Ruling(Outcome outcome, String reason, String elsewhere, String returnIf) {}

    /**
     * Money, all taxes included.
     *
     * @param asked null when nobody said
     * @param granted null when the outcome grants nothing
     * @param until the last day of what is granted; null likewise
     */
    public record Grant(
            @Nullable Money asked,
            @Nullable Money granted,
            @Nullable LocalDate until) {

        public static final Grant NONE = new Grant(null, null, null);
    }

    /**
     * Who decided, and when.
     *
     * @param on the committee's day
     * @param by who recorded it; null once their account was erased
     * @param committee it was taken in a committee that was convened for that day
     * @param present who was there, by function
     * @param dissent what somebody held against it; empty when nobody did
     * @param next the day of the next committee; null when it was not set
     */
    public record Sitting(
            LocalDate on,
            @Nullable AccountId by,
            boolean committee,
            String present,
            String dissent,
            @Nullable LocalDate next) {}

    /**
     * @param recordedAt when it took effect
     * @param publishedAt since when everybody may read it; null before
     * @param withheld nobody announced it as public: it was taken before decisions were, or was taken over
     * @param pub everybody may read the page of its subject
     * @param takenOver it was taken before the incubator worked here, and brought in with its own day
     */
    public record Publication(
            Instant recordedAt, @Nullable Instant publishedAt, boolean withheld, boolean pub, boolean takenOver) {

        public boolean isPublic() {
            return publishedAt != null;
        }

        /** When it is published by itself; null when it is already, or never. */
        public @Nullable Instant due() {
            return publishedAt != null || withheld ? null : recordedAt.plus(Decisions.TIME_TO_CORRECT);
        }
    }

    public Outcome outcome() {
        return ruling.outcome();
    }

    public String reason() {
        return ruling.reason();
    }

    public @Nullable Money amount() {
        return grant.granted();
    }

    public @Nullable LocalDate until() {
        return grant.until();
    }

    public LocalDate on() {
        return sitting.on();
    }

    /** By when the team answers it. */
    public LocalDate answerBy() {
        return WorkingDays.plus(Paris.day(publication.recordedAt()), DAYS_TO_ANSWER);
    }

    /** The day from which the team is reminded that it may answer. */
    LocalDate remindsOn() {
        return WorkingDays.plus(Paris.day(publication.recordedAt()), DAYS_TO_ANSWER - REMINDED_BEFORE);
    }

    /** Whether the team may be expected to answer still on this day. */
    boolean awaitsAnswer(LocalDate today) {
        return !today.isAfter(answerBy());
    }

    public String path() {
        return path(id);
    }

    public static String path(long id) {
        return "/decisions/" + id;
    }
}
