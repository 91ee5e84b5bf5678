package org.terreau.support;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What a coach did on a day, in one line.
 *
 * @param days in quarters of a day
 * @param next what comes next; empty when nothing was said
 */
public record CoachSession(
        long id, long mandate, LocalDate on, BigDecimal days, SessionKind kind, String what, String next) {}
