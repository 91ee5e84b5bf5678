package org.terreau.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.terreau.impact.Fault;

class AnswerLineTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);

    private static AnswerLine.Checked check(AnswerLine line, Set<Question> tens) {
        return line.check(TODAY, tens, place -> place.code().equals("29232"));
    }

    private static AnswerLine line(String date, Map<Question, String> scores, String words, String place) {
        return new AnswerLine(2, date, scores, words, "", place, "oui", "");
    }

    @ParameterizedTest
    @CsvSource({
        "4, 4",
        "4/5, 4",
        "'4,0', 4",
        "8/10, 4",
        "7/10, 4",
        "1/10, 1",
        "0/10, 1",
        "Bien, 5",
        "Très bien, 5",
        "moyen, 3",
        "mauvais, 1",
    })
    void aScoreIsReadOutOfFiveHoweverItIsWritten(String written, int score) {
        AnswerLine.Checked checked = check(line("2026-11-02", Map.of(Question.EASE, written), "", ""), Set.of());
        assertThat(checked.faults()).isEmpty();
        assertThat(Objects.requireNonNull(checked.said()).ease()).isEqualTo(score);
    }

    @ParameterizedTest
    @CsvSource({"EASE, 0", "EASE, 6", "EASE, 6/5", "EASE, sept", "RECOMMENDATION, 11", "RECOMMENDATION, 4/5"})
    void aScoreThatTheQuestionDoesNotHaveIsAFaultOfItsColumn(Question question, String written) {
        assertThat(check(line("2026-11-02", Map.of(question, written), "", ""), Set.of())
                        .faults())
                .extracting(Fault::field)
                .containsExactly(question.code());
    }

    @Test
    void aBareScoreIsOutOfTenWhereItsColumnIs() {
        AnswerLine.Checked checked =
                check(line("2026-11-02", Map.of(Question.EASE, "8"), "", ""), Set.of(Question.EASE));
        assertThat(Objects.requireNonNull(checked.said()).ease()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-30, 4, '', date",
        "1999-12-31, 4, '', date",
        "hier, 4, '', date",
        "2026-11-02, 4, 29999, collectivite",
        "2026-11-02, ' ', '', ''",
    })
    void whatIsWrongIsToldWithItsColumn(String date, String ease, String place, String field) {
        AnswerLine.Checked checked = check(line(date, Map.of(Question.EASE, ease), "", place), Set.of());
        assertThat(checked.said()).isNull();
        assertThat(checked.faults()).extracting(Fault::field).containsExactly(field);
    }

    @Test
    void wordsAloneAreAnAnswer() {
        AnswerLine.Checked checked = check(line("2026-11-02", Map.of(), "Clair et rapide", "commune:29232"), Set.of());
        assertThat(checked.day()).isEqualTo(LocalDate.of(2026, 11, 2));
        Answer.New said = Objects.requireNonNull(checked.said());
        assertThat(said.consent()).isTrue();
        assertThat(said.collectivity()).hasToString("commune:29232");
    }
}
