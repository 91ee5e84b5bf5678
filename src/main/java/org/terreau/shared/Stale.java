package org.terreau.shared;

/** Somebody else saved another version in between. The web layer shows both texts to the one who comes second. */
public final class Stale extends RuntimeException {

    private final String kind;
    private final String id;
    private final long expected;

    public Stale(String kind, Object id, long expected) {
        super(kind + " " + id + " is no longer at version " + expected);
        this.kind = kind;
        this.id = String.valueOf(id);
        this.expected = expected;
    }

    public String kind() {
        return kind;
    }

    public String id() {
        return id;
    }

    public long expected() {
        return expected;
    }
}
