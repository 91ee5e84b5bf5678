package org.terreau.survey;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.terreau.portfolio.ProductId;
import org.terreau.territory.CollectivityId;

/**
 * The words of an answer.
 *
 * @param answer the number of their answer, which is theirs
 * @param original as written, read by the team alone; "" once it is forgotten
 * @param forgottenAt null while the original is kept
 * @param text what is published, or was about to be
 * @param testimony that it became, null while it is not published
 * @param themes names, in their order
 */
public record Verbatim(
        long answer,
        ProductId product,
        LocalDate day,
        Answer.Channel channel,
        Map<Question, Integer> scores,
        String role,
        @Nullable CollectivityId collectivity,
        VerbatimState state,
        boolean consent,
        String original,
        @Nullable Instant forgottenAt,
        String text,
        @Nullable Long testimony,
        List<Theme> themes,
        long version) {

    public Verbatim {
        scores = Map.copyOf(scores);
        themes = List.copyOf(themes);
    }

    /** Which verbatims: "" and 0 for all. */
    public record Choice(String words, String state, long theme, String consent) {

        public static final Choice ALL = new Choice("", "", 0, "");

        /** Waits for somebody to read it. */
        public static final Choice WAITING = new Choice("", VerbatimState.TO_READ.code(), 0, "");
    }

    public String path() {
        return Survey.deskPath(product) + "/verbatims/" + answer;
    }

    /** May be published: its author agreed, and did not change their mind. */
    public boolean publishable() {
        return consent && state.mayBecome(VerbatimState.PUBLISHED) && !original.isEmpty();
    }

    /** What the team reads: the original, or what is left of it. */
    public String shown() {
        return original.isEmpty() ? text : original;
    }
}
