package org.terreau.decision;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a decision asks for.
 *
 * @param rank from 1
 * @param threshold null when it is no figure
 * @param told null as long as nobody said what became of it
 */
public record Condition(
        long id,
        int rank,
        String wording,
        Owner owner,
        LocalDate dueOn,
        @Nullable Threshold threshold,
        State state,
        @Nullable Told told) {

    /** Who sees to it: never a person, since decisions are public. */
    public enum Owner {
        TEAM("equipe"),
        CARRIER("porteuse"),
        INCUBATOR("incubateur"),
        SPONSOR("financeur");

        private final String code;

        Owner(String code) {
            this.code = code;
        }

        /** As written in forms, message keys and the database. */
        public String code() {
            return code;
        }

        public static Optional<Owner> named(String code) {
            return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
        }
    }

    /** What became of it. */
    public enum State {
        OPEN("ouverte"),
        KEPT("tenue"),
        PARTLY("partielle"),
        BROKEN("manquee"),
        /** What was decided since makes it void. */
        VOID("sans-objet");

        private final String code;

        State(String code) {
            this.code = code;
        }

        /** As written in forms, message keys and the database. */
        public String code() {
            return code;
        }

        public static Optional<State> named(String code) {
            return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
        }
    }

    /**
     * A figure to reach.
     *
     * @param code of the figure, as {@link ConditionFigures} names it
     * @param name of the figure on the day of the decision
     */
    public record Threshold(String code, String name, String unit, boolean moreIsBetter, BigDecimal value) {

        /** This value reaches it. */
        public boolean reachedBy(BigDecimal measured) {
            int compared = measured.compareTo(value);
            return moreIsBetter ? compared >= 0 : compared <= 0;
        }
    }

    /** What somebody said of it, on a day. */
    public record Told(String text, LocalDate on) {}

    public boolean open() {
        return state == State.OPEN;
    }

    /** Its day has passed, and nobody said what became of it. */
    public boolean late(LocalDate today) {
        return open() && dueOn.isBefore(today);
    }
}
