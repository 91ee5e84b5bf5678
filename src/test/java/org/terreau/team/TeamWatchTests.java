package org.terreau.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.terreau.team.SomeMission.TODAY;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.terreau.portfolio.MoneyThatPays.Payer;
import org.terreau.portfolio.PhaseKind;
import org.terreau.portfolio.Product;

class TeamWatchTests {

    private static final LocalDate PAID = TODAY.plusDays(64);

    private static List<TeamWarning> watch(
            PhaseKind kind, LocalDate began, @Nullable LocalDate committee, List<Mission> all) {
        return watch(kind, began, committee, null, all, Map.of());
    }

    private static List<TeamWarning> watch(
            PhaseKind kind,
            LocalDate began,
            @Nullable LocalDate committee,
            @Nullable LocalDate increment,
            List<Mission> all,
            Map<Long, BigDecimal> across) {
        List<Mission> here = all.stream()
                .filter(mission -> mission.product().value().equals("mission.regles"))
                .toList();
        return TeamWatch.of(new TeamWatch.Watched(
                new Product.Phase(kind, kind.code(), began, null, null),
                here,
                new Payment(List.of(new Payer("enveloppe:1", 1, began, PAID))),
                Norms.USUAL,
                committee,
                increment,
                all.stream()
                        .collect(Collectors.groupingBy(mission ->
                                Objects.requireNonNull(mission.person()).id())),
                across,
                TODAY));
    }

    private static List<String> codes(List<TeamWarning> warnings) {
        return warnings.stream().map(warning -> warning.kind().code()).toList();
    }

    private static SomeMission developer(String name) {
        return SomeMission.of(Trade.DEVELOPMENT, name)
                .as(MissionStatus.INDEPENDENT)
                .until(PAID);
    }

    private static final Mission AGENT =
            SomeMission.of(Trade.INTRAPRENEUR, "Agathe").at("5").mission();

    @Test
    void aMissionThatEndsBeforeTheNextCommitteeAndTheOnlyDeveloperWhoLeavesAreSaid() {
        List<Mission> team = List.of(AGENT, developer("Denis").mission());
        assertThat(codes(watch(PhaseKind.CONSTRUCTION, TODAY.minusMonths(5), PAID.plusDays(1), team)))
                .containsExactly("developpeur-seul", "avant-comite");
        assertThat(codes(watch(PhaseKind.CONSTRUCTION, TODAY.minusMonths(5), PAID, team)))
                .containsExactly("developpeur-seul");
        List<Mission> two =
                List.of(AGENT, developer("Denis").mission(), developer("Dora").mission());
        assertThat(codes(watch(PhaseKind.CONSTRUCTION, TODAY.minusMonths(5), PAID, two)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1, ,  avant-increment",
        "0, ,",
        "1, 1, avant-comite",
        "1, 0, avant-increment",
    })
    void aMissionThatEndsBeforeTheIncrementIsSaidUnlessACommitteeComesFirst(
            int increment, @Nullable Integer committee, @Nullable String code) {
        List<Mission> two = List.of(
                AGENT,
                developer("Denis").mission(),
                developer("Dora").until(null).mission());
        List<TeamWarning> found = watch(
                PhaseKind.CONSTRUCTION,
                TODAY.minusMonths(5),
                committee == null ? null : PAID.plusDays(committee),
                PAID.plusDays(increment),
                two,
                Map.of());
        assertThat(codes(found)).isEqualTo(code == null ? List.of() : List.of(code));
    }

    @ParameterizedTest
    @CsvSource({"31, agent-absent", "30,"})
    void noAgentForAMonthIsSaid(int days, @Nullable String code) {
        Mission gone = SomeMission.of(Trade.INTRAPRENEUR, "Agathe")
                .until(TODAY.minusDays(days))
                .mission();
        assertThat(codes(watch(PhaseKind.CONSTRUCTION, TODAY.minusMonths(5), null, List.of(gone))))
                .isEqualTo(code == null ? List.of() : List.of(code));
    }

    @Test
    void anEndFurtherThanFourHundredDaysOrThanTheMoneyIsSaid() {
        Mission far = developer("Denis").until(TODAY.plusDays(401)).mission();
        assertThat(codes(watch(PhaseKind.CONSTRUCTION, TODAY.minusMonths(5), null, List.of(AGENT, far))))
                .containsExactly("sans-argent", "fin-lointaine");
    }

    @Test
    void aTeamThatComesThroughOneHolderWhoseMoneyEndsIsSaid() {
        List<Mission> team = List.of(
                AGENT,
                developer("Denis").of("Atelier").mission(),
                developer("Dora").of("Atelier").mission());
        assertThat(codes(watch(PhaseKind.CONSTRUCTION, TODAY.minusMonths(5), null, team)))
                .containsExactly("meme-titulaire");
        List<Mission> mixed = List.of(
                AGENT,
                developer("Denis").of("Atelier").mission(),
                developer("Dora").of("Fabrique").mission());
        assertThat(codes(watch(PhaseKind.CONSTRUCTION, TODAY.minusMonths(5), null, mixed)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "construction,  100, 1.5, 100, -",
                "construction,  100, 2,   100, coach-jours",
                "construction,  200, 1.5, 200, coach-rythme coach-jours",
                "acceleration,  10,  1,   10,  coach-jours",
                "acceleration,  10,  0.75, 10, -",
                "consolidation, 10,  1,   10,  coach-jours",
                "acceleration,  10,  0.25, 731, coach-longtemps"
            })
    void aCoachIsComparedWithTheNormOfThePhase(String phase, int began, String pace, int held, @Nullable String codes) {
        Mission coach = SomeMission.of(Trade.COACHING, "Côme")
                .at(pace)
                .since(TODAY.minusDays(held))
                .mission();
        assertThat(codes(watch(PhaseKind.of(phase).orElseThrow(), TODAY.minusDays(began), null, List.of(AGENT, coach))))
                .isEqualTo(codes == null ? List.of() : List.of(codes.split(" ", -1)));
    }

    @ParameterizedTest
    @CsvSource({"2.25, charge", "2,"})
    void daysForAWholeIncubatorCountInAWeek(BigDecimal days, @Nullable String code) {
        Mission here = developer("Denis").at("3").mission();
        List<TeamWarning> found = watch(
                PhaseKind.CONSTRUCTION,
                TODAY.minusMonths(5),
                null,
                null,
                List.of(AGENT, here, developer("Dora").mission()),
                Map.of(Objects.requireNonNull(here.person()).id(), days));
        assertThat(codes(found)).isEqualTo(code == null ? List.of() : List.of(code));
    }

    @Test
    void whoWorksMoreThanAWeekOrCoachesMoreThanFourProductsIsSaid() {
        Mission here = developer("Denis").at("3").mission();
        Mission there = developer("Denis").at("2,25").on("mission.ailleurs").mission();
        List<TeamWarning> busy = watch(
                PhaseKind.CONSTRUCTION,
                TODAY.minusMonths(5),
                null,
                List.of(AGENT, here, developer("Dora").mission(), there));
        assertThat(codes(busy)).containsExactly("charge");
        assertThat(busy.get(0).kind().personal()).isTrue();
        List<Mission> coached = IntStream.range(0, 5)
                .mapToObj(place -> SomeMission.of(Trade.COACHING, "Côme")
                        .on(place == 0 ? "mission.regles" : "mission.autre" + place)
                        .mission())
                .toList();
        assertThat(codes(watch(PhaseKind.CONSTRUCTION, TODAY.minusMonths(5), null, coached)))
                .containsExactly("coach-produits");
    }
}
