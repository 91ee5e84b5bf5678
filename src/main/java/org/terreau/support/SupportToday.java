package org.terreau.support;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.terreau.dossier.Applications;
import org.terreau.identity.Actor;
import org.terreau.identity.Role;
import org.terreau.shared.Paris;
import org.terreau.today.Awaited;
import org.terreau.today.Reader;
import org.terreau.today.TodaySource;

/** Requests for help that wait for an answer, and those that somebody has to plan or begin. */
@Component
class SupportToday implements TodaySource {

    private final SupportDeskQuery query;
    private final Applications applications;

    SupportToday(SupportDeskQuery query, Applications applications) {
        this.query = query;
        this.applications = applications;
    }

    @Override
    public String code() {
        return "appui";
    }

    @Override
    public int order() {
        return 15;
    }

    @Override
    public boolean concerns(Actor actor) {
        return Reader.worksForOne(actor);
    }

    @Override
    public String path() {
        return "/appui/demandes";
    }

    @Override
    public Waiting waiting(Reader reader) {
        return Waiting.of(
                query.waiting(
                        new SupportDesk.Sight(
                                reader.incubators(Role.STAFF, Role.COACH, Role.LEAD),
                                reader.incubators(Role.LEAD),
                                reader.actor().id(),
                                applications.setAsideFrom(reader.actor().id())),
                        reader.today(),
                        reader.most()),
                request -> line(request, reader));
    }

    private static Awaited line(SupportRequest request, Reader reader) {
        String state = request.state().code();
        LocalDate until = request.state() == SupportState.ASKED
                ? request.asked().dueOn()
                : request.progress().plannedOn();
        return new Awaited(
                reader.words().t("support.today." + state, request.offered().name()),
                new Awaited.About("support:" + request.id(), request.about().name()),
                reader.words().t("support.today." + state + ".why"),
                Paris.day(request.asked().at()),
                until,
                new Awaited.Action(reader.words().t("support.today." + state + ".do"), request.path()));
    }
}
