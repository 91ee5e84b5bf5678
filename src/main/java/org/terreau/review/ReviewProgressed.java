package org.terreau.review;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Reviewers were asked, answered or gave their opinions. Published in the transaction that writes it, and heard in the
 * same one.
 *
 * @param reviewers who count: asked, accepted or done
 * @param done of them who gave their opinion on every prerequisite
 * @param due the nearest date by which an opinion is still expected; null when none is
 */
public record ReviewProgressed(
        ReviewSubject subject,
        int reviewers,
        int done,
        @Nullable LocalDate due) {}
