package org.terreau.team.web;

import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.terreau.identity.Actor;
import org.terreau.identity.PersonalCalendar;
import org.terreau.shared.Words;
import org.terreau.team.Mission;
import org.terreau.team.MissionEnds;
import org.terreau.team.Workforce;
import org.terreau.web.CalendarFile;

/** The days on which the missions of the teams that somebody works with end. */
@Component
class MissionsCalendar implements PersonalCalendar {

    private final MissionEnds ends;

    MissionsCalendar(MissionEnds ends) {
        this.ends = ends;
    }

    @Override
    public String code() {
        return "missions";
    }

    @Override
    public String key() {
        return "team.calendar";
    }

    @Override
    public String path() {
        return "/mes-produits";
    }

    @Override
    public boolean concerns(Actor actor) {
        return ends.concern(actor);
    }

    @Override
    public List<CalendarFile.Event> events(Actor actor, Words words) {
        return ends.of(actor).stream().map(line -> event(line, words)).toList();
    }

    private static CalendarFile.Event event(Workforce.Line line, Words words) {
        Mission mission = line.mission();
        return new CalendarFile.Event(
                "mission-" + mission.id(),
                Objects.requireNonNull(mission.span().until()),
                words.t(
                        "team.calendar.end",
                        Objects.requireNonNull(mission.person()).name(),
                        line.product().name()),
                words.t("team.trade." + mission.trade().code()),
                line.product().id().path() + "/equipe/" + mission.id());
    }
}
