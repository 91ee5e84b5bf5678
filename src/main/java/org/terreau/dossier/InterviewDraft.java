package org.terreau.dossier;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.terreau.shared.Refused;
import org.terreau.territory.Collectivity;

/**
 * An interview or a field test as it is typed; null where nothing readable was.
 *
 * @param keepUntil null for the usual date
 */
public record InterviewDraft(
        @Nullable FieldKind kind,
        boolean planned,
        @Nullable LocalDate on,
        String role,
        @Nullable Collectivity place,
        String organisation,
        String channel,
        Consent consent,
        @Nullable LocalDate consentOn,
        String person,
        String contact,
        String notes,
        String learnt,
        boolean verbatim,
        @Nullable LocalDate keepUntil) {

    /** Longest line, sentence and notes, in characters. */
    public static final int LINE = 150;

    public static final int SENTENCE = 500;
    public static final int NOTES = 20_000;

    /** How long notes are kept when nobody says otherwise, and at most, from the day of the interview. */
    static final Period KEPT = Period.ofMonths(12);

    static final Period KEPT_AT_MOST = Period.ofMonths(36);
    private static final Period OLDEST = Period.ofYears(5);

    static LocalDate keptUntil(LocalDate on) {
        return on.plus(KEPT);
    }

    boolean holdsPersonalData() {
        return !person.isEmpty() || !contact.isEmpty() || !notes.isEmpty();
    }

    LocalDate retention() {
        return keepUntil != null ? keepUntil : keptUntil(java.util.Objects.requireNonNull(on));
    }

    /** Everything that keeps it from being written, each beside its field. */
    List<Refused.Problem> problems(LocalDate today) {
        List<Refused.Problem> problems = new ArrayList<>();
        if (kind == null) problems.add(Refused.Problem.of("genre", "investigation.kind.needed"));
        when(today, problems);
        if (role.isEmpty()) problems.add(Refused.Problem.of("role", "investigation.role.needed"));
        if (place == null && organisation.isEmpty())
            problems.add(Refused.Problem.of("organisation", "investigation.place.needed"));
        if (!Interview.CHANNELS.contains(channel))
            problems.add(Refused.Problem.of("canal", "investigation.channel.needed"));
        consented(today, problems);
        longest("role", role, LINE, problems);
        longest("organisation", organisation, LINE, problems);
        longest("personne", person, LINE, problems);
        longest("joindre", contact, LINE, problems);
        longest("appris", learnt, SENTENCE, problems);
        longest("notes", notes, NOTES, problems);
        if (Names.in(role, person)) problems.add(Refused.Problem.of("role", "investigation.named"));
        if (Names.in(learnt, person)) problems.add(Refused.Problem.of("appris", "investigation.named"));
        if (Names.in(organisation, person)) problems.add(Refused.Problem.of("organisation", "investigation.named"));
        return problems;
    }

    private void when(LocalDate today, List<Refused.Problem> problems) {
        if (on == null) {
            problems.add(Refused.Problem.of("date", "investigation.date.needed"));
            return;
        }
        if (!planned && on.isAfter(today)) problems.add(Refused.Problem.of("date", "investigation.date.future"));
        if (planned && on.isBefore(today)) problems.add(Refused.Problem.of("date", "investigation.date.past"));
        if (on.isBefore(today.minus(OLDEST)) || on.isAfter(today.plusYears(1)))
            problems.add(Refused.Problem.of("date", "investigation.date.far"));
        LocalDate until = retention();
        if (holdsPersonalData() && !until.isAfter(today))
            problems.add(Refused.Problem.of("conservation", "investigation.retention.past"));
        if (until.isAfter(on.plus(KEPT_AT_MOST)))
            problems.add(Refused.Problem.of("conservation", "investigation.retention.long", KEPT_AT_MOST.getMonths()));
    }

    private void consented(LocalDate today, List<Refused.Problem> problems) {
        if (consent.allowsNotes()) {
            if (consentOn == null) problems.add(Refused.Problem.of("accord-date", "investigation.consent.when"));
            else if (consentOn.isAfter(today))
                problems.add(Refused.Problem.of("accord-date", "investigation.consent.future"));
            return;
        }
        if (!person.isEmpty()) problems.add(Refused.Problem.of("personne", "investigation.consent.needed"));
        if (!contact.isEmpty()) problems.add(Refused.Problem.of("joindre", "investigation.consent.needed"));
        if (!notes.isEmpty()) problems.add(Refused.Problem.of("notes", "investigation.consent.needed"));
        if (verbatim) problems.add(Refused.Problem.of("mot-a-mot", "investigation.consent.verbatim"));
    }

    private static void longest(String field, String text, int most, List<Refused.Problem> problems) {
        if (text.length() > most) problems.add(Refused.Problem.of(field, "dossier.brief.long", most));
    }
}
