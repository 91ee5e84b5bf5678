package org.terreau.opendata;

import java.io.IOException;
import org.springframework.stereotype.Service;

/** The whole catalogue as files, in the format in which it came. */
@Service
public class CatalogueFileSet {

    private final CatalogueExport export;

    CatalogueFileSet(CatalogueExport export) {
        this.export = export;
    }

    /** Where the files go. */
    public interface Taker {

        /** @param path inside the catalogue, such as "startups/x.md" */
        void take(String path, byte[] content) throws IOException;
    }

    public void each(Taker taker) throws IOException {
        export.each(taker::take);
    }
}
