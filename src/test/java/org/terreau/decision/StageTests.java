package org.terreau.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StageTests {

    @ParameterizedTest
    @CsvSource({
        "WRITING, ''",
        "SUBMITTED, investiguer construire provisoire arreter reorienter",
        "INVESTIGATION, construire provisoire arreter reorienter",
        "CONSTRUCTION, continuer accelerer provisoire perenniser transferer arreter",
        "ACCELERATION, continuer provisoire perenniser transferer arreter",
        "CONSOLIDATION, continuer accelerer provisoire perenniser transferer arreter",
        "OPERATED, continuer provisoire transferer arreter",
        "UNKNOWN, investiguer construire arreter reorienter",
        "ENDED, ''",
    })
    void whatACommitteeMayDecideDependsOnWhereItsSubjectStands(Stage stage, String allowed) {
        List<String> codes = allowed.isEmpty() ? List.of() : List.of(allowed.split(" "));
        assertThat(stage.allowed().stream().map(Outcome::code)).containsExactlyElementsOf(codes);
        assertThat(stage.decidable()).isEqualTo(!codes.isEmpty());
        for (Outcome outcome : Outcome.values())
            assertThat(stage.allows(outcome)).isEqualTo(codes.contains(outcome.code()));
    }

    @Test
    void theDocumentationPrintsTheTable() throws IOException {
        String document = Files.readString(Path.of("docs/architecture.md"));
        String printed = document.substring(
                document.indexOf("<!-- stages -->") + "<!-- stages -->\n".length(),
                document.indexOf("<!-- /stages -->"));
        String table = Arrays.stream(Stage.values())
                .map(stage -> "| " + stage.code() + " | "
                        + (stage.decidable()
                                ? stage.allowed().stream().map(Outcome::code).collect(Collectors.joining(", "))
                                : "—")
                        + " |\n")
                .collect(Collectors.joining());
        assertThat(printed).isEqualTo("| Where it stands | What a committee may decide |\n|---|---|\n" + table);
    }
}
