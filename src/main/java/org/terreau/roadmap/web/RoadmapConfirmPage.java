package org.terreau.roadmap.web;

import org.terreau.roadmap.RoadmapItem;

/** Before a vote or a comment is confirmed. */
public record RoadmapConfirmPage(String key, RoadmapItem item) {}
