package org.terreau.committee.web;

import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.terreau.committee.Session;
import org.terreau.committee.Sessions;
import org.terreau.decision.Decidable;
import org.terreau.web.Form;

/** A session with its agenda. */
public record SessionPage(Sessions.View view, Form form) {

    public Session session() {
        return view.session();
    }

    public Map<String, String> waiting() {
        return options(view.waiting());
    }

    static Map<String, String> options(List<Decidable> dossiers) {
        Map<String, String> options = new LinkedHashMap<>();
        for (Decidable one : dossiers)
            options.put(one.subject().key().toString(), one.subject().title());
        return options;
    }

    /** As a clock says it, "14:00". */
    public static String hour(LocalTime time) {
        return time.toString().substring(0, 5);
    }
}
