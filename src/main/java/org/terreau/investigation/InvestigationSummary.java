package org.terreau.investigation;

import java.time.LocalDate;
import java.util.List;

/**
 * What a dossier's people published of their investigation: counts and learnings. Holds no name, no note, and no place
 * that would point at one person.
 *
 * @param hypotheses how many in each state, by the state's code
 */
public record InvestigationSummary(
        LocalDate publishedOn,
        int interviews,
        int tests,
        int collectivities,
        List<Judged> hypotheses,
        List<Taught> learnings,
        List<Overturned> pivots) {

    public InvestigationSummary {
        hypotheses = List.copyOf(hypotheses);
        learnings = List.copyOf(learnings);
        pivots = List.copyOf(pivots);
    }

    /** A state and how many hypotheses are in it. */
    public record Judged(String state, int count) {}

    /** A learning, and those who taught it. */
    public record Taught(String learnt, String changes, List<Met> from) {

        public Taught {
            from = List.copyOf(from);
        }
    }

    /** Somebody who was met, as everybody may know them. */
    public record Met(String role, PublicPlace place, int times) {}

    /** A part of the brief that was overturned, and when. */
    public record Overturned(String part, LocalDate on) {}
}
