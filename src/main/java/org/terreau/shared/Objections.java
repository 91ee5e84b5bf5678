package org.terreau.shared;

import java.util.ArrayList;
import java.util.List;

/** Gathers all that there is to object to what somebody sent, so that they read everything at once. */
public final class Objections {

    private final List<Refused.Problem> found = new ArrayList<>();

    /** Objects to a field, with a sentence of the message bundles and what it names. */
    public void add(String field, String key, Object... arguments) {
        found.add(Refused.Problem.of(field, key, arguments));
    }

    /** Objects to a field when it is wrong. */
    public void when(boolean wrong, String field, String key, Object... arguments) {
        if (wrong) add(field, key, arguments);
    }

    public void addAll(List<Refused.Problem> others) {
        found.addAll(others);
    }

    public boolean any() {
        return !found.isEmpty();
    }

    public List<Refused.Problem> found() {
        return List.copyOf(found);
    }

    /** The refusal that holds them all; there must be one. */
    public Refused refusal() {
        return new Refused(found);
    }

    /** @throws Refused when there is anything to object */
    public void raise() {
        if (any()) throw refusal();
    }
}
