package org.terreau.eligibility;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Self-assessments that were completed. */
public interface Assessments {

    Optional<Assessment> find(AssessmentKey key);

    /**
     * A completed self-assessment.
     *
     * @param findings one for each prerequisite, in the offer's order
     * @param answers what was answered, by question; a question that has changed since has none
     * @param specification a cahier des charges was declared: the method does not fit
     */
    record Assessment(
            AssessmentKey key,
            Instant at,
            String idea,
            List<Finding> findings,
            Map<Question, Question.Answer> answers,
            boolean specification) {

        public Assessment {
            findings = List.copyOf(findings);
            answers = Map.copyOf(answers);
        }

        /** The questions on this prerequisite that were answered, in the order in which they are asked. */
        public List<Question> answered(Prerequisite prerequisite) {
            return Arrays.stream(Question.values())
                    .filter(question -> question.prerequisite() == prerequisite && answers.containsKey(question))
                    .toList();
        }

        /** The key of the words of what was answered to a question. */
        public String answerKey(Question question) {
            return question.key(Objects.requireNonNull(answers.get(question)));
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
