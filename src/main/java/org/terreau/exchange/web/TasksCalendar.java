package org.terreau.exchange.web;

import java.util.List;
import org.springframework.stereotype.Component;
import org.terreau.exchange.DossierTask;
import org.terreau.exchange.DossierTasks;
import org.terreau.identity.Actor;
import org.terreau.identity.PersonalCalendar;
import org.terreau.shared.Words;
import org.terreau.web.CalendarFile;

/** The days by which tasks are due. */
@Component
class TasksCalendar implements PersonalCalendar {

    private final DossierTasks tasks;

    TasksCalendar(DossierTasks tasks) {
        this.tasks = tasks;
    }

    @Override
    public String code() {
        return "taches";
    }

    @Override
    public String key() {
        return "exchange.tasks.menu";
    }

    @Override
    public String path() {
        return "/taches";
    }

    @Override
    public boolean concerns(Actor actor) {
        return actor.signedIn();
    }

    /** One's own that are not done. */
    @Override
    public List<CalendarFile.Event> events(Actor actor, Words words) {
        return events(new DossierTask.Filter(DossierTask.State.of(""), false, ""), actor);
    }

    List<CalendarFile.Event> events(DossierTask.Filter filter, Actor actor) {
        return tasks.export(filter, actor).stream()
                .map(task -> new CalendarFile.Event(
                        "tache-" + task.id(), task.due(), task.what(), task.dossierTitle(), task.path()))
                .toList();
    }
}
