package org.terreau.mail;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.terreau.shared.Slice;

/** What the outbox holds, for its pages and for tests. */
public interface OutboxReader {

    /**
     * A message and what became of it.
     *
     * @param text "" once it is erased
     * @param triedSince when it was written, or given to be sent again
     * @param sentAt null while it waits
     * @param lastError why the last try failed, null if none did
     * @param unsubscribe the address that stops such messages, null if they can't be stopped
     */
    record Entry(
            long id,
            String to,
            String kind,
            String subject,
            String text,
            Instant createdAt,
            Instant triedSince,
            @Nullable Instant sentAt,
            int tries,
            @Nullable String lastError,
            @Nullable String unsubscribe) {}

    /** The newest first; `to` limits them to one recipient. */
    Slice<Entry> entries(@Nullable String to, int page);

    Optional<Entry> entry(long id);
}
