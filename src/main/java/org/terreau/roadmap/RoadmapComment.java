package org.terreau.roadmap;

import java.time.Instant;

/**
 * What a user says of an outcome.
 *
 * @param author as they chose to be shown
 * @param state `attente`, `publie` or `refuse`
 */
public record RoadmapComment(
        long id, long item, String outcome, String author, String body, String state, Instant writtenAt) {}
