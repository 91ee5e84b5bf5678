package org.terreau.committee.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.terreau.committee.Session;
import org.terreau.committee.Sessions;
import org.terreau.decision.Decidable;
import org.terreau.incubator.Incubator;
import org.terreau.web.Form;

/** The sessions of the reader's incubators, those to come first. */
public record SessionsPage(
        List<Session> sessions,
        List<Sessions.Change> changes,
        List<Incubator> incubators,
        List<Decidable> dossiers,
        LocalDate today,
        Form form) {

    public SessionsPage {
        sessions = List.copyOf(sessions);
        changes = List.copyOf(changes);
        incubators = List.copyOf(incubators);
        dossiers = List.copyOf(dossiers);
    }

    public Map<String, String> waiting() {
        return SessionPage.options(dossiers);
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
