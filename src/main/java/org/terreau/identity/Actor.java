package org.terreau.identity;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.terreau.audit.Audit;
import org.terreau.shared.EmailAddress;
import org.terreau.shared.NotAllowed;
import org.terreau.web.Viewer;

/** Someone signed in, with what was granted to them. Façades take one where a right is needed. */
public record Actor(AccountId id, EmailAddress email, String name, Set<Grant> grants) implements Viewer {

    public Actor {
        grants = Set.copyOf(grants);
    }

    /** Holds one of the roles for this incubator. An administrator holds them all. */
    public boolean has(String incubator, Role... roles) {
        return administrator()
                || grants.stream()
                        .anyMatch(grant ->
                                grant.covers(incubator) && Arrays.asList(roles).contains(grant.role()));
    }

    /** The incubators for which one of the roles is held; contains {@link Grant#EVERYWHERE} when it is for all. */
    public Set<String> scopes(Role... roles) {
        if (administrator()) return Set.of(Grant.EVERYWHERE);
        return grants.stream()
                .filter(grant -> Arrays.asList(roles).contains(grant.role()))
                .map(Grant::scope)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Refuses with {@link NotAllowed} unless one of the roles is held for this incubator. */
    public void mustHave(String incubator, Role... roles) {
        if (!has(incubator, roles))
            throw new NotAllowed(Arrays.toString(roles) + " of " + incubator + " asked of account " + id);
    }

    /** Works for this incubator: staff, coach or lead. */
    public boolean staffOf(String incubator) {
        return has(incubator, Role.STAFF, Role.COACH, Role.LEAD);
    }

    public Audit.Who who() {
        return new Audit.Who(id.value(), email.value());
    }

    @Override
    public boolean signedIn() {
        return true;
    }

    @Override
    public boolean staff() {
        return administrator() || !scopes(Role.STAFF, Role.COACH, Role.LEAD).isEmpty();
    }

    @Override
    public boolean administrator() {
        return grants.stream().anyMatch(grant -> grant.role() == Role.ADMINISTRATOR);
    }

    @Override
    public Optional<String> displayName() {
        return Optional.of(name);
    }
}
