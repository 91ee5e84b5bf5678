package org.terreau.investigation;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.terreau.shared.Objections;
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
        Objections objections = new Objections();
        objections.when(kind == null, "genre", "investigation.kind.needed");
        when(today, objections);
        objections.when(role.isEmpty(), "role", "investigation.role.needed");
        objections.when(place == null && organisation.isEmpty(), "organisation", "investigation.place.needed");
        objections.when(!Interview.CHANNELS.contains(channel), "canal", "investigation.channel.needed");
        consented(today, objections);
        longest("role", role, LINE, objections);
        longest("organisation", organisation, LINE, objections);
        longest("personne", person, LINE, objections);
        longest("joindre", contact, LINE, objections);
        longest("appris", learnt, SENTENCE, objections);
        longest("notes", notes, NOTES, objections);
        objections.when(Names.in(role, person), "role", "investigation.named");
        objections.when(Names.in(learnt, person), "appris", "investigation.named");
        objections.when(Names.in(organisation, person), "organisation", "investigation.named");
        return objections.found();
    }

    private void when(LocalDate today, Objections objections) {
        if (on == null) {
            objections.add("date", "investigation.date.needed");
            return;
        }
        objections.when(!planned && on.isAfter(today), "date", "investigation.date.future");
        objections.when(planned && on.isBefore(today), "date", "investigation.date.past");
        objections.when(
                on.isBefore(today.minus(OLDEST)) || on.isAfter(today.plusYears(1)), "date", "investigation.date.far");
        LocalDate until = retention();
        objections.when(holdsPersonalData() && !until.isAfter(today), "conservation", "investigation.retention.past");
        if (until.isAfter(on.plus(KEPT_AT_MOST)))
            objections.add("conservation", "investigation.retention.long", KEPT_AT_MOST.getMonths());
    }

    private void consented(LocalDate today, Objections objections) {
        if (consent.allowsNotes()) {
            if (consentOn == null) objections.add("accord-date", "investigation.consent.when");
            else if (consentOn.isAfter(today)) objections.add("accord-date", "investigation.consent.future");
            return;
        }
        objections.when(!person.isEmpty(), "personne", "investigation.consent.needed");
        objections.when(!contact.isEmpty(), "joindre", "investigation.consent.needed");
        objections.when(!notes.isEmpty(), "notes", "investigation.consent.needed");
        objections.when(verbatim, "mot-a-mot", "investigation.consent.verbatim");
    }

    private static void longest(String field, String text, int most, Objections objections) {
        objections.when(text.length() > most, field, "dossier.brief.long", most);
    }
}
