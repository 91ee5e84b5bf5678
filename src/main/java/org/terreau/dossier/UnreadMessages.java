package org.terreau.dossier;

import java.util.Collection;
import java.util.Map;
import org.terreau.identity.Actor;

/** What waits to be read in dossiers, told by the module that keeps the messages. */
public interface UnreadMessages {

    /** How many messages this person has not read, by dossier; those without any are left out. */
    Map<DossierId, Integer> unread(Collection<DossierId> dossiers, Actor actor);
}
