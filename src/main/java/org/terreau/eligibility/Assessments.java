package org.terreau.eligibility;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Self-assessments that were completed. */
public interface Assessments {

    Optional<Assessment> find(AssessmentKey key);

    /**
     * A completed self-assessment.
     *
     * @param findings one for each prerequisite, in the offer's order
     * @param specification a cahier des charges was declared: the method does not fit
     */
    record Assessment(AssessmentKey key, Instant at, String idea, List<Finding> findings, boolean specification) {

        public Assessment {
            findings = List.copyOf(findings);
        }

        public long count(Standing standing) {
            return findings.stream()
                    .filter(finding -> finding.standing() == standing)
                    .count();
        }
    }

    /**
     * What the answers say of one prerequisite.
     *
     * @param reasonKey message key of why
     * @param nextKey message key of what to do next
     */
    record Finding(Prerequisite prerequisite, Standing standing, String reasonKey, String nextKey) {}
}
