package org.terreau.web;

import java.util.Optional;

/** Addresses that lead elsewhere for ever: asked when a page that was asked for does not exist. */
public interface MovedAddresses {

    /** @param path what was asked for, without its query; the answer is a path too */
    Optional<String> now(String path);
}
