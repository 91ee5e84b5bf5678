package org.terreau.problem.web;

/**
 * Look at your mail.
 *
 * @param what the key of its words: "proposal" or "declaration"
 * @param back where to go on
 * @param title the problem's, empty for a proposal
 */
public record SentPage(String what, String back, String title) {}
