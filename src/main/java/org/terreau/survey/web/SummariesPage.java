package org.terreau.survey.web;

/** Whether somebody is told each week. */
public record SummariesPage(boolean stopped) {}
