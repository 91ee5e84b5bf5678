package org.terreau.review;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.terreau.identity.AccountId;

/**
 * Who is proposed to review a subject: those who are there and not in conflict; first those who have room, then those
 * who know more of its themes, then those who have fewer reviews in course. This is the rule, whole.
 */
public final class ReviewerProposal {

    /** From this many open reviews on, somebody is proposed after those who have fewer. */
    public static final int FULL = 5;

    private static final Comparator<Proposed> BEST_FIRST = Comparator.comparing(
                    (Proposed one) -> one.candidate().openReviews() >= FULL)
            .thenComparing(Comparator.comparingInt((Proposed one) -> one.known().size())
                    .reversed())
            .thenComparingInt(one -> one.candidate().openReviews())
            .thenComparing(one -> one.candidate().name())
            .thenComparing(one -> one.candidate().account().value());

    private ReviewerProposal() {}

    /**
     * Somebody who works for the incubator.
     *
     * @param themes that they say they know
     * @param openReviews assigned to them and not given yet
     * @param awayUntil the last day of an absence in course, null when they are there
     * @param conflict they declared one on this subject
     * @param taken they review it already, or are the one who asks for it
     */
    public record Candidate(
            AccountId account,
            String name,
            List<String> themes,
            int openReviews,
            @Nullable LocalDate awayUntil,
            boolean conflict,
            boolean taken) {

        public Candidate {
            themes = List.copyOf(themes);
        }
    }

    /**
     * Somebody proposed, and why.
     *
     * @param known the subject's themes that they know
     */
    public record Proposed(Candidate candidate, List<String> known) {

        public Proposed {
            known = List.copyOf(known);
        }
    }

    /** The best first. */
    public static List<Proposed> among(List<Candidate> candidates, List<String> themes) {
        List<Proposed> proposed = new ArrayList<>();
        for (Candidate candidate : candidates)
            if (candidate.awayUntil() == null && !candidate.conflict() && !candidate.taken())
                proposed.add(new Proposed(
                        candidate,
                        themes.stream().filter(candidate.themes()::contains).toList()));
        proposed.sort(BEST_FIRST);
        return List.copyOf(proposed);
    }
}
