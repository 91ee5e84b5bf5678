package org.terreau.impact.web;

/** Whether somebody gets the monthly reminder. */
public record RemindersPage(boolean stopped) {}
