package org.terreau.sharing;

import java.time.Instant;

/** A kept scenario that is not read any more: a member left the official code. Its owner may only remove it. */
public record LostScenario(long id, String name, boolean shown, Instant changedAt) {

    public String path() {
        return KeptScenarios.PATH + "/" + id;
    }
}
