package org.terreau.today;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.terreau.shared.Paris;

/** What happened in an incubator this week, and what the next one brings, for those who lead it. A module adds its own. */
public interface WeekSource {

    int order();

    /** What there is to say of these days; few statements. */
    List<Fact> facts(Reader reader, Week week);

    /** The seven days that end with today, and the seven from today on. */
    record Week(LocalDate today) {

        private static final int OTHERS = 6;

        public LocalDate from() {
            return today.minusDays(OTHERS);
        }

        public Instant since() {
            return Paris.start(from());
        }

        /** The end of today. */
        public Instant until() {
            return Paris.start(today.plusDays(1));
        }

        /** The last day. */
        public LocalDate last() {
            return today.plusDays(OTHERS);
        }
    }

    /**
     * A figure or a date, in words.
     *
     * @param comes it is of the days to come
     * @param path where it is seen
     */
    record Fact(boolean comes, String text, String path) {}
}
