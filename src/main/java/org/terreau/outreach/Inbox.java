package org.terreau.outreach;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the staff read of call-back requests. */
public final class Inbox {

    private Inbox() {}

    /**
     * What narrows the inbox; null or empty for all.
     *
     * @param assignee an account's number, or 0 for nobody
     * @param text found in the name, organisation, message or reference
     */
    public record Filter(
            @Nullable RequestState state, @Nullable Long assignee, String text) {}

    /**
     * A line of the inbox.
     *
     * @param dueOn the last day of the promised delay
     * @param late days past it while nobody answered, 0 otherwise
     * @param assignee an account's number
     */
    public record Line(
            String reference,
            String name,
            OrganisationKind kind,
            String organisation,
            String excerpt,
            Instant receivedAt,
            LocalDate dueOn,
            long late,
            RequestState state,
            @Nullable Long assignee) {}

    /** A request in full. */
    public record Detail(
            CallBackRequests.Request request,
            String telephone,
            OrganisationKind kind,
            LocalDate dueOn,
            long late,
            RequestState state,
            @Nullable Long assignedTo,
            @Nullable Instant closedAt,
            @Nullable String answer,
            @Nullable String dossierPath,
            List<Note> notes) {

        public Detail {
            notes = List.copyOf(notes);
        }
    }

    /** A note between colleagues. */
    public record Note(String author, Instant at, String text) {}
}
