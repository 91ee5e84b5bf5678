package org.terreau.recruitment;

import java.util.List;
import org.terreau.identity.AccountId;

/**
 * What an assessor gave to an application.
 *
 * @param marks from 0 to {@link Score#BEST}, in the order of the criteria of the offer
 */
public record Assessment(long application, AccountId by, List<Integer> marks, String comment) {

    /** Longest comment, in characters. */
    public static final int TEXT = 2000;

    public Assessment {
        marks = List.copyOf(marks);
    }
}
