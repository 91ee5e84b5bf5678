package org.terreau.committee;

import java.util.List;
import org.springframework.stereotype.Component;
import org.terreau.identity.Role;
import org.terreau.shared.Words;
import org.terreau.today.Reader;
import org.terreau.today.WeekSource;

/** The sessions that met, and those that meet. */
@Component
class SessionsOfTheWeek implements WeekSource {

    private final JdbcSessions sessions;

    SessionsOfTheWeek(JdbcSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public List<Fact> facts(Reader reader, Week week) {
        return sessions.of(SessionsToday.all(reader.incubators(Role.LEAD)), week.today()).stream()
                .filter(session -> !session.meetsOn().isBefore(week.from())
                        && !session.meetsOn().isAfter(week.last()))
                .map(session -> fact(session, week, reader.words()))
                .toList();
    }

    private static Fact fact(Session session, Week week, Words words) {
        boolean comes = !session.meetsOn().isBefore(week.today());
        return new Fact(
                comes,
                words.t(
                        comes ? "committee.today.week.comes" : "committee.today.week.past",
                        session.meetsOn(),
                        session.subjects().size()),
                session.path());
    }
}
