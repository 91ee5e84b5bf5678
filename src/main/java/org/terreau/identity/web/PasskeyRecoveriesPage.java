package org.terreau.identity.web;

import java.util.List;
import org.terreau.identity.Actor;
import org.terreau.identity.PasskeyRecoveries;

/** Those who ask to begin anew without their passkeys, and for whom somebody may answer. */
public record PasskeyRecoveriesPage(List<PasskeyRecoveries.Line> lines, Actor actor) {

    public PasskeyRecoveriesPage {
        lines = List.copyOf(lines);
    }

    public boolean agreed(PasskeyRecoveries.Line line) {
        return line.agreedBy(actor);
    }
}
