package org.terreau.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** Where bytes are kept. */
interface Store {

    /** As written in settings and beside each file. */
    String code();

    /** Keeps the bytes of this file, instead of those kept under the same name if there are any. */
    void put(DocumentId id, Path file) throws IOException;

    InputStream open(DocumentId id) throws IOException;

    /** Nothing happens when there are none. */
    void delete(DocumentId id);
}
