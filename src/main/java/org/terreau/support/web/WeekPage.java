package org.terreau.support.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.terreau.support.Mandates;
import org.terreau.web.Form;

/** The mandates of a coach, and a line to log. */
public record WeekPage(List<Mandates.Line> lines, Form form) {

    public WeekPage {
        lines = List.copyOf(lines);
    }

    public boolean running() {
        return lines.stream().anyMatch(line -> line.mandate().running());
    }

    public Map<String, String> mandates() {
        Map<String, String> options = new LinkedHashMap<>();
        for (Mandates.Line line : lines)
            if (line.mandate().running())
                options.put(String.valueOf(line.mandate().id()), line.product());
        return options;
    }
}
