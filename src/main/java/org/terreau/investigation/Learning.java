package org.terreau.investigation;

import java.time.Instant;
import java.util.Set;
import org.terreau.dossier.DossierId;
import org.terreau.identity.AccountId;
import org.terreau.shared.NotFound;

/**
 * What the field taught, and what it changes.
 *
 * @param interviews those that it comes from
 * @param hypotheses those that it speaks of
 */
public record Learning(
        Id id,
        DossierId dossier,
        String learnt,
        String changes,
        AccountId author,
        Instant writtenAt,
        long version,
        Set<Interview.Id> interviews,
        Set<Hypothesis.Id> hypotheses) {

    public Learning {
        interviews = Set.copyOf(interviews);
        hypotheses = Set.copyOf(hypotheses);
    }

    /** A learning's number. */
    public record Id(long value) {

        /** Reads the number as an address has it; NotFound when it is not one. */
        public static Id parse(String written) {
            if (!written.matches("[1-9]\\d{0,15}")) throw new NotFound("learning", written);
            return new Id(Long.parseLong(written));
        }

        @Override
        public String toString() {
            return Long.toString(value);
        }
    }

    public String path() {
        return "/dossiers/" + dossier + "/investigation/apprentissages/" + id;
    }
}
