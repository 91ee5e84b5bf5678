package org.terreau.deployment;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How far a collectivity is with a product. */
public enum DeploymentState {
    PROSPECT("prospect", "prospectee", "a contacter"),
    CONTACTED("contacte", "contactee"),
    TESTING("test", "en test", "teste", "experimente", "experimentation"),
    ACTIVE("actif", "active", "utilise", "utilisatrice", "deploye", "deployee", "en service", "en production"),
    PAUSED("pause", "en pause"),
    LEFT("parti", "partie", "sans suite", "partie ou sans suite", "abandon");

    /** From where to where a deployment may go. One that left may come back, from the beginning or at once. */
    private static final Map<DeploymentState, Set<DeploymentState>> NEXT = Map.of(
            PROSPECT, Set.of(CONTACTED, TESTING, ACTIVE, LEFT),
            CONTACTED, Set.of(PROSPECT, TESTING, ACTIVE, PAUSED, LEFT),
            TESTING, Set.of(CONTACTED, ACTIVE, PAUSED, LEFT),
            ACTIVE, Set.of(TESTING, PAUSED, LEFT),
            PAUSED, Set.of(CONTACTED, TESTING, ACTIVE, LEFT),
            LEFT, Set.of(PROSPECT, CONTACTED, TESTING, ACTIVE));

    private final String code;
    private final Set<String> words;

    DeploymentState(String code, String... words) {
        this.code = code;
        this.words = Set.of(words);
    }

    /** How files call it, in plain text: "deployee", "en pause". */
    boolean goesBy(String plain) {
        return code.equals(plain) || words.contains(plain);
    }

    /** As written in addresses, message keys and the database. */
    public String code() {
        return code;
    }

    public boolean mayBecome(DeploymentState next) {
        return NEXT.getOrDefault(this, Set.of()).contains(next);
    }

    /** Where it may go from here, in the order of the states. */
    public List<DeploymentState> next() {
        return Arrays.stream(values()).filter(this::mayBecome).toList();
    }

    /** Everybody may know of it: the collectivity tries the product or uses it. */
    public boolean visible() {
        return this == TESTING || this == ACTIVE;
    }

    /** Of two deployments that become one, the state of the one that went further; of two equals, either. */
    public DeploymentState orFurther(DeploymentState other) {
        return reach() >= other.reach() ? this : other;
    }

    private int reach() {
        return switch (this) {
            case LEFT -> 0;
            case PROSPECT -> 1;
            case CONTACTED -> 2;
            case PAUSED -> 3;
            case TESTING -> 4;
            case ACTIVE -> 5;
        };
    }

    public static Optional<DeploymentState> find(String code) {
        return Arrays.stream(values()).filter(state -> state.code.equals(code)).findFirst();
    }

    public static DeploymentState of(String code) {
        return find(code).orElseThrow(() -> new IllegalArgumentException("No state is called " + code));
    }
}
