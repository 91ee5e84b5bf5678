package org.terreau.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.incubator.Incubators;
import org.terreau.outreach.NewRequest;
import org.terreau.outreach.OrganisationKind;
import org.terreau.outreach.RequestReference;
import org.terreau.outreach.Requests;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.Days;
import org.terreau.testing.People;
import org.terreau.testing.Statements;
import org.terreau.testing.Visit;

@ApplicationTest
class IncubatorStatsTests {

    private final People people;
    private final Requests requests;
    private final Incubators incubators;
    private final JdbcClient jdbc;
    private final Days days;

    IncubatorStatsTests(People people, Requests requests, Incubators incubators, JdbcClient jdbc, Days days) {
        this.people = people;
        this.requests = requests;
        this.incubators = incubators;
        this.jdbc = jdbc;
        this.days = days;
    }

    @ParameterizedTest
    @CsvSource({"2, 4.0,", "3, 4.04, 4.0", "3, 4.05, 4.1", "0,,"})
    void aMedianIsToldOnlyWhenThreeStandBehindIt(long behind, @Nullable Double days, @Nullable BigDecimal told) {
        assertThat(IncubatorStats.told(behind, days)).isEqualTo(told);
    }

    private void answered(String name, int days, Actor staff) {
        RequestReference reference = requests.receive(
                        new NewRequest(
                                name,
                                name + "@stats.test",
                                "",
                                OrganisationKind.PUBLIC_ACTOR,
                                "Agence " + name,
                                null,
                                "Les agents ressaisissent chaque relevé deux fois.",
                                null),
                        List.of(),
                        "network of " + name,
                        Locale.FRENCH)
                .reference();
        jdbc.sql(
                        "update call_back_request set received_at = received_at - make_interval(days => :days), due_on = due_on - :days where reference = :reference")
                .param("days", days)
                .param("reference", reference.value())
                .update();
        requests.answer(reference, "Un service existe déjà pour cela, le voici.", staff);
    }

    /** Years ahead, where the requests that other tests leave are out of the period; requests of one month, then of two. */
    @ParameterizedTest
    @CsvSource({"5, 28, ;3;3;2;4.0;0;", "8, 1, ;0;3;2;4.0;0;"})
    void everybodyReadsHowLongTheIncubatorTakesAndSmallNumbersAreProtected(int ahead, int day, String month) {
        days.everywhere(days.today().plusYears(ahead).withDayOfMonth(day), () -> figures(ahead, month));
    }

    private void figures(int ahead, String month) {
        Actor staff = people.someone(
                "staff@stats.test",
                "Staff Stats",
                new Grant(Role.STAFF, incubators.host().id().value()));
        Visit visitor = people.visitor();
        // What another day kept under the bare address holds for a minute.
        assertThat(visitor.get("/incubateur/stats?dans=" + ahead).text())
                .contains("Aucune demande n’a encore été reçue");
        answered("un" + ahead, 2, staff);
        answered("deux" + ahead, 4, staff);
        assertThat(visitor.get("/incubateur/stats").text()).contains("moins de 3 cas");
        answered("trois" + ahead, 12, staff);
        Visit.Page page = visitor.get("/incubateur/stats");
        assertThat(page.text()).contains("4 jours").contains("2 sur 3").contains("Ce que ces chiffres veulent dire");
        assertThat(page.html().select("svg.t-chart .t-chart__bar")).isNotEmpty();
        assertThat(page.html().select("footer a[href=/incubateur/stats]")).isNotEmpty();
        assertThat(page.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(Statements.during(() -> visitor.get("/incubateur/stats?sans-cache")))
                .isBetween(1, 6);
        assertThat(visitor.get("/incubateur/stats.csv").body().lines())
                .hasSize(13)
                .last()
                .asString()
                .contains(month);
        assertThat(visitor.get("/api/incubateur/stats").body())
                .contains("\"medianeReponseJours\":4.0")
                .contains("\"medianeDecisionJours\":null")
                .doesNotContain("@stats.test");
    }
}
