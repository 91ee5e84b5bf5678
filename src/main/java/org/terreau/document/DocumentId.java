package org.terreau.document;

import java.util.UUID;

/** A stored file. Drawn at random: it is also the name under which an S3 server keeps the bytes. */
public record DocumentId(UUID value) {

    static DocumentId draw() {
        return new DocumentId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
