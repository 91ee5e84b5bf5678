package org.terreau.survey;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.terreau.shared.Refused;
import org.terreau.testing.Mutations;
import org.terreau.testing.Present;
import org.terreau.web.Budget;

/** Damaged answers that a program sends. */
class AnswerFuzzTests {

    private static final List<byte[]> ANSWERS = Stream.of(
                    "{\"answers\":[{\"satisfaction\":4,\"date\":\"2026-11-01\",\"comment\":\"Très bien\"}]}",
                    "[{\"satisfaction\":\"2\"},{\"ease\":5,\"tags\":[\"a\"]}]",
                    "{\"satisfaction\":4}\n{\"satisfaction\":1}\n")
            .map(text -> text.getBytes(StandardCharsets.UTF_8))
            .toList();

    private static boolean refused(Exception failure) {
        return failure instanceof Refused || failure instanceof Budget.Exceeded;
    }

    @Test
    void damagedAnswersAreReadOrRefused() {
        AnswerReader reader = new AnswerReader(Present.CLOCK);
        Mutations.of(
                ANSWERS,
                800,
                AnswerFuzzTests::refused,
                answers -> reader.json(new String(answers, StandardCharsets.UTF_8)));
        Mutations.of(
                ANSWERS,
                700,
                AnswerFuzzTests::refused,
                answers -> reader.jsonLines(new String(answers, StandardCharsets.UTF_8)));
    }
}
