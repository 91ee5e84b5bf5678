package org.terreau.committee.web;

import java.util.List;
import org.terreau.committee.Session;
import org.terreau.committee.Sessions;
import org.terreau.incubator.Incubator;

/** The sessions of the reader's incubators, those to come first. */
public record SessionsPage(List<Session> sessions, List<Sessions.Change> changes, List<Incubator> incubators) {

    public SessionsPage {
        sessions = List.copyOf(sessions);
        changes = List.copyOf(changes);
        incubators = List.copyOf(incubators);
    }

    /** The name of a session's incubator. */
    public String incubator(Session session) {
        return incubators.stream()
                .filter(one -> one.id().equals(session.incubator()))
                .map(Incubator::title)
                .findFirst()
                .orElse(session.incubator().value());
    }
}
