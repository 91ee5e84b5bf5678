package org.terreau.source.web;

import org.terreau.source.Source;

/** Asks before a source and its history go. */
public record SourceRemovalPage(Source source) {

    public String list() {
        return source.product().path() + "/sources";
    }
}
