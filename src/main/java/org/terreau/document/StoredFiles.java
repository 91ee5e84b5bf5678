package org.terreau.document;

import java.util.List;
import org.springframework.stereotype.Component;

/** Where the stored files are, how many and how large: for who copies them. */
@Component
public class StoredFiles {

    private final JdbcDocuments documents;

    StoredFiles(JdbcDocuments documents) {
        this.documents = documents;
    }

    /**
     * @param store `database` or `s3`
     * @param bytes of all of them
     */
    public record Place(String store, long number, long bytes) {}

    /** The places that hold something. */
    public List<Place> places() {
        return documents.places();
    }
}
