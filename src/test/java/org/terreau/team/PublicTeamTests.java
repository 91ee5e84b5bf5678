package org.terreau.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.terreau.team.SomeMission.TODAY;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PublicTeamTests {

    private static final Mission AGENT = SomeMission.of(Trade.INTRAPRENEUR, "Agathe")
            .as(MissionStatus.TENURED)
            .at("60 %")
            .mission();
    private static final Mission ONE = SomeMission.of(Trade.DEVELOPMENT, "Denis")
            .as(MissionStatus.INDEPENDENT)
            .at("2,5")
            .mission();
    private static final Mission OTHER = SomeMission.of(Trade.DEVELOPMENT, "Dora")
            .as(MissionStatus.INDEPENDENT)
            .at("3")
            .mission();

    @Test
    void aTradeTellsItsPeopleTogetherWithoutNames() {
        Mission vacant = SomeMission.vacant(Trade.DEVELOPMENT, TODAY).mission();
        PublicTeam team = PublicTeam.of(
                List.of(ONE, OTHER, vacant),
                Map.of(vacant.id(), "/rejoindre/3", vacant.id() + 1, "/rejoindre/4"),
                TODAY);
        assertThat(team.lines())
                .containsExactly(new PublicTeam.Line(
                        Trade.DEVELOPMENT, 2, true, "/rejoindre/3", new BigDecimal("5.5"), List.of()));
    }

    @Test
    void sharesAreToldOnceThreePeopleAreThere() {
        assertThat(PublicTeam.of(List.of(AGENT, ONE), Map.of(), TODAY).shares()).isNull();
        assertThat(PublicTeam.of(List.of(AGENT, ONE, ONE), Map.of(), TODAY).shares())
                .as("one person twice is one person")
                .isNull();
        assertThat(PublicTeam.of(List.of(AGENT, ONE, OTHER), Map.of(), TODAY).shares())
                .isEqualTo(new PublicTeam.Shares(3, 33, 66));
    }
}
