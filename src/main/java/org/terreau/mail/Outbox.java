package org.terreau.mail;

/** Where modules leave their messages. */
public interface Outbox {

    /** Writes the message in the caller's transaction: it leaves if, and only if, that transaction commits. */
    void send(Message message);
}
