package org.terreau.web;

/**
 * E-mails that people signed in receive, and the page where they choose to. A module adds its own by declaring a bean.
 *
 * @param key of their name in the message bundles; what they tell is under the same key with ".what"
 * @param path of the page that sets them
 */
public record LetterSetting(int order, String key, String path) {}
