package org.terreau.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.identity.Actor;
import org.terreau.identity.Role;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.Days;
import org.terreau.testing.People;
import org.terreau.testing.Statements;
import org.terreau.testing.Visit;

/** How the accounts of an incubator go: drawn, as tables and as files, and nobody is named (FIELD 4.4). */
@ApplicationTest
class AccessWeeksTests {

    private final AccessWeeks weeks;
    private final Readings readings;
    private final JdbcClient jdbc;
    private final People people;
    private final Days days;

    AccessWeeksTests(AccessWeeks weeks, Readings readings, JdbcClient jdbc, People people, Days days) {
        this.weeks = weeks;
        this.readings = readings;
        this.jdbc = jdbc;
        this.people = people;
        this.days = days;
    }

    private Actor staff(String incubator) {
        return people.worksFor(incubator, Role.STAFF, "Sacha " + incubator);
    }

    private static String text(Visit.Page page) {
        return page.text().replaceAll("\\h", " ");
    }

    private static long tool(Visit visit, String incubator) {
        String path = visit.form(visit.get("/outils/nouveau?incubateur=" + incubator), "/outils/nouveau")
                .with("nom", "Forge " + incubator)
                .with("genre", "code")
                .with("retrait", "assiste")
                .with("mode-operatoire", "Retirer.")
                .send()
                .path();
        return Long.parseLong(path.substring(path.lastIndexOf('/') + 1));
    }

    /** Somebody who left on this day, and whose account was taken away so many days later; -1 when it is still there. */
    private void left(long tool, String incubator, long person, LocalDate day, int after) {
        jdbc.sql("""
                        insert into access_plan (incubator_id, product_id, mission_id, person_id, moment, day, partial, market, made_on)
                        values (:incubator, 'suivi', :person, :person, 'depart', :day, false, false, :day)
                        """)
                .param("incubator", incubator)
                .param("person", person)
                .param("day", day)
                .update();
        jdbc.sql("""
                        insert into access_account (tool_id, person_id, level, granted_on, removed_on)
                        values (:tool, :person, 'lecture', :granted, :removed)
                        """)
                .param("tool", tool)
                .param("person", person)
                .param("granted", day.minusDays(90))
                .param("removed", after < 0 ? null : day.plusDays(after), java.sql.Types.DATE)
                .update();
    }

    @Test
    void theNightCountsWhatIsOpenAndDeparturesSayHowLongTheyTook() {
        Actor staff = staff("suivi.a");
        Visit visit = people.signedIn(staff);
        assertThat(text(visit.get("/outils/suivi"))).contains("comptés chaque nuit", "n’est parti depuis un an");
        long tool = tool(visit, "suivi.a");
        readings.take(
                tool,
                java.util.List.of(
                        new Readings.Listed("inconnu@suivi.test", "", days.today()),
                        new Readings.Listed("autre@suivi.test", "", days.today())),
                days.today(),
                staff);
        weeks.keep();
        weeks.keep();
        LocalDate before = days.today().minusMonths(2).withDayOfMonth(10);
        left(tool, "suivi.a", 900_001, before, 2);
        left(tool, "suivi.a", 900_002, before, 4);
        left(tool, "suivi.a", 900_003, before, 60);
        left(tool, "suivi.a", 900_004, before, -1);
        try {
            LocalDate monday = days.today().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            String month = YearMonth.from(before).atDay(1).toString();
            Visit.Page page = visit.get("/outils/suivi");
            assertThat(text(page)).contains("4 jours", "Plus aucun compte").doesNotContain("inconnu@suivi.test");
            assertThat(page.html().select("svg.t-chart")).hasSize(2);
            assertThat(visit.get("/outils/suivi.csv").body())
                    .contains("ecarts-ouverts;" + monday + ";2;", "jours-jusqu-au-retrait;" + month + ";4;4");
            assertThat(visit.get("/api/outils/suivi").body()).contains("\"serie\":\"ecarts-ouverts\"");
            assertThat(Statements.during(() -> visit.get("/outils/suivi"))).isBetween(1, 10);
            Visit other = people.signedIn(staff("suivi.b"));
            assertThat(other.get("/outils/suivi?incubateur=suivi.a").status()).isEqualTo(403);
            assertThat(text(other.get("/outils/suivi"))).doesNotContain("4 jours");
        } finally {
            jdbc.sql("delete from access_plan where person_id between 900001 and 900004")
                    .update();
            jdbc.sql("delete from access_account where person_id between 900001 and 900004")
                    .update();
        }
    }
}
