package org.terreau.problem;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;

/**
 * How somebody, or an e-mail domain, came to speak for a collectivity: an administrator said it, or two people of two
 * incubators. For seven days it is undone with what it let count.
 *
 * @param byId account of who said it first; null when they were erased
 * @param in the incubator for which they work; null for an administrator, and for what was said before it was kept
 * @param second who agreed; empty when nobody had to, or did yet
 * @param since from when it acts; null while it waits for somebody of another incubator
 */
public record Naming(
        @Nullable Long byId,
        String by,
        @Nullable String in,
        Instant at,
        String second,
        @Nullable Instant since) {

    static final Duration UNDONE = Duration.ofDays(7);

    public boolean acts() {
        return since != null;
    }

    /** Taking it away takes back what it let count. */
    public boolean undone(Instant now) {
        return since != null && now.isBefore(since.plus(UNDONE));
    }

    /** Waits, and this person is somebody else who works for another incubator, or an administrator. */
    public boolean mayBeAgreedBy(Actor actor) {
        if (acts()) return false;
        if (actor.administrator()) return true;
        if (byId != null && byId == actor.id().value()) return false;
        return actor.incubators().orElse(Set.of(Grant.EVERYWHERE)).stream().anyMatch(one -> !one.equals(in));
    }

    /** For which incubator this person says it; null for an administrator, whose word is enough. */
    static @Nullable String place(Actor actor) {
        if (actor.administrator()) return null;
        return actor.incubators().orElse(Set.of(Grant.EVERYWHERE)).stream()
                .sorted()
                .findFirst()
                .orElse(Grant.EVERYWHERE);
    }
}
