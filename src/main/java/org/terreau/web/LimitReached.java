package org.terreau.web;

/**
 * Something was asked for more often than it may be.
 *
 * @param purpose what is counted, such as "contact-network"; of whom, nobody is told
 */
public record LimitReached(String purpose) {}
