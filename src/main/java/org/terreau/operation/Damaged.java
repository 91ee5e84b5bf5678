package org.terreau.operation;

import java.util.List;

/** A backup that can't be put back: the key of the sentence that says why, and what it names. */
final class Damaged extends Exception {

    private static final long serialVersionUID = 1L;

    private final String key;
    private final transient List<Object> arguments;

    Damaged(String key, Object... arguments) {
        super(key);
        this.key = key;
        this.arguments = List.of(arguments);
    }

    String key() {
        return key;
    }

    Object[] arguments() {
        return arguments.toArray();
    }
}
