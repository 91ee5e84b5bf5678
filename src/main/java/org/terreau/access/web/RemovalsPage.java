package org.terreau.access.web;

import org.terreau.access.Removals;
import org.terreau.incubator.IncubatorId;

/** All that somebody holds on the tools of an incubator. */
public record RemovalsPage(Removals.Held held) {

    static String path(IncubatorId incubator, long person) {
        return Addresses.of("/arrivees-et-departs/personnes/" + person, incubator);
    }

    public static String path(org.terreau.access.Plan plan) {
        return path(plan.incubator(), plan.person());
    }

    public String action() {
        return "/arrivees-et-departs/personnes/" + held.person().id();
    }
}
