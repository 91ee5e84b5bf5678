package org.terreau.committee.web;

/** @param done nothing more will be sent */
public record AlertStopPage(String key, boolean done) {}
