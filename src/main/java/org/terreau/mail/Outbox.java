package org.terreau.mail;

import java.time.Instant;
import java.util.List;
import org.terreau.shared.EmailAddress;

/** Where modules leave their messages. */
public interface Outbox {

    /** Writes the message in the caller's transaction: it leaves if, and only if, that transaction commits. */
    void send(Message message);

    /** A message written to somebody. */
    record Sent(String subject, Instant at) {}

    /** What was written to this address and is still kept, the oldest first. */
    List<Sent> sentTo(EmailAddress address);

    /**
     * Deletes what was written to this address, waiting or sent, and what was sent to others and names it.
     *
     * @return how many messages
     */
    int forget(EmailAddress address);
}
