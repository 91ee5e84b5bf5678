package org.terreau.identity.web;

/** After an erasure. */
public record OwnDataErasedPage(int things) {}
