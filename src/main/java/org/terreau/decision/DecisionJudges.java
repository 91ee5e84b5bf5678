package org.terreau.decision;

import org.terreau.identity.Actor;

/** Keeps away from a decision who may not take part in it, such as somebody who declared a conflict of interest. */
public interface DecisionJudges {

    /** @throws org.terreau.shared.NotAllowed when the actor may not judge it */
    void mayJudge(Decidable about, Actor actor);
}
