package org.terreau.site.web;

/** The list of keys is the same for everybody who reads it. */
public record ShortcutsPage() {}
