package org.terreau.dossier;

import java.time.Instant;
import org.terreau.identity.AccountId;
import org.terreau.identity.Actor;

/** Who wrote, as they are called, and when. */
public record Author(AccountId id, String name, Instant at) {

    public static Author of(Actor actor, Instant at) {
        return new Author(actor.id(), actor.name(), at);
    }
}
