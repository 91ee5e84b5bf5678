package org.terreau.portfolio.web;

import org.terreau.portfolio.RoadmapItem;

/** Before a vote or a comment is confirmed. */
public record RoadmapConfirmPage(String key, RoadmapItem item) {}
