package org.terreau.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.terreau.eligibility.Prerequisite;
import org.terreau.eligibility.Standing;
import org.terreau.identity.AccountId;

class AgreementTests {

    private static List<Reviews.Opinion> opinions(String standings) {
        List<Reviews.Opinion> opinions = new ArrayList<>();
        for (char standing : standings.toCharArray())
            opinions.add(new Reviews.Opinion(
                    Prerequisite.TEAM,
                    new AccountId(opinions.size() + 1L),
                    "Lectrice " + (opinions.size() + 1),
                    standing == 'r' ? Standing.MET : standing == 't' ? Standing.TO_BE_WORKED_ON : Standing.BLOCKING,
                    "Parce que.",
                    Instant.EPOCH,
                    List.of()));
        return opinions;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "r, ALONE, MET, 0",
        "rr, AGREED, MET, 0",
        "rt, NUANCE, TO_BE_WORKED_ON, 1",
        "rrt, NUANCE, MET, 1",
        "rb, DISAGREEMENT, BLOCKING, 1",
        "rrb, DISAGREEMENT, MET, 1",
        "rtb, DISAGREEMENT, BLOCKING, 2",
        "ttb, NUANCE, TO_BE_WORKED_ON, 1"
    })
    void whatMostGaveIsProposedTheMoreDemandingWhenEven(String given, Agreement.Gap gap, Standing proposed, int apart) {
        Agreement agreement = Agreement.of(Prerequisite.TEAM, opinions(given), Map.of());
        assertThat(agreement.gap()).isEqualTo(gap);
        assertThat(agreement.proposed()).isEqualTo(proposed);
        assertThat(agreement.apart()).hasSize(apart);
    }

    @Test
    void saysWhoDisagreesByHowMuchAndWhoseOpinionIsMissing() {
        Agreement agreement =
                Agreement.of(Prerequisite.TEAM, opinions("rrb"), Map.of(1L, "Lectrice 1", 9L, "Lecteur absent"));
        assertThat(agreement.apart()).containsExactly(new Agreement.Apart("Lectrice 3", Standing.BLOCKING, 2));
        assertThat(agreement.missing()).containsExactly("Lecteur absent");
        assertThat(Agreement.of(Prerequisite.BUDGET, opinions("rr"), Map.of()).gap())
                .isEqualTo(Agreement.Gap.NONE_GIVEN);
    }
}
