package org.terreau.web;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * Data that everybody may take away: listed on a page and to portals, and part of the copy made each night. A module that
 * publishes some adds one as a bean.
 */
public interface PublicDataSet {

    /** Where it stands in lists, from the first. */
    int order();

    /** Its title is the message `data.<code>.title`, what it holds `data.<code>.text`. */
    String code();

    /** Where it is read as it is now; may be empty. */
    List<Address> addresses();

    /** It is not empty: one set that says so is enough for the first copy to be made. */
    default boolean hasSomething() {
        return false;
    }

    /** Writes its files, one after another. */
    void copy(Receiver receiver) throws IOException;

    /**
     * An address of the API.
     *
     * @param label a short name of the shape, such as "JSON v2.6"
     */
    record Address(String label, String path, String mediaType) {}

    /** Takes the files of a copy. */
    interface Receiver {

        /**
         * Begins a file, which ends the one before it.
         *
         * @param path inside the copy, such as "produits/startups.csv"
         */
        OutputStream file(String path) throws IOException;
    }
}
