package org.terreau.access;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.terreau.audit.Audit;
import org.terreau.identity.Actor;
import org.terreau.incubator.IncubatorId;

/**
 * What the journal of an incubator tells of the accounts on its tools: what was done, and who read them (FIELD 4.5), once an
 * hour for one reader and one subject.
 */
@Component
class AccessJournal {

    private static final Duration READ_AGAIN = Duration.ofHours(1);

    private final Audit audit;
    private final Clock clock;

    AccessJournal(Audit audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /** Somebody read the accounts of a tool, whatever page or file showed them. */
    void read(Tool tool, Actor actor) {
        read(
                actor,
                "access.accounts-read",
                tool.incubator(),
                Map.of("tool", tool.described().name()));
    }

    /** Somebody read all that a person holds, told by their number. */
    void read(IncubatorId incubator, long person, Actor actor) {
        read(actor, "access.person-read", incubator, Map.of("person", String.valueOf(person)));
    }

    private void read(Actor actor, String action, IncubatorId incubator, Map<String, String> what) {
        audit.recordOnce(
                actor.who(), action, subject(incubator), what, clock.instant().minus(READ_AGAIN));
    }

    /** Something was done with a tool, which the details need not name. */
    void written(String action, Tool tool, Map<String, String> details, Audit.Who who) {
        Map<String, String> all = new TreeMap<>(details);
        all.put("tool", tool.described().name());
        written(action, tool.incubator(), all, who);
    }

    /** Something was done with accounts of an incubator. */
    void written(String action, IncubatorId incubator, Map<String, String> details, Audit.Who who) {
        audit.record(who, action, subject(incubator), details);
    }

    private static String subject(IncubatorId incubator) {
        return "incubator:" + incubator;
    }
}
