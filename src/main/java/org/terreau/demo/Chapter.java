package org.terreau.demo;

import org.terreau.identity.Actor;
import org.terreau.incubator.IncubatorId;

/** What one module has to show, told once the products are there and money was granted. */
interface Chapter {

    /** @param lead who leads the incubator */
    void lay(IncubatorId incubator, Actor lead);

    /** What follows once the teams of every product are there. */
    default void follow(IncubatorId incubator, Actor lead) {}
}
