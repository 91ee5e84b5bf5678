package org.terreau.committee;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.today.Awaited;
import org.terreau.today.Reader;
import org.terreau.today.WaitingList;

/** Sessions that meet soon, for all who sit or work there; and for those who lead, those that met and are not closed. */
@Component
class SessionsToday extends WaitingList {

    private static final Role[] SITTING = {Role.STAFF, Role.COACH, Role.LEAD, Role.COMMITTEE_MEMBER};
    private static final int DAYS = 14;

    private final JdbcSessions sessions;

    SessionsToday(JdbcSessions sessions) {
        super(
                "comites",
                50,
                "/comites",
                actor -> !Reader.incubators(actor, SITTING).isEmpty());
        this.sessions = sessions;
    }

    @Override
    public Waiting waiting(Reader reader) {
        List<Awaited> lines = sessions.of(all(reader.incubators(SITTING)), reader.today()).stream()
                .map(session -> line(session, reader))
                .filter(Objects::nonNull)
                .toList();
        return Waiting.first(lines, reader.most());
    }

    /** As the store is asked: null for all of them. */
    static @Nullable Collection<String> all(Set<String> incubators) {
        return incubators.contains(Grant.EVERYWHERE) ? null : incubators;
    }

    /** Null for a session that waits for nobody yet, or no more. */
    private static @Nullable Awaited line(Session session, Reader reader) {
        if (session.closed() || session.meetsOn().isAfter(reader.today().plusDays(DAYS))) return null;
        boolean met = session.meetsOn().isBefore(reader.today());
        if (met && !holds(reader, session, Role.LEAD)) return null;
        boolean staff = holds(reader, session, Role.STAFF, Role.COACH, Role.LEAD);
        String kind = met ? "close" : staff ? "agenda" : "sits";
        return new Awaited(
                reader.words().t("committee.today." + kind, session.meetsOn()),
                null,
                reader.words().t("committee.today.subjects", session.subjects().size()),
                null,
                session.meetsOn(),
                new Awaited.Action(
                        reader.words().t("committee.today." + kind + ".do"),
                        staff ? session.path() : "/dossiers-de-preuves"));
    }

    private static boolean holds(Reader reader, Session session, Role... roles) {
        Set<String> incubators = reader.incubators(roles);
        return incubators.contains(Grant.EVERYWHERE)
                || incubators.contains(session.incubator().value());
    }
}
