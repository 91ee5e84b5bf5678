package org.terreau.today.web;

/** The link of a letter that stops the next ones. */
public record LetterStopPage(String key, boolean done) {}
