package org.terreau.today;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.shared.Words;

/**
 * For whom is asked what waits.
 *
 * @param words in the language of the page or of the letter
 * @param most lines that one source may tell
 */
public record Reader(Actor actor, Words words, LocalDate today, int most) {

    /**
     * The incubators for which this person was given one of the roles; contains {@link Grant#EVERYWHERE} when it is for all.
     * Whoever only administers the installation may do everything, and nobody waits for them to.
     */
    public Set<String> incubators(Role... roles) {
        return incubators(actor, roles);
    }

    public static Set<String> incubators(Actor actor, Role... roles) {
        return actor.grants().stream()
                .filter(grant -> Arrays.asList(roles).contains(grant.role()))
                .map(Grant::scope)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Works for an incubator, by a role of their own. */
    public static boolean worksForOne(Actor actor) {
        return !incubators(actor, Role.STAFF, Role.COACH, Role.LEAD).isEmpty();
    }

    /** The same as an array, for statements: all incubators when it holds {@link Grant#EVERYWHERE}. */
    public String[] scopes(Role... roles) {
        return incubators(roles).toArray(String[]::new);
    }
}
