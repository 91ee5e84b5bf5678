package org.terreau.survey;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Objections;
import org.terreau.shared.OneLine;
import org.terreau.shared.Refused;
import org.terreau.territory.CollectivityId;

/**
 * What somebody answered, without a name.
 *
 * @param scores those that were given
 * @param verbatim what the person wrote, "" when nothing or when it was forgotten
 * @param consent to its publication
 * @param state of the verbatim, null when there is none
 * @param published what is public of it, "" when nothing is
 */
public record Answer(
        long id,
        ProductId product,
        LocalDate day,
        Instant receivedAt,
        Channel channel,
        Map<Question, Integer> scores,
        String verbatim,
        boolean consent,
        @Nullable VerbatimState state,
        String published) {

    public static final int TEXT = 2000;
    public static final int ROLE = 150;

    public Answer {
        scores = Map.copyOf(scores);
    }

    /** By which door. */
    public enum Channel {
        LINK("lien"),
        QR("qr"),
        FRAME("cadre"),
        /** The export of "Je donne mon avis", or of another tool. */
        FILE("fichier"),
        PROGRAM("api");

        private final String code;

        Channel(String code) {
            this.code = code;
        }

        /** As written in addresses, message keys and the database. */
        public String code() {
            return code;
        }

        public static Optional<Channel> of(String code) {
            for (Channel channel : values()) if (channel.code.equals(code)) return Optional.of(channel);
            return Optional.empty();
        }
    }

    /**
     * An answer as it arrives; null for what was not answered.
     *
     * @param external names it in the tool that it comes from, null for our own form
     */
    public record New(
            @Nullable Integer ease,
            @Nullable Integer usefulness,
            @Nullable Integer recommendation,
            @Nullable Integer satisfaction,
            String verbatim,
            boolean consent,
            String role,
            @Nullable CollectivityId collectivity,
            @Nullable String external) {

        /** As our form asks: the three questions, and words when there is an agreement to publish them. */
        List<Refused.Problem> problems() {
            Objections objections = new Objections();
            objections.when(ease == null || !Question.EASE.takes(ease), "facilite", "survey.score.needed.facilite");
            objections.when(
                    usefulness == null || !Question.USEFULNESS.takes(usefulness),
                    "utilite",
                    "survey.score.needed.utilite");
            objections.when(
                    recommendation == null || !Question.RECOMMENDATION.takes(recommendation),
                    "recommandation",
                    "survey.score.needed.recommandation");
            objections.when(verbatim.length() > TEXT, "commentaire", "survey.long", TEXT);
            objections.when(!OneLine.fits(role, ROLE), "role", "survey.long", ROLE);
            objections.when(consent && verbatim.isEmpty(), "commentaire", "survey.words.needed");
            return objections.found();
        }

        Map<Question, Integer> scores() {
            Map<Question, Integer> scores = new EnumMap<>(Question.class);
            if (ease != null) scores.put(Question.EASE, ease);
            if (usefulness != null) scores.put(Question.USEFULNESS, usefulness);
            if (recommendation != null) scores.put(Question.RECOMMENDATION, recommendation);
            if (satisfaction != null) scores.put(Question.SATISFACTION, satisfaction);
            return scores;
        }
    }
}
