package org.terreau.web;

/**
 * Somebody signed in asked for what they may not have, and was told so.
 *
 * @param method of the request
 * @param route as it is declared, without what its variables held
 */
public record AccessRefused(String method, String route) {}
