package org.terreau.web;

import java.util.List;
import java.util.Optional;

/** Whoever keeps secrets that {@link Secrets} hid, so that a new key reaches them all. */
public interface SecretKeeper {

    /**
     * A secret as it is kept.
     *
     * @param of what it belongs to, as it was hidden
     */
    record Kept(String of, byte[] hidden) {}

    /** The numbers of what has one. */
    List<Long> all();

    /** Locks it until the end of the transaction; nothing when it was given up meanwhile. */
    Optional<Kept> lock(long id);

    void keep(long id, byte[] hidden);
}
