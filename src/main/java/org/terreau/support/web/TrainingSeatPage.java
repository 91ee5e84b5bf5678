package org.terreau.support.web;

import org.jspecify.annotations.Nullable;
import org.terreau.support.Training;
import org.terreau.support.Trainings;
import org.terreau.web.Form;

/**
 * A training, and the seat that somebody has or asks for.
 *
 * @param mine null when they have none
 * @param open a seat may still be asked for, or given back
 * @param asked what it was worth may be said now
 * @param keeps works for the incubator that holds it
 * @param name of who reads it
 */
public record TrainingSeatPage(
        Trainings.Shown shown,
        Trainings.@Nullable Seat mine,
        boolean open,
        boolean asked,
        boolean keeps,
        String name,
        Form form) {

    /** They came: the page says so in a line that may be shown to others. */
    public boolean attested() {
        return mine != null && Boolean.TRUE.equals(mine.came());
    }

    public Training training() {
        return shown.training();
    }
}
