package org.terreau.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedDayTests {

    @ParameterizedTest
    @CsvSource({
        "2024-03-12, 2024-03-12",
        "2024-03-12T00:00:00, 2024-03-12",
        "2024/3/12, 2024-03-12",
        "12/3/24, 2024-03-12",
        "12/03/2024, 2024-03-12",
        "12-03-2024, 2024-03-12",
        "12.3.2024, 2024-03-12",
        "12/03/2024 14:30, 2024-03-12",
        "12 mars 2024, 2024-03-12",
        "mardi 12 mars 2024, 2024-03-12",
        "1er février 2024, 2024-02-01",
        "1 févr. 2024, 2024-02-01",
        "MARS 2024, 2024-03-01",
        "sept. 2025, 2025-09-01",
        "03/2024, 2024-03-01",
        "29/02/2024, 2024-02-29"
    })
    void aDayIsReadAsPeopleWriteIt(String written, LocalDate read) {
        assertThat(TypedDay.read(written)).contains(read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bientôt",
                "31/02/2024",
                "29/02/2023",
                "13/13/2024",
                "03/24",
                "2024",
                "45363",
                "12/03/1024",
                "jui 2024",
                "T1 2024",
                "courant mars",
                "12/03/2024 ou 13/03/2024"
            })
    void whatCanBeReadInTwoWaysOrInNoneIsNoDay(String written) {
        assertThat(TypedDay.read(written)).isEmpty();
    }
}
