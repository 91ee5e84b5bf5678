package org.terreau.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerbatimStateTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TO_READ    | TO_PUBLISH PUBLISHED SET_ASIDE",
                "TO_PUBLISH | TO_READ PUBLISHED SET_ASIDE",
                "PUBLISHED  | WITHDRAWN",
                "SET_ASIDE  | TO_READ TO_PUBLISH PUBLISHED",
                "WITHDRAWN  | ''",
            })
    void whatIsPublishedIsWithdrawnAndNothingElseAndWhatIsWithdrawnStaysSo(VerbatimState state, String next) {
        assertThat(Arrays.stream(VerbatimState.values()).filter(state::mayBecome))
                .extracting(VerbatimState::name)
                .containsExactly(next.isEmpty() ? new String[0] : next.split(" "));
    }
}
