package org.terreau.document;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** Where bytes are kept. Each method throws {@link StoreUnavailable} when the place can't be reached. */
interface Store {

    /** As written in settings and beside each file. */
    String code();

    /** Keeps the bytes of this file, instead of those kept under the same name if there are any. */
    void put(DocumentId id, Path file) throws IOException;

    /** Writes them there. Throws {@link java.nio.file.NoSuchFileException} when there are none. */
    void read(DocumentId id, OutputStream out) throws IOException;

    /** Nothing happens when there are none. */
    void delete(DocumentId id) throws IOException;
}
