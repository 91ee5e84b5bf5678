package org.terreau.today.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.terreau.identity.Actor;
import org.terreau.identity.PersonalCalendar;
import org.terreau.shared.Words;
import org.terreau.today.Awaited;
import org.terreau.today.Today;
import org.terreau.web.CalendarFile;

/** The last days of what waits for somebody. */
@Component
class TodayCalendar implements PersonalCalendar {

    private final Today today;

    TodayCalendar(Today today) {
        this.today = today;
    }

    @Override
    public String code() {
        return "aujourdhui";
    }

    @Override
    public String key() {
        return "today.title";
    }

    @Override
    public String path() {
        return "/";
    }

    @Override
    public boolean concerns(Actor actor) {
        return actor.signedIn();
    }

    @Override
    public List<CalendarFile.Event> events(Actor actor, Words words) {
        return events(today.everything(Today.Wanted.ALL, actor, words));
    }

    /** The address where it is dealt with tells one thing from another of its kind. */
    static List<CalendarFile.Event> events(Today.Waiting waiting) {
        List<CalendarFile.Event> events = new ArrayList<>();
        for (Today.Line line : waiting.lines().toList()) {
            Awaited awaited = line.awaited();
            LocalDate until = awaited.until();
            if (until == null) continue;
            String about = TodayPage.name(awaited);
            events.add(new CalendarFile.Event(
                    line.source() + awaited.action().path().replaceAll("[^a-zA-Z0-9]+", "-"),
                    until,
                    about == null ? awaited.what() : awaited.what() + " – " + about,
                    awaited.why(),
                    awaited.action().path()));
        }
        return events;
    }
}
