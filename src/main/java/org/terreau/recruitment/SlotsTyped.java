package org.terreau.recruitment;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.terreau.shared.Objections;
import org.terreau.shared.OneLine;
import org.terreau.shared.Paris;

/** Slots that follow one another on a day, as they are typed; the names of the fields are those of the form. */
public record SlotsTyped(String day, String hour, String minutes, String count, String place) {

    /** Most slots that are written at once, and that an offer has. */
    public static final int AT_ONCE = 8;

    static final int MOST = 60;

    private static final int SHORTEST = 10;
    private static final int LONGEST = 120;
    private static final int AHEAD_DAYS = 90;

    /**
     * The slots that are meant.
     *
     * @param known those of the offer already
     * @throws org.terreau.shared.Refused naming each field that is wrong
     */
    List<InterviewSlot> read(long offer, List<InterviewSlot> known, Instant now) {
        Objections objections = new Objections();
        LocalDate on = day(objections, Paris.day(now));
        LocalTime at = hour(objections);
        int length = number(minutes, SHORTEST, LONGEST, "minutes", "recruitment.slot.minutes", objections);
        int many = number(count, 1, AT_ONCE, "nombre", "recruitment.slot.count", objections);
        objections.when(
                place.isEmpty() || !OneLine.fits(place, OfferTyped.LINE),
                "lieu",
                "recruitment.slot.place.needed",
                OfferTyped.LINE);
        objections.raise();
        if (on == null || at == null) throw objections.refusal();
        List<InterviewSlot> slots = new ArrayList<>();
        Instant start = on.atTime(at).atZone(Paris.ZONE).toInstant();
        for (int number = 0; number < many; number++) {
            slots.add(new InterviewSlot(0, offer, start, length, place, null));
            start = start.plus(Duration.ofMinutes(length));
        }
        objections.when(!slots.get(0).start().isAfter(now), "heure", "recruitment.slot.past");
        objections.when(
                slots.stream().anyMatch(slot -> known.stream().anyMatch(slot::overlaps)),
                "heure",
                "recruitment.slot.overlaps");
        objections.when(known.size() + many > MOST, "nombre", "recruitment.slot.many", MOST);
        objections.raise();
        return slots;
    }

    private @Nullable LocalDate day(Objections objections, LocalDate today) {
        try {
            LocalDate on = LocalDate.parse(day);
            if (!on.isBefore(today) && !on.isAfter(today.plusDays(AHEAD_DAYS))) return on;
        } catch (DateTimeParseException none) {
            objections.add("jour", "recruitment.slot.day", AHEAD_DAYS);
            return null;
        }
        objections.add("jour", "recruitment.slot.day", AHEAD_DAYS);
        return null;
    }

    private @Nullable LocalTime hour(Objections objections) {
        try {
            return LocalTime.parse(hour);
        } catch (DateTimeParseException none) {
            objections.add("heure", "recruitment.slot.hour");
            return null;
        }
    }

    private static int number(String typed, int least, int most, String field, String key, Objections objections) {
        int number = typed.matches("\\d{1,3}") ? Integer.parseInt(typed) : 0;
        objections.when(number < least || number > most, field, key, least, most);
        return number;
    }
}
