package org.terreau.support.web;

import java.util.List;
import org.springframework.stereotype.Component;
import org.terreau.identity.Actor;
import org.terreau.identity.PersonalCalendar;
import org.terreau.shared.Words;
import org.terreau.support.Training;
import org.terreau.support.Trainings;
import org.terreau.web.CalendarFile;

/** The days of the trainings to which somebody comes. */
@Component
class TrainingsCalendar implements PersonalCalendar {

    private final Trainings trainings;

    TrainingsCalendar(Trainings trainings) {
        this.trainings = trainings;
    }

    @Override
    public String code() {
        return "formations";
    }

    @Override
    public String key() {
        return "support.trainings";
    }

    @Override
    public String path() {
        return "/formations";
    }

    @Override
    public boolean concerns(Actor actor) {
        return actor.signedIn();
    }

    @Override
    public List<CalendarFile.Event> events(Actor actor, Words words) {
        return trainings.of(actor).stream().map(one -> event(one, words)).toList();
    }

    static CalendarFile.Event event(Training training, Words words) {
        String title = training.cancelled() == null
                ? training.told().title()
                : words.t("support.training.ics.cancelled", training.told().title());
        return new CalendarFile.Event(
                "formation-" + training.id(),
                training.slot().on(),
                title,
                words.t(
                        "support.training.ics",
                        training.slot().starts().toString(),
                        training.slot().ends().toString(),
                        training.told().place()),
                training.path());
    }
}
