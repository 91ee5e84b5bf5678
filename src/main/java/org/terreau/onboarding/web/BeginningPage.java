package org.terreau.onboarding.web;

import java.util.List;
import org.terreau.incubator.Incubator;
import org.terreau.onboarding.Beginnings;

/**
 * The first steps of an incubator.
 *
 * @param others that this person begins too
 */
public record BeginningPage(Beginnings.Begun begun, List<Incubator> others) {

    public BeginningPage {
        others = List.copyOf(others);
    }

    public static String path(Incubator incubator) {
        return Beginnings.PATH + "?incubateur=" + incubator.id().value();
    }
}
