package org.terreau.follow;

import java.time.Instant;

/** Something that happened. */
public record News(long id, Instant at, String kind, String title, String path) {}
