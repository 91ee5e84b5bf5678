package org.terreau.funding;

import java.time.LocalDate;

/** Why a year changed after it was closed. */
public record Correction(int year, LocalDate day, String reason) {}
