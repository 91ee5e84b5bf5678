package org.terreau.support;

import java.math.BigDecimal;
import java.util.List;

/**
 * How those who got an offer rated it at delivery. Of fewer than five answers nothing is said: somebody might be recognised.
 *
 * @param useful mean from 0 to 10, to a tenth
 * @param sentences the last ones that their authors agreed to show, without what tells who somebody is
 */
public record Satisfaction(
        int answers, BigDecimal useful, BigDecimal clear, BigDecimal timely, List<String> sentences) {

    /** Answers that make a figure. */
    static final int FLOOR = 5;

    public Satisfaction {
        sentences = List.copyOf(sentences);
    }
}
