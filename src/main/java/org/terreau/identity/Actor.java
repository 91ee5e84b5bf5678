package org.terreau.identity;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.terreau.audit.Audit;
import org.terreau.shared.EmailAddress;
import org.terreau.shared.NotAllowed;
import org.terreau.web.Viewer;

/**
 * Someone signed in, with what was granted to them. Façades take one where a right is needed.
 *
 * @param key when a program acts with a key: the account is then that of who made the key, whose own rights do not pass
 *     on; null for a person
 */
public record Actor(
        AccountId id,
        EmailAddress email,
        String name,
        Set<Grant> grants,
        @Nullable Key key) implements Viewer {

    public Actor {
        grants = Set.copyOf(grants);
        if (key != null && !grants.isEmpty()) throw new IllegalArgumentException("Key " + key.id() + " holds no role");
    }

    public Actor(AccountId id, EmailAddress email, String name, Set<Grant> grants) {
        this(id, email, name, grants, null);
    }

    /**
     * The key of a program.
     *
     * @param scope the one thing on which it writes, such as "product:mes-aides"
     */
    public record Key(long id, String name, String scope) {}

    /** Acts with a key made for this scope. */
    public boolean holdsKeyOf(String scope) {
        return key != null && key.scope().equals(scope);
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
        return new Audit.Who(id.value(), key == null ? email.value() : "clé " + key.id() + " « " + key.name() + " »");
    }

    @Override
    public boolean signedIn() {
        return key == null;
    }

    @Override
    public boolean keyHolder() {
        return key != null;
    }

    @Override
    public boolean staff() {
        return administrator() || !scopes(Role.STAFF, Role.COACH, Role.LEAD).isEmpty();
    }

    @Override
    public Optional<Set<String>> incubators() {
        Set<String> scopes = scopes(Role.STAFF, Role.COACH, Role.LEAD);
        return scopes.contains(Grant.EVERYWHERE) ? Optional.empty() : Optional.of(scopes);
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
