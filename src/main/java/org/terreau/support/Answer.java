package org.terreau.support;

import java.time.LocalDate;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.terreau.identity.AccountId;
import org.terreau.shared.Objections;
import org.terreau.shared.OneLine;
import org.terreau.shared.Refused;

/**
 * What is done about a request, as it is typed.
 *
 * @param to the state that it moves to
 * @param deliverer who gives the help; null for the one known
 * @param on the day planned; null for the one known
 * @param words why it is refused, or what will be done, which both sides read
 * @param elsewhere where to turn to instead
 */
public record Answer(
        SupportState to,
        @Nullable AccountId deliverer,
        @Nullable LocalDate on,
        String words,
        String elsewhere) {

    /** Shortest reason, and longest text, in characters. */
    public static final int LEAST = 20;

    public static final int TEXT = 2000;

    /**
     * Where the request stands after it.
     *
     * @param colleagues those who may give the help
     * @throws Refused naming each field that is wrong
     */
    SupportRequest.Progress after(SupportRequest.Progress before, Collection<AccountId> colleagues, LocalDate today) {
        Objections objections = new Objections();
        objections.when(
                words.length() > TEXT, to == SupportState.REFUSED ? "raison" : "note", "support.text.long", TEXT);
        switch (to) {
            case SCOPED ->
                objections.when(
                        deliverer == null || !colleagues.contains(deliverer), "qui-aide", "support.move.deliverer");
            case PLANNED -> objections.when(on == null || on.isBefore(today), "prevue", "support.move.day");
            case REFUSED -> {
                objections.when(words.length() < LEAST, "raison", "support.move.reason", LEAST);
                objections.when(
                        elsewhere.isEmpty() || !OneLine.fits(elsewhere, Need.LINE),
                        "ailleurs-aussi",
                        "support.move.elsewhere",
                        Need.LINE);
            }
            default -> {}
        }
        objections.raise();
        return new SupportRequest.Progress(
                to,
                to == SupportState.SCOPED ? deliverer : before.deliverer(),
                planned(before, today),
                to == SupportState.DELIVERED ? today : before.deliveredOn(),
                to == SupportState.REFUSED ? words : before.reason(),
                to == SupportState.REFUSED ? elsewhere : before.elsewhere());
    }

    /** Help that begins before its day, or is given before it, was not for that day. */
    private @Nullable LocalDate planned(SupportRequest.Progress before, LocalDate today) {
        LocalDate known = before.plannedOn();
        return switch (to) {
            case PLANNED -> on;
            case RUNNING, DELIVERED -> known != null && known.isAfter(today) ? today : known;
            default -> known;
        };
    }

    /** The word that is kept with the move; the reason of a refusal stands with the request. */
    String note() {
        return to == SupportState.REFUSED ? "" : words;
    }
}
