package org.terreau.mail.web;

import java.util.List;
import org.terreau.mail.Undelivered;

/** The messages that did not arrive. */
public record UndeliveredPage(List<Undelivered.Line> lines) {

    static final String PATH = "/courriels-non-remis";

    public UndeliveredPage {
        lines = List.copyOf(lines);
    }

    /** Whoever reads may read what they were about. */
    public boolean subjects() {
        return lines.stream().anyMatch(line -> !line.subject().isEmpty());
    }

    public String again(Undelivered.Line line) {
        return PATH + "/" + line.id();
    }
}
