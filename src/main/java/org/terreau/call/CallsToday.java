package org.terreau.call;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.terreau.identity.Role;
import org.terreau.shared.Paris;
import org.terreau.shared.Words;
import org.terreau.today.Awaited;
import org.terreau.today.Reader;
import org.terreau.today.WaitingList;

/** Submissions that one began and that a call still takes; for those who lead, calls that closed without laureates. */
@Component
class CallsToday extends WaitingList {

    private final JdbcCalls calls;
    private final Clock clock;

    CallsToday(JdbcCalls calls, Clock clock) {
        super("appels", 75, "/appels", actor -> true);
        this.calls = calls;
        this.clock = clock;
    }

    @Override
    public Waiting waiting(Reader reader) {
        Instant now = clock.instant();
        boolean leads = !reader.incubators(Role.LEAD).isEmpty();
        List<JdbcCalls.Waiting> toJudge = leads ? calls.toJudge(reader.scopes(Role.LEAD), now) : List.of();
        List<Awaited> lines = Stream.concat(
                        calls.begun(reader.actor().id(), now).stream().map(one -> begun(one, reader.words())),
                        toJudge.stream().map(one -> toJudge(one, reader.words())))
                .toList();
        return lines.isEmpty() && !leads ? Waiting.NOT_THEIRS : Waiting.first(lines, reader.most());
    }

    private static Awaited begun(JdbcCalls.Waiting call, Words words) {
        return new Awaited(
                words.t("call.today.begun"),
                about(call),
                words.t("call.today.begun.why"),
                null,
                Paris.day(call.closesAt()),
                new Awaited.Action(words.t("call.today.begun.do"), "/candidatures/" + call.submission()));
    }

    private static Awaited toJudge(JdbcCalls.Waiting call, Words words) {
        return new Awaited(
                words.t("call.today.judge"),
                about(call),
                words.t("call.today.judge.why"),
                Paris.day(call.closesAt()),
                null,
                new Awaited.Action(
                        words.t("call.today.judge.do"), "/appels/" + call.call().value() + "/candidatures"));
    }

    private static Awaited.About about(JdbcCalls.Waiting call) {
        return new Awaited.About("call:" + call.call().value(), call.title());
    }
}
