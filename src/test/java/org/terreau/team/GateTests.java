package org.terreau.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.terreau.team.SomeMission.TODAY;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.terreau.portfolio.MoneyThatPays.Payer;
import org.terreau.portfolio.PhaseKind;
import org.terreau.portfolio.Product;

class GateTests {

    private static final LocalDate BEGAN = TODAY.minusMonths(8);
    private static final Payment FREE = new Payment(List.of());

    private static Gate gate(@Nullable PhaseKind kind, Payment payment, Mission... missions) {
        Product.Phase phase = kind == null ? null : new Product.Phase(kind, kind.code(), BEGAN, null, null);
        return Gate.of(new Gate.Team(phase, List.of(missions), payment, Norms.USUAL, TODAY));
    }

    private static Mission agent(String rhythm) {
        return SomeMission.of(Trade.INTRAPRENEUR, "Agathe")
                .at(rhythm)
                .withLetter()
                .mission();
    }

    private static List<String> open(Gate gate) {
        return gate.open().stream()
                .map(need -> need.kind().code() + (need.missing() ? "" : "?"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "investigation | agent coaching",
                "construction  | agent developpement coaching",
                "acceleration  | agent developpement coaching deploiement",
                "consolidation | agent developpement coaching internes?",
                "opere         | agent developpement",
                "abandon       | ",
                "transfere     | "
            })
    void eachPhaseAsksForItsOwnTeam(String phase, @Nullable String lacks) {
        assertThat(open(gate(PhaseKind.of(phase).orElseThrow(), FREE)))
                .containsExactlyElementsOf(lacks == null ? List.of() : Arrays.asList(lacks.split(" ", -1)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "construction  | 60 %  | true",
                "construction  | 3     | true",
                "construction  | 50 %  | false",
                "construction  |       | false",
                "investigation | 2     | true",
                "investigation | 1,75  | false"
            })
    void theAgentGivesAsMuchAsThePhaseAsks(String phase, @Nullable String rhythm, boolean enough) {
        Gate gate = gate(PhaseKind.of(phase).orElseThrow(), FREE, agent(rhythm == null ? "" : rhythm));
        assertThat(open(gate).contains("agent?")).isEqualTo(!enough);
        assertThat(open(gate)).doesNotContain("agent", "lettre?");
    }

    @Test
    void anAgentWithoutALetterIsDoubtedAndSomebodyOfTheMarketNeedsNone() {
        Mission bare = SomeMission.of(Trade.INTRAPRENEUR, "Agathe").at("5").mission();
        assertThat(open(gate(PhaseKind.INVESTIGATION, FREE, bare))).containsExactly("lettre?", "coaching");
        Mission independent = SomeMission.of(Trade.INTRAPRENEUR, "Inès")
                .at("5")
                .as(MissionStatus.INDEPENDENT)
                .mission();
        assertThat(open(gate(PhaseKind.INVESTIGATION, FREE, independent))).containsExactly("coaching");
    }

    @Test
    void onlyMissionsThatRunAndArePaidCount() {
        Payment over = new Payment(List.of(new Payer("enveloppe:1", 1, BEGAN, TODAY.minusDays(1))));
        Mission unpaid = SomeMission.of(Trade.DEVELOPMENT, "Denis")
                .as(MissionStatus.INDEPENDENT)
                .mission();
        Mission past = SomeMission.of(Trade.COACHING, "Côme")
                .until(TODAY.minusDays(41))
                .mission();
        Gate gate = gate(PhaseKind.CONSTRUCTION, over, agent("5"), unpaid, past);
        assertThat(open(gate)).containsExactly("developpement", "coaching");
        assertThat(gate.open().get(1).since()).isEqualTo(TODAY.minusDays(40));
        assertThat(open(gate(PhaseKind.CONSTRUCTION, FREE, agent("5"), unpaid))).containsExactly("coaching");
    }

    @Test
    void whatNobodyHoldsIsMissingSinceItIsNeeded() {
        Gate gate = gate(
                PhaseKind.CONSTRUCTION,
                FREE,
                SomeMission.vacant(Trade.DEVELOPMENT, TODAY.minusDays(10)).mission());
        assertThat(gate.open().stream().map(Gate.Need::since)).containsExactly(BEGAN, TODAY.minusDays(10), BEGAN);
    }

    @Test
    void whatIsMissedMostComesFirstAndTheGravestVacancyOfATradeCounts() {
        Gate gate = gate(
                PhaseKind.CONSTRUCTION,
                FREE,
                SomeMission.vacant(Trade.COACHING, TODAY)
                        .missed(Criticality.WISHED)
                        .mission(),
                SomeMission.vacant(Trade.COACHING, TODAY)
                        .missed(Criticality.BLOCKING)
                        .mission(),
                SomeMission.vacant(Trade.DEVELOPMENT, TODAY)
                        .missed(Criticality.IMPORTANT)
                        .mission(),
                SomeMission.of(Trade.DESIGN, "Dora")
                        .missed(Criticality.BLOCKING)
                        .mission());
        assertThat(open(gate)).containsExactly("coaching", "developpement", "agent");
        assertThat(gate.open().stream().map(Gate.Need::criticality))
                .containsExactly(Criticality.BLOCKING, Criticality.IMPORTANT, null);
    }

    @ParameterizedTest
    @CsvSource({"2, 3, true", "2, 4, false", "3, 4.5, true"})
    void aConsolidatedTeamGivesFortyPercentOfItsDaysFromInside(String inside, String market, boolean enough) {
        Mission developer = SomeMission.of(Trade.DEVELOPMENT, "Denis")
                .at(market)
                .as(MissionStatus.INDEPENDENT)
                .mission();
        Gate gate = gate(PhaseKind.CONSOLIDATION, FREE, agent(inside), developer);
        assertThat(open(gate).contains("internes?")).isEqualTo(!enough);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1:DEVELOPMENT,COACHING                                | DEVELOPMENT COACHING         | COACHING",
                "1:DEVELOPMENT,COACHING 2:DEVELOPMENT                  | DEVELOPMENT COACHING         | ",
                "1:DEVELOPMENT 2:DEVELOPMENT,COACHING                  | DEVELOPMENT COACHING         | ",
                "1:DEVELOPMENT,DESIGN 2:DEVELOPMENT 3:DESIGN,COACHING  | DEVELOPMENT DESIGN COACHING  | ",
                "1:DEVELOPMENT                                         | DEVELOPMENT DEVELOPMENT      | DEVELOPMENT"
            })
    void onePersonCountsForOneTradeAndAsManyPlacesAsCanBeAreHeld(String people, String wanted, @Nullable String empty) {
        Map<Long, Set<Trade>> trades = new LinkedHashMap<>();
        for (String one : people.strip().split(" +", -1)) {
            String[] parts = one.split(":", -1);
            trades.put(
                    Long.valueOf(parts[0]),
                    Stream.of(parts[1].split(",", -1)).map(Trade::valueOf).collect(Collectors.toSet()));
        }
        List<Trade> places =
                Stream.of(wanted.strip().split(" +", -1)).map(Trade::valueOf).toList();
        assertThat(Slots.empty(places, trades))
                .containsExactlyElementsOf(empty == null ? List.of() : List.of(Trade.valueOf(empty)));
    }
}
