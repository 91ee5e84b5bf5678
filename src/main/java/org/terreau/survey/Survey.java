package org.terreau.survey;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.terreau.portfolio.ProductId;

/**
 * The survey of a product: one, with fixed questions, opened and closed as often as needed.
 *
 * @param start the first day on which it receives answers
 * @param end the last one, null when none is set
 * @param introduction what the team says before the questions, "" for the usual sentence
 * @param sites the web sites that may hold the form in a frame, one a line
 */
public record Survey(
        ProductId product,
        State state,
        LocalDate start,
        @Nullable LocalDate end,
        String introduction,
        String sites,
        long version) {

    /** Where it stands. */
    public enum State {
        OPEN("ouverte"),
        PAUSED("en-pause"),
        CLOSED("fermee");

        private final String code;

        State(String code) {
            this.code = code;
        }

        /** As written in forms, message keys and the database. */
        public String code() {
            return code;
        }

        public boolean mayBecome(State other) {
            return switch (this) {
                case OPEN -> other == PAUSED || other == CLOSED;
                case PAUSED -> other == OPEN || other == CLOSED;
                case CLOSED -> other == OPEN;
            };
        }

        public static Optional<State> of(String code) {
            for (State state : values()) if (state.code.equals(code)) return Optional.of(state);
            return Optional.empty();
        }
    }

    /** Receives answers on this day. */
    public boolean receives(LocalDate day) {
        LocalDate last = end;
        return state == State.OPEN && !day.isBefore(start) && (last == null || !day.isAfter(last));
    }

    /** The address of the form. */
    public static String formPath(ProductId product) {
        return product.path() + "/avis";
    }

    /** Where the team reads its results. */
    public static String deskPath(ProductId product) {
        return product.path() + "/enquete";
    }
}
