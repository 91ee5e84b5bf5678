package org.terreau.dormancy;

import java.time.LocalDate;

/**
 * What somebody who works on a product said of its life.
 *
 * @param open everybody may read it
 */
public record Word(LocalDate on, Wish wish, String sentence, boolean open) {}
