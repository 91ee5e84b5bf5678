package org.terreau.brief;

import java.time.Instant;

/**
 * A version of the brief that was saved on purpose.
 *
 * @param decided the committee decided on it
 */
public record BriefVersion(int number, String author, Instant at, boolean submitted, boolean decided) {}
