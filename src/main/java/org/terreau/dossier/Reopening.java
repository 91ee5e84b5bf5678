package org.terreau.dossier;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The staff let a submitted brief be written again.
 *
 * @param closedAt when it was submitted again; null while it may be written
 */
public record Reopening(
        String by, Instant at, String reason, @Nullable Instant closedAt) {}
