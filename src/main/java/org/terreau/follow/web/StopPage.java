package org.terreau.follow.web;

/** @param done nothing more will be sent */
public record StopPage(String key, boolean done) {}
