package org.terreau.site.web;

import java.util.List;

public record HomePage(List<Action> actions) {

    public HomePage {
        actions = List.copyOf(actions);
    }

    /** A way in: the address and the key of its words. */
    public record Action(String path, String key, boolean secondary) {}
}
