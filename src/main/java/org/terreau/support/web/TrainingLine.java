package org.terreau.support.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.terreau.support.Training;
import org.terreau.support.Trainings;

/**
 * A training as files and programs read it: nobody is named.
 *
 * @param utile mean from 0 to 10 of those who came, a month after; null for fewer than five
 */
record TrainingLine(
        String incubateur,
        long numero,
        String titre,
        LocalDate jour,
        String debut,
        String fin,
        String lieu,
        int places,
        int prises,
        int attente,
        boolean annulee,
        @Nullable Integer reponses,
        @Nullable BigDecimal utile,
        @Nullable Integer utilisee,
        String adresse) {

    static TrainingLine of(Trainings.Shown shown) {
        Training training = shown.training();
        Trainings.Results results = shown.results();
        return new TrainingLine(
                training.incubator().value(),
                training.id(),
                training.told().title(),
                training.slot().on(),
                training.slot().starts().toString(),
                training.slot().ends().toString(),
                training.told().place(),
                training.seats(),
                shown.taken(),
                shown.waiting(),
                training.cancelled() != null,
                results == null ? null : results.answers(),
                results == null ? null : results.useful(),
                results == null ? null : results.used(),
                training.path());
    }
}
