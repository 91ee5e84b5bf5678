package org.terreau.support;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.terreau.dossier.Applications;
import org.terreau.identity.Role;
import org.terreau.shared.Paris;
import org.terreau.today.Awaited;
import org.terreau.today.Reader;
import org.terreau.today.WaitingList;

/** Requests for help that wait for an answer, and those that somebody has to plan or begin. */
@Component
class SupportToday extends WaitingList {

    private final SupportDeskQuery query;
    private final Applications applications;

    SupportToday(SupportDeskQuery query, Applications applications) {
        super("appui", 15, "/appui/demandes", Reader::worksForOne);
        this.query = query;
        this.applications = applications;
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
