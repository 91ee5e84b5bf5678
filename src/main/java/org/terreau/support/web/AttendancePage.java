package org.terreau.support.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.terreau.identity.AccountId;
import org.terreau.support.Training;
import org.terreau.support.Trainings;
import org.terreau.web.Form;

/**
 * Who comes to a training.
 *
 * @param due its day has come: who came may be noted
 */
public record AttendancePage(
        Trainings.Shown shown, List<Trainings.Seat> seats, Map<AccountId, String> names, boolean due, Form form) {

    public AttendancePage {
        seats = List.copyOf(seats);
        names = Map.copyOf(names);
    }

    public Training training() {
        return shown.training();
    }

    public String name(Trainings.Seat seat) {
        return names.getOrDefault(seat.account(), "");
    }

    /** Those who have a seat, to be ticked. */
    public Map<String, String> seated() {
        Map<String, String> options = new LinkedHashMap<>();
        for (Trainings.Seat seat : seats)
            if (!seat.waiting()) options.put(String.valueOf(seat.account().value()), name(seat));
        return options;
    }

    public List<String> came() {
        return seats.stream()
                .filter(seat -> Boolean.TRUE.equals(seat.came()))
                .map(seat -> String.valueOf(seat.account().value()))
                .toList();
    }

    public List<Trainings.Seat> waiting() {
        return seats.stream().filter(Trainings.Seat::waiting).toList();
    }
}
