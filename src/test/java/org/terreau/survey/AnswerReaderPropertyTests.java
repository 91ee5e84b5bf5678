package org.terreau.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.terreau.web.TableFile;

/** Whatever a file holds, it is read, refused in words, or told line by line. */
class AnswerReaderPropertyTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    private static AnswerLine.Checked check(AnswerLine line, boolean ten) {
        return line.check(TODAY, ten ? EnumSet.of(Question.EASE) : EnumSet.noneOf(Question.class), place -> false);
    }

    private static AnswerLine line(String date, String ease, String words) {
        Map<Question, String> scores = new EnumMap<>(Question.class);
        scores.put(Question.EASE, ease);
        return new AnswerLine(2, date, scores, words, "", "", "", "");
    }

    @Property(tries = 500)
    void anyLineIsTakenWithScoresInTheirBoundsOrToldWhy(
            @ForAll @StringLength(max = 30) String date,
            @ForAll @StringLength(max = 8) String ease,
            @ForAll @StringLength(max = 40) String words,
            @ForAll boolean ten) {
        for (String day : List.of(date, "2026-01-02")) {
            AnswerLine.Checked checked = check(line(day, ease, words), ten);
            assertThat(checked.said() == null).isEqualTo(!checked.faults().isEmpty());
            if (checked.said() != null && checked.said().ease() != null)
                assertThat(Question.EASE.takes(checked.said().ease())).isTrue();
        }
    }

    @Property(tries = 300)
    void anyBytesAreATableOrNone(@ForAll @Size(max = 300) byte[] bytes) {
        try {
            List<List<String>> table = TableFile.read(bytes, 100, 20, TableFile.READING.meter());
            Map<Integer, String> roles = table.isEmpty() ? Map.of() : AnswerFiles.guessed(table.get(0));
            assertThat(roles.values().stream().filter(role -> !role.isEmpty()))
                    .doesNotHaveDuplicates()
                    .isSubsetOf(AnswerFiles.ROLES);
        } catch (IOException refused) {
            assertThat(refused).isNotNull();
        }
    }

    @Property(tries = 300)
    void whatIsWrittenAsCsvIsReadAsItWas(
            @ForAll @StringLength(max = 60) String words, @ForAll @IntRange(min = 1, max = 5) int ease)
            throws IOException {
        String text = words.replaceAll("[\\p{Cntrl}\\p{Cs}]", "").strip();
        String cell = "\"" + text.replace("\"", "\"\"") + "\"";
        String csv = "date;facilite;commentaire\n2026-03-04;" + ease + ";" + cell + "\n";
        List<List<String>> table =
                TableFile.read(csv.getBytes(StandardCharsets.UTF_8), 10, 10, TableFile.READING.meter());
        List<AnswerLine> lines = AnswerFiles.lines(table, AnswerFiles.guessed(table.get(0)));
        assertThat(lines).hasSize(1);
        AnswerLine.Checked checked = check(lines.get(0), false);
        assertThat(checked.faults()).isEmpty();
        assertThat(checked.day()).isEqualTo(LocalDate.of(2026, 3, 4));
        Answer.New said = Objects.requireNonNull(checked.said());
        assertThat(said.verbatim()).isEqualTo(text);
        assertThat(said.ease()).isEqualTo(ease);
    }

    @Property
    void aScoreOutOfTenKeepsItsPlaceInFive(@ForAll @IntRange(min = 0, max = 10) int score) {
        AnswerLine.Checked checked = check(line("2026-01-02", score + "/10", ""), false);
        assertThat(Objects.requireNonNull(checked.said()).ease()).isEqualTo(Math.max(1, (int) Math.ceil(score / 2.0)));
        assertThat(check(line("2026-01-02", String.valueOf(score), ""), true).said())
                .isEqualTo(checked.said());
    }
}
