package org.terreau.identity;

import java.util.List;
import org.terreau.shared.Words;
import org.terreau.web.CalendarFile;

/** Days that concern somebody, to be followed in a calendar program: a module says its own. */
public interface PersonalCalendar {

    /** As written in addresses and message keys. */
    String code();

    /** The key of its name in the message bundles. */
    String key();

    /** Of the page that shows the same. */
    String path();

    /** Whether there may be something in it for this person. */
    boolean concerns(Actor actor);

    List<CalendarFile.Event> events(Actor actor, Words words);
}
