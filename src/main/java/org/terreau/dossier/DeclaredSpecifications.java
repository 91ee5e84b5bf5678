package org.terreau.dossier;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.terreau.eligibility.AssessmentKey;
import org.terreau.eligibility.Assessments;

/** Who said, in their self-assessment, that a cahier des charges exists: the method does not fit, and they are told. */
@Component
public class DeclaredSpecifications {

    private final Assessments assessments;

    DeclaredSpecifications(Assessments assessments) {
        this.assessments = assessments;
    }

    /** @param assessment null when there was none */
    public boolean of(@Nullable AssessmentKey assessment) {
        return assessment != null
                && assessments
                        .find(assessment)
                        .filter(Assessments.Assessment::specification)
                        .isPresent();
    }
}
