package org.terreau.outreach;

import org.springframework.stereotype.Component;
import org.terreau.identity.Actor;
import org.terreau.identity.Role;
import org.terreau.shared.Paris;
import org.terreau.shared.Words;
import org.terreau.today.Awaited;
import org.terreau.today.Reader;
import org.terreau.today.TodaySource;

/** Requests that somebody promised to answer, or that nobody took yet. */
@Component
class RequestsToAnswer implements TodaySource {

    private final JdbcRequests requests;

    RequestsToAnswer(JdbcRequests requests) {
        this.requests = requests;
    }

    @Override
    public String code() {
        return "demandes";
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public boolean concerns(Actor actor) {
        return Reader.worksForOne(actor);
    }

    @Override
    public String path() {
        return "/demandes";
    }

    @Override
    public Waiting waiting(Reader reader) {
        return Waiting.of(
                requests.waiting(
                        reader.scopes(Role.STAFF, Role.COACH, Role.LEAD),
                        reader.actor().id(),
                        reader.most()),
                request -> line(request, reader.words()));
    }

    private static Awaited line(JdbcRequests.Waiting request, Words words) {
        return new Awaited(
                words.t("outreach.today.what", request.name()),
                new Awaited.About("request:" + request.reference(), request.organisation()),
                words.t(request.taken() ? "outreach.today.taken" : "outreach.today.free"),
                Paris.day(request.receivedAt()),
                request.dueOn(),
                new Awaited.Action(words.t("outreach.today.do"), "/demandes/" + request.reference()));
    }
}
