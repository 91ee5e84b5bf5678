package org.terreau.recruitment;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.terreau.document.DocumentId;
import org.terreau.shared.EmailAddress;

/**
 * Somebody's answer to an offer.
 *
 * @param code by which it is called while names are hidden, such as "3F2A"
 */
public record Application(
        long id,
        long offer,
        String code,
        Candidate candidate,
        Written written,
        ApplicationState state,
        Answer answer,
        long version) {

    /**
     * Who answers.
     *
     * @param links where their work is seen; may be empty
     */
    public record Candidate(String name, EmailAddress email, String links, Locale language) {}

    /**
     * What they wrote.
     *
     * @param answers to the questions of the offer, in their order
     * @param document null when they sent none
     * @param learnt by which way they learnt of the offer; null when they did not say
     */
    public record Written(
            String message,
            List<Boolean> answers,
            @Nullable DocumentId document,
            @Nullable Learnt learnt,
            Instant receivedAt) {

        public Written {
            answers = List.copyOf(answers);
        }
    }

    /**
     * By which way somebody learnt of an offer.
     *
     * @param text theirs, for another way than those of the list; may be empty
     */
    public record Learnt(ApplicationSource source, String text) {}

    /**
     * What they were answered.
     *
     * @param letter of the last answer; empty while there is none
     * @param at null while there is none
     */
    public record Answer(String letter, @Nullable Instant at) {}

    /** Under which its document is kept. */
    String owner() {
        return "recruitment-application:" + id;
    }

    public String desk() {
        return "/recrutement/" + offer + "/candidatures/" + id;
    }
}
