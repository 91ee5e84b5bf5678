package org.terreau.support.web;

import java.util.List;
import org.terreau.support.Trainings;

/** The trainings to come, then those that were held, for everybody. */
public record TrainingsPage(List<Trainings.Shown> ahead, List<Trainings.Shown> held) {

    public TrainingsPage {
        ahead = List.copyOf(ahead);
        held = List.copyOf(held);
    }
}
