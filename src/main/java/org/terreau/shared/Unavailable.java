package org.terreau.shared;

/**
 * A service outside the program that what was asked needs does not answer now; asking again later may work. Holds the key
 * of its sentence in the message bundles.
 */
public final class Unavailable extends RuntimeException {

    private final String key;
    private final transient Object[] arguments;

    public Unavailable(String key, Throwable cause, Object... arguments) {
        super(key + ": " + cause.getMessage(), cause);
        this.key = key;
        this.arguments = arguments.clone();
    }

    public String key() {
        return key;
    }

    public Object[] arguments() {
        return arguments.clone();
    }
}
