package org.terreau.support;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.terreau.shared.Objections;
import org.terreau.shared.OneLine;
import org.terreau.shared.Refused;

/** A training as it is typed. */
public record TrainingTyped(Training.Told told, @Nullable LocalDate on, String starts, String ends, String seats) {

    /** Longest line, and longest text, in characters. */
    public static final int LINE = 150;

    public static final int TEXT = 1000;

    /** Everybody has so many days to come. */
    public static final int AHEAD_DAYS = 14;

    private static final int MOST_SEATS = 500;

    /** A training once it is checked. */
    record Checked(Training.Told told, Training.Slot slot, int seats) {}

    /**
     * @param earliest the first day on which it may be held
     * @param taken seats that are taken already
     * @throws Refused naming each field that is wrong
     */
    Checked checked(LocalDate earliest, int taken) {
        Objections objections = new Objections();
        line(objections, "titre", told.title(), "support.training.title.needed");
        line(objections, "lieu", told.place(), "support.training.place.needed");
        line(objections, "animation", told.leader(), "support.training.leader.needed");
        objections.when(
                told.gains().isEmpty() || told.gains().length() > TEXT,
                "obtient",
                "support.training.gains.needed",
                TEXT);
        objections.when(on == null, "jour", "support.mandate.from.needed");
        objections.when(on != null && on.isBefore(earliest), "jour", "support.training.early", AHEAD_DAYS);
        LocalTime from = time(starts);
        LocalTime until = time(ends);
        objections.when(from == null, "debut-heure", "support.training.time");
        objections.when(
                until == null || from != null && !until.isAfter(from), "fin-heure", "support.training.time.end");
        Integer number = seats.matches("[1-9]\\d{0,2}") ? Integer.valueOf(seats) : null;
        objections.when(number == null || number > MOST_SEATS, "places", "support.training.seats.wrong", MOST_SEATS);
        objections.when(number != null && number < taken, "places", "support.training.seats.taken", taken);
        objections.raise();
        if (on == null || from == null || until == null || number == null) throw objections.refusal();
        return new Checked(told, new Training.Slot(on, from, until), number);
    }

    private static void line(Objections objections, String field, String typed, String key) {
        objections.when(typed.isEmpty() || !OneLine.fits(typed, LINE), field, key, LINE);
    }

    private static @Nullable LocalTime time(String typed) {
        try {
            return LocalTime.parse(typed.replace('h', ':'));
        } catch (DateTimeParseException wrong) {
            return null;
        }
    }
}
