package org.terreau.web;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A key that does, on the pages of somebody signed in, what those who work all day do most; `shortcut.<code>` says what. */
public enum Shortcut {
    HELP("?", "aide", null, false),
    SEARCH("/", "recherche", null, false),
    TODAY("a", "aujourdhui", "/", false),
    BOARD("t", "tableau", "/dossiers/tableau", true),
    NEXT("j", "suivant", null, false),
    PREVIOUS("k", "precedent", null, false);

    private final String key;
    private final String code;
    private final @Nullable String path;
    private final boolean staffOnly;

    Shortcut(String key, String code, @Nullable String path, boolean staffOnly) {
        this.key = key;
        this.code = code;
        this.path = path;
        this.staffOnly = staffOnly;
    }

    public static List<Shortcut> of(Viewer viewer) {
        return Arrays.stream(values())
                .filter(one -> !one.staffOnly || viewer.staff())
                .toList();
    }

    public String key() {
        return key;
    }

    public String code() {
        return code;
    }

    /** Where it leads; null when it acts on the page that is open. */
    public @Nullable String path() {
        return path;
    }
}
