package org.terreau.survey.web;

/** The link of a letter that stops the next ones. */
public record StopPage(String key, boolean done) {}
