package org.terreau.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormTests {

    @ParameterizedTest
    @CsvSource({
        "12, 12",
        "0, 0",
        "' 7 ', 7",
        "999999999999999, 999999999999999",
        "9999999999999999,",
        "-1,",
        "+1,",
        "1.5,",
        "1e3,",
        "abc,",
        "'',"
    })
    void aNumberIsReadWholeOrNotAtAll(String typed, @Nullable Long read) {
        assertThat(Form.filled(Map.of("nombre", typed)).number("nombre").orElse(null))
                .isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource({"3, 3", "0, 0", "'', -1", "-4, -1", "abc, -1", "99999999999999999999, -1"})
    void aVersionThatIsNotOneIsTheVersionOfNothing(String typed, long read) {
        assertThat(Form.filled(Map.of("version", typed)).version()).isEqualTo(read);
        assertThat(Form.EMPTY.version()).isEqualTo(-1);
    }

    @ParameterizedTest
    @CsvSource({"3, 3", "0, 1", "'', 1", "-4, 1", "abc, 1", "2147483648, 1"})
    void aPageThatIsNotOneIsTheFirst(String typed, int read) {
        assertThat(Form.filled(Map.of("page", typed)).page()).isEqualTo(read);
        assertThat(Form.page(typed)).isEqualTo(read);
    }
}
