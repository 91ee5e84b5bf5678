package org.terreau.support.web;

import org.terreau.support.Training;
import org.terreau.support.Trainings;

/**
 * A training, for everybody.
 *
 * @param open a seat may still be asked for
 */
public record TrainingShownPage(Trainings.Shown shown, String incubator, boolean open) {

    public Training training() {
        return shown.training();
    }
}
