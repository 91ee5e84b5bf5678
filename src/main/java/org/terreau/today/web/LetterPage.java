package org.terreau.today.web;

/** Whether somebody gets the letter of Mondays. */
public record LetterPage(boolean wanted) {}
