package org.terreau.identity;

/**
 * A role for one incubator, or for all of them.
 *
 * @param scope the incubator's id, or {@link #EVERYWHERE}
 */
public record Grant(Role role, String scope) {

    public static final String EVERYWHERE = "*";

    public Grant {
        if (scope.isBlank()) throw new IllegalArgumentException("A grant needs a scope");
        if (role == Role.ADMINISTRATOR && !scope.equals(EVERYWHERE))
            throw new IllegalArgumentException("An administrator administers the whole installation, not " + scope);
    }

    boolean covers(String wanted) {
        return scope.equals(EVERYWHERE) || scope.equals(wanted);
    }
}
