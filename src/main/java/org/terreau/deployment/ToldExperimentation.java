package org.terreau.deployment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.terreau.territory.Collectivity;

/**
 * What everybody may read of an experimentation.
 *
 * @param unmet what a "go" rests on and was missing
 * @param despite why it was decided all the same
 */
public record ToldExperimentation(
        Collectivity host,
        LocalDate start,
        @Nullable LocalDate end,
        String users,
        Experimentation.@Nullable Decision decision,
        @Nullable LocalDate decidedOn,
        String reason,
        List<GoBasis.Condition> unmet,
        String despite,
        long responses,
        @Nullable BigDecimal mean,
        List<Words> words) {

    public ToldExperimentation {
        unmet = List.copyOf(unmet);
        words = List.copyOf(words);
    }

    /** What a user said, with consent. */
    public record Words(int rating, String profile, String text) {

        /** From what the query wrote: rating, space, profile, unit separator, text. */
        static Words read(String written) {
            int space = written.indexOf(' ');
            int mark = written.indexOf('\037');
            return new Words(
                    Integer.parseInt(written.substring(0, space)),
                    written.substring(space + 1, mark),
                    written.substring(mark + 1));
        }
    }
}
