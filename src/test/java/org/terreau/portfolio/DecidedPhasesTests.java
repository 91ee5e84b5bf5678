package org.terreau.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.terreau.shared.Refused;

class DecidedPhasesTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

    /** Phases as "kind day, kind day". */
    private static List<Product.Phase> phases(String written) {
        return Arrays.stream(written.split(", "))
                .filter(one -> !one.isEmpty())
                .map(one -> one.split(" "))
                .map(parts -> Phases.from(PhaseKind.of(parts[0]).orElseThrow(), LocalDate.parse(parts[1])))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', emptyValue = "", textBlock = """
            # before                                           | after                                                  | team    | staff
            ''                                                 | investigation 2026-11-01                               | ''      | ''
            construction 2025-01-01                            | construction 2025-03-01                                | ''      | ''
            construction 2025-01-01                            | construction 2027-01-01                                | decided | ''
            construction 2025-01-01                            | construction 2025-01-01, acceleration 2026-11-28       | decided | ''
            construction 2025-01-01                            | construction 2025-01-01, acceleration 2027-02-01       | decided | ''
            construction 2025-01-01                            | construction 2025-01-01, abandon 2026-11-28            | ends    | ends
            construction 2025-01-01                            | construction 2025-01-01, transfere 2027-02-01          | ends    | ends
            construction 2025-01-01                            | abandon 2025-01-01                                     | ends    | ends
            abandon 2020-01-01, construction 2025-01-01        | construction 2025-01-01, abandon 2026-01-01            | ends    | ends
            construction 2025-01-01, abandon 2026-01-01        | construction 2025-01-01, abandon 2026-02-01            | ''      | ''
            construction 2025-01-01, abandon 2026-01-01        | construction 2025-01-01                                | decided | ''
            construction 2025-01-01, acceleration 2027-01-01   | construction 2025-01-01, acceleration 2026-11-01       | decided | ''
            """)
    void theTeamCorrectsDatesTheStaffWriteDecisionsAndNobodyEndsAProduct(
            String before, String after, String team, String staff) {
        assertThat(keys(before, after, false, false))
                .isEqualTo(team.isEmpty() ? List.of() : List.of("life.phase." + team));
        assertThat(keys(before, after, true, false))
                .isEqualTo(staff.isEmpty() ? List.of() : List.of("life.phase." + staff));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', emptyValue = "", textBlock = """
            # before                                           | after                                                  | staff
            ''                                                 | investigation 2026-11-01                               | ''
            investigation 2026-01-01                           | investigation 2026-01-01, construction 2026-11-28      | dossier
            investigation 2026-01-01                           | investigation 2026-01-01, construction 2027-02-01      | dossier
            investigation 2026-01-01                           | construction 2026-01-01, investigation 2026-11-01      | dossier
            construction 2025-01-01                            | construction 2025-01-01, acceleration 2026-11-28       | ''
            construction 2025-01-01                            | construction 2025-03-01                                | ''
            construction 2025-01-01                            | construction 2025-01-01, abandon 2026-11-28            | ends
            """)
    void whatIsDecidedOnADossierIsNotWrittenByHand(String before, String after, String staff) {
        assertThat(keys(before, after, true, true))
                .isEqualTo(staff.isEmpty() ? List.of() : List.of("life.phase." + staff));
    }

    private static List<String> keys(String before, String after, boolean staff, boolean dossier) {
        return DecidedPhases.problems(phases(before), phases(after), staff, dossier, TODAY).stream()
                .map(Refused.Problem::key)
                .toList();
    }
}
