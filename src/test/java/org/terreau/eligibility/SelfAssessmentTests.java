package org.terreau.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SelfAssessmentTests {

    private static final AssessmentKey KEY = new AssessmentKey("0123456789abcdef");
    private static final Map<String, String> BEST = Map.of(
            "precision", "oui",
            "partage", "confirme",
            "solution", "intuition",
            "perimetre", "ajuster",
            "resultats", "publics",
            "financement", "reserve",
            "agent", "oui",
            "autonomie", "oui");

    private static Assessments.Assessment assess(Map<String, String> answers) {
        return SelfAssessment.assess(KEY, Instant.EPOCH, "", answers);
    }

    private static Standing standing(Map<String, String> answers, Prerequisite prerequisite) {
        return assess(answers).findings().get(prerequisite.ordinal()).standing();
    }

    private static Map<String, String> but(String question, String answer) {
        Map<String, String> answers = new HashMap<>(BEST);
        answers.put(question, answer);
        return answers;
    }

    @Test
    void theBestAnswersMeetTheSixPrerequisites() {
        assertThat(assess(BEST).count(Standing.MET)).isEqualTo(6);
        assertThat(assess(BEST).specification()).isFalse();
    }

    @Test
    void aSpecificationBlocksTheSolutionAndIsTold() {
        assertThat(standing(but("solution", "cahier-des-charges"), Prerequisite.OPEN_SOLUTION))
                .isEqualTo(Standing.BLOCKING);
        assertThat(assess(but("solution", "cahier-des-charges")).specification())
                .isTrue();
    }

    @Test
    void aProblemThatNobodyElseConfirmedIsToBeWorkedOn() {
        assertThat(standing(but("partage", "suppose"), Prerequisite.SHARED_PROBLEM))
                .isEqualTo(Standing.TO_BE_WORKED_ON);
    }

    @Test
    void anAnswerNoLongerOfferedIsReadAsAbsent() {
        assertThat(standing(but("agent", "jamais-vu"), Prerequisite.TEAM)).isEqualTo(Standing.TO_BE_WORKED_ON);
    }

    @Property
    void theLeastFavourableAnswerSpeaksForItsPrerequisite(@ForAll("answers") Map<String, String> answers) {
        for (Assessments.Finding finding : assess(answers).findings()) {
            Standing worst = java.util.Arrays.stream(Question.values())
                    .filter(question -> question.prerequisite() == finding.prerequisite())
                    .map(question -> question.answer(answers.getOrDefault(question.code(), ""))
                            .orElseThrow()
                            .standing())
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            assertThat(finding.standing()).isEqualTo(worst);
        }
    }

    @Property
    void everyFindingHasItsWordsInBothLanguages(@ForAll("answers") Map<String, String> answers) throws Exception {
        for (String language : new String[] {"fr", "en"}) {
            Properties words = new Properties();
            try (var reader = new java.io.InputStreamReader(
                    SelfAssessmentTests.class.getResourceAsStream("/messages/eligibility_" + language + ".properties"),
                    java.nio.charset.StandardCharsets.UTF_8)) {
                words.load(reader);
            }
            for (Assessments.Finding finding : assess(answers).findings())
                assertThat(words).containsKeys(finding.reasonKey(), finding.nextKey());
        }
    }

    @Provide
    Arbitrary<Map<String, String>> answers() {
        var choices = java.util.Arrays.stream(Question.values())
                .map(question -> Arbitraries.of(question.answers()).map(Question.Answer::code))
                .toList();
        return Combinators.combine(choices).as(picked -> {
            Map<String, String> answers = new HashMap<>();
            for (Question question : Question.values()) answers.put(question.code(), picked.get(question.ordinal()));
            return answers;
        });
    }
}
