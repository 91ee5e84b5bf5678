package org.terreau.web;

import java.time.Clock;
import org.springframework.stereotype.Component;
import org.terreau.shared.Paris;

/** The tag of everything public: the same as long as nothing public changes and the day is the same in Paris. */
@Component
public class Freshness {

    private final PublicContent content;
    private final Clock clock;

    Freshness(PublicContent content, Clock clock) {
        this.content = content;
        this.clock = clock;
    }

    public String tag() {
        return tag(content.version());
    }

    private String tag(long version) {
        long day = Paris.today(clock).toEpochDay();
        return "\"" + Long.toString(version, 36) + "-" + Long.toString(day, 36) + "\"";
    }
}
