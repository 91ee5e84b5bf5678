package org.terreau.document;

import java.io.IOException;

/** A store does not answer, or refuses what is asked of it. */
final class StoreUnavailable extends IOException {

    private static final long serialVersionUID = 1L;

    StoreUnavailable(String what, Throwable cause) {
        super(what, cause);
    }
}
