package org.terreau.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.terreau.shared.Objections;
import org.terreau.shared.Refused;

/**
 * Recognises robots in forms open to everybody (`component/robots`): they fill in the field that people do not see, or
 * answer faster than anybody reads.
 */
@Component
public class Robots {

    private static final Duration FASTEST_READER = Duration.ofSeconds(2);

    private final Clock clock;

    Robots(Clock clock) {
        this.clock = clock;
    }

    /** The form, knowing when it was opened. */
    public Form opened(Form form) {
        return form.with("ouvert", Long.toString(clock.instant().getEpochSecond()));
    }

    public List<Refused.Problem> problems(Form form) {
        Objections objections = new Objections();
        objections.when(!form.text("site").isEmpty(), "site", "web.robot.field");
        objections.when(tooFast(form.text("ouvert")), "", "web.robot.fast");
        return objections.found();
    }

    private boolean tooFast(String opened) {
        if (!opened.matches("\\d{1,12}")) return true;
        return Instant.ofEpochSecond(Long.parseLong(opened))
                .plus(FASTEST_READER)
                .isAfter(clock.instant());
    }
}
