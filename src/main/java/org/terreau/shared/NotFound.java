package org.terreau.shared;

/** Nothing has this id. Shown as 404. */
public final class NotFound extends RuntimeException {

    private final String kind;
    private final String id;

    public NotFound(String kind, Object id) {
        super("No " + kind + " " + id);
        this.kind = kind;
        this.id = String.valueOf(id);
    }

    public String kind() {
        return kind;
    }

    public String id() {
        return id;
    }
}
