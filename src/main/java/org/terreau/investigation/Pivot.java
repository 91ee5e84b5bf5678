package org.terreau.investigation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.terreau.dossier.Brief;
import org.terreau.dossier.DossierId;
import org.terreau.identity.AccountId;
import org.terreau.shared.NotFound;

/** The problem or the solution lead changed: what was believed, what is believed now, and why. Never rewritten. */
public record Pivot(
        Id id,
        DossierId dossier,
        Brief.Part part,
        LocalDate on,
        String before,
        String after,
        String why,
        AccountId author,
        Instant writtenAt,
        Set<Interview.Id> interviews,
        Set<Hypothesis.Id> hypotheses) {

    /** The parts of a brief that may be overturned. */
    public static final List<Brief.Part> PARTS = List.of(Brief.Part.PROBLEM, Brief.Part.SOLUTION_LEAD);

    public Pivot {
        if (!PARTS.contains(part)) throw new IllegalArgumentException("A pivot is not about " + part);
        interviews = Set.copyOf(interviews);
        hypotheses = Set.copyOf(hypotheses);
    }

    /** A pivot's number. */
    public record Id(long value) {

        /** Reads the number as an address has it; NotFound when it is not one. */
        public static Id parse(String written) {
            if (!written.matches("[1-9]\\d{0,15}")) throw new NotFound("pivot", written);
            return new Id(Long.parseLong(written));
        }

        @Override
        public String toString() {
            return Long.toString(value);
        }
    }

    /** The draft says something else than what was submitted, and nobody said why yet. */
    public record Unexplained(Brief.Part part, String before, String after) {}
}
