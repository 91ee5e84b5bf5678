package org.terreau.outreach;

import org.springframework.stereotype.Component;
import org.terreau.identity.Role;
import org.terreau.shared.Paris;
import org.terreau.shared.Words;
import org.terreau.today.Awaited;
import org.terreau.today.Reader;
import org.terreau.today.WaitingList;

/** Requests that somebody promised to answer, or that nobody took yet. */
@Component
class RequestsToAnswer extends WaitingList {

    private final JdbcRequests requests;

    RequestsToAnswer(JdbcRequests requests) {
        super("demandes", 10, "/demandes", Reader::worksForOne);
        this.requests = requests;
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
