package org.terreau.committee.web;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.terreau.committee.Committees;
import org.terreau.identity.Actor;
import org.terreau.identity.PersonalCalendar;
import org.terreau.shared.Words;
import org.terreau.web.CalendarFile;

/** The days on which committees meet, and those by which their papers are due. */
@Component
class CommitteesCalendar implements PersonalCalendar {

    private final Committees committees;

    CommitteesCalendar(Committees committees) {
        this.committees = committees;
    }

    @Override
    public String code() {
        return "comites";
    }

    @Override
    public String key() {
        return "committee.title";
    }

    @Override
    public String path() {
        return "/comites";
    }

    @Override
    public boolean concerns(Actor actor) {
        return actor.signedIn() && actor.staff();
    }

    /** Those of one's incubators, past ones included: a calendar keeps what was. */
    @Override
    public List<CalendarFile.Event> events(Actor actor, Words words) {
        return events(new Committees.Filter("", "", "tous", "date", ""), actor, words);
    }

    List<CalendarFile.Event> events(Committees.Filter filter, Actor actor, Words words) {
        List<CalendarFile.Event> events = new ArrayList<>();
        for (Committees.Line line : committees.all(filter, actor)) {
            String id = "comite-" + line.committee().id();
            String path = line.committee().path();
            String name = line.product().name();
            String state = words.t("committee.state." + line.committee().state().code());
            events.add(new CalendarFile.Event(
                    id, line.committee().meetsOn(), words.t("committee.ics.meets", name), state, path));
            events.add(new CalendarFile.Event(
                    id + "-papiers", line.papersDue(), words.t("committee.ics.papers", name), state, path));
        }
        return events;
    }
}
