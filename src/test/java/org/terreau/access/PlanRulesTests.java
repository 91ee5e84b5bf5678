package org.terreau.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.terreau.incubator.IncubatorId;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Money;
import org.terreau.team.Trade;

class PlanRulesTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

    /** Missions as "product:first:last", in days from today; nothing for a last day that nobody said. */
    private static List<PlanRules.Held> missions(String written) {
        List<PlanRules.Held> held = new ArrayList<>();
        for (String one : written.split(" ", -1)) {
            String[] parts = one.split(":", -1);
            held.add(held(held.size() + 1, parts[0], Integer.parseInt(parts[1]), parts[2].isEmpty() ? null : parts[2]));
        }
        return held;
    }

    private static PlanRules.Held held(long id, String product, int since, @Nullable String last) {
        return held(id, product, since, last, "3", true, null);
    }

    /** At a pace of so many days a week, of which no order is known to pay more than this, in euros without taxes. */
    private static PlanRules.Held held(
            long id,
            String product,
            int since,
            @Nullable String last,
            String pace,
            boolean market,
            @Nullable Long ordered) {
        BigDecimal week = BigDecimal.valueOf(7);
        BigDecimal days = last == null
                ? BigDecimal.ZERO
                : new BigDecimal(pace)
                        .multiply(BigDecimal.valueOf(Long.parseLong(last) - since + 1))
                        .divide(week, 4, RoundingMode.HALF_UP);
        return new PlanRules.Held(
                id,
                new ProductId(product),
                new IncubatorId("regles"),
                TODAY.plusDays(since),
                last == null ? null : TODAY.plusDays(Integer.parseInt(last)),
                market,
                "Granit",
                Trade.DEVELOPMENT,
                days,
                ordered == null ? null : Money.euros(ordered));
    }

    private static String told(PlanRules.Wanted wanted) {
        return wanted.held().mission() + wanted.moment().code() + (wanted.partial() ? "-partiel" : "");
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            nullValues = "rien",
            value = {
                "a:-400:60   | 1depart                    | within sixty days of its end a mission is being left",
                "a:-400:61   | rien                       | sixty-one days before, not yet",
                "a:-400:     | rien                       | nobody leaves without an end",
                "a:-10:2     | 1arrivee 1depart           | a departure is due whatever the length",
                "a:-30:300   | 1arrivee                   | recorded a month late, it is an arrival still",
                "a:-31:300   | rien                       | older, no longer",
                "a:-60:-120  | 1depart                    | what is to be done after ninety days is still there",
                "a:-60:-121  | rien                       | then all of it is past",
                "a:-400:20 a:10:400   | rien              | a renewal on the same product is neither",
                "a:-400:20 b:28:400   | rien              | seven days apart, nobody left",
                "a:-400:20 b:29:400   | 1depart 2arrivee  | eight days apart, somebody did",
                "a:-400:20 b:-300:400 | 1depart-partiel   | another live mission keeps what it needs",
                "a:-400:20 b:-300:    | 1depart-partiel   | a mission without an end keeps it too",
                "a:-400:20 b:-300:20  | 1depart 2depart-partiel | of two that end together the first closes all",
                "a:-400:400 b:5:300   | 2arrivee-partiel  | who is there already arrives in a team only",
                "a:-400:400 b:-200:20 | 2depart-partiel   | who stays leaves a team only",
                "a:-90:-10 b:-5:300   | rien              | back to back in the past, neither",
            })
    void plansAreAskedAsMissionsSay(String missions, @Nullable String plans, String why) {
        String told = PlanRules.wanted(missions(missions.strip()), TODAY).stream()
                .map(PlanRulesTests::told)
                .collect(Collectors.joining(" "));
        assertThat(told).as(why).isEqualTo(plans == null ? "" : plans.strip());
    }

    @ParameterizedTest(name = "{6}")
    @CsvSource(
            delimiter = '|',
            nullValues = "rien",
            value = {
                "89   | 1 | true  | rien  | rien      | true  | three months are long enough",
                "88   | 3 | true  | rien  | rien      | false | a day less is not",
                "rien | 1 | true  | rien  | rien      | true  | without an end, it is",
                "54   | 5 | true  | rien  | rien      | true  | so are thirty-nine days of work that a market pays",
                "53   | 5 | true  | rien  | rien      | false | a day less is not either",
                "54   | 5 | false | rien  | rien      | false | nobody orders an agent",
                "20   | 5 | true  | 17500 | rien      | true  | an order that is said to pay it tells its amount",
                "54   | 5 | true  | 17499 | rien      | false | and then the days do not guess it",
                "89   | 1 | true  | 1000  | rien      | true  | three months are long enough whatever pays",
                "200  | 3 | true  | rien  | -300:-100 | false | who was there this year was onboarded",
                "200  | 3 | true  | rien  | -700:-366 | true  | after more than a year away, again",
                "200  | 3 | true  | rien  | -700:-365 | false | a year away is not more",
                "200  | 3 | true  | rien  | -60:-20   | true  | whoever came for a short mission was not",
                "200  | 3 | true  | rien  | -60:      | false | whoever is there was",
            })
    void theOnboardingSessionIsMandatoryForLongMissionsAndAfterAYearAway(
            @Nullable String last,
            String pace,
            boolean market,
            @Nullable Long ordered,
            @Nullable String earlier,
            boolean mandatory,
            String why) {
        List<PlanRules.Held> held = new ArrayList<>();
        if (earlier != null) {
            String[] days = earlier.strip().split(":", -1);
            held.add(held(1, "a", Integer.parseInt(days[0]), days[1].isEmpty() ? null : days[1]));
        }
        PlanRules.Held one = held(2, "b", 0, last, pace, market, ordered);
        held.add(one);
        assertThat(PlanRules.onboards(one, held)).as(why).isEqualTo(mandatory);
        assertThat(PlanRules.wanted(List.of(one), TODAY))
                .filteredOn(wanted -> wanted.moment() == Moment.DEPARTURE)
                .allMatch(wanted -> !wanted.onboarding());
    }

    private static Plan plan(Moment moment, int day) {
        return new Plan(
                1,
                new IncubatorId("regles"),
                new ProductId("a"),
                1,
                7,
                moment,
                TODAY.plusDays(day),
                false,
                true,
                "Granit",
                TODAY.minusDays(20),
                null,
                List.of(new Plan.Step(1, PlanStep.HANDOVER, null, null, -60, true, null, null, "", null)));
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "depart  | a:-400:200 | true  | a renewal cancels a departure",
                "depart  | a:-400:    | true  | so does an end that is taken away",
                "depart  | a:-400:30 a:25:400 | true | so does a mission that goes on with it",
                "depart  | a:-400:-121 | false | what is over stays as it was",
                "arrivee | a:-90:100  | false | an arrival is not cancelled by time",
            })
    void aPlanGoesWhenItsMissionGoesOn(String moment, String missions, boolean cancelled, String why) {
        List<PlanRules.Held> held = missions(missions.strip());
        Plan plan = plan(Moment.of(moment.strip()).orElseThrow(), moment.strip().equals("arrivee") ? -90 : 30);
        boolean asked = PlanRules.wanted(held, TODAY).stream()
                .anyMatch(one -> one.held().mission() == plan.mission() && one.moment() == plan.moment());
        assertThat(!asked && PlanRules.cancels(plan, held, TODAY)).as(why).isEqualTo(cancelled);
    }

    @Test
    void nothingWasDueBeforeThePlanWasMade() {
        Plan plan = plan(Moment.DEPARTURE, 0);
        assertThat(plan.due(plan.steps().get(0))).isEqualTo(plan.made());
    }

    @Test
    void theLastDayIsWorkedAndADayAfterBeginsTheDayAfter() {
        Plan plan = plan(Moment.DEPARTURE, 0);
        Plan.Step closing = new Plan.Step(2, PlanStep.MAIL_CLOSED, null, null, 1, false, null, null, "", null);
        assertThat(plan.due(closing)).isEqualTo(TODAY.plusDays(1));
        assertThat(plan.late(TODAY)).isTrue();
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "granit | 0  | true  | whoever leaves with the last statement keeps it waiting",
                "''     | 0  | true  | a holder that nobody named is everybody's",
                "Basalte| 0  | false | another holder sent them",
                "Granit | -1 | false | they work beyond what the statement covers",
            })
    void theLastStatementWaitsForThoseWhoLeaveWithIt(String holder, int covered, boolean waits, String why) {
        assertThat(PlansBeforeLastDelivery.waits(plan(Moment.DEPARTURE, 0), holder, TODAY.plusDays(covered)))
                .as(why)
                .isEqualTo(waits);
    }

    @Test
    void onlyWhatIsOfTheTeamIsAskedOfWhoStaysInTheIncubator() {
        List<String> whole = PlanStep.asked(Moment.DEPARTURE, false, true, Trade.DESIGN).stream()
                .map(PlanStep::code)
                .toList();
        List<String> partial = PlanStep.asked(Moment.DEPARTURE, true, true, Trade.DESIGN).stream()
                .map(PlanStep::code)
                .toList();
        assertThat(whole).contains("badge-et-secrets", "messagerie-fermee").containsAll(partial);
        assertThat(partial).contains("taches-reprises").doesNotContain("badge-et-secrets", "messagerie-fermee");
        assertThat(PlanStep.asked(Moment.ARRIVAL, false, false, Trade.DESIGN))
                .doesNotContain(PlanStep.ORDER, PlanStep.DEVELOPERS, PlanStep.DELIVERABLES);
    }

    @Test
    void theOnlyAdministratorIsKnown() {
        List<DeclaredAccount> accounts = Arrays.asList(
                account(1, 1, "a", Level.ADMIN),
                account(2, 1, "a", Level.WRITE),
                account(3, 1, "b", Level.ADMIN),
                account(4, 1, "b", Level.ADMIN),
                account(5, 2, null, Level.ADMIN));
        assertThat(LastAdministrators.among(accounts)).containsExactlyInAnyOrder(1L, 5L);
    }

    private static DeclaredAccount account(long id, long tool, @Nullable String product, Level level) {
        return new DeclaredAccount(
                id, tool, id, product == null ? null : new ProductId(product), level, "", TODAY, null, null);
    }
}
