package org.terreau.decision;

import org.terreau.identity.Actor;

/** Lets somebody read the decisions on a subject before everybody does: whoever is told of them by e-mail. */
public interface DecisionReaders {

    boolean mayRead(DecisionSubject.Key key, Actor actor);
}
