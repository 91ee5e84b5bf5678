package org.terreau.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.committee.Committees;
import org.terreau.incubator.WorkingDays;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.Present;
import org.terreau.testing.SomeProduct;
import org.terreau.testing.Visit;

@ApplicationTest
class CalendarsTests {

    private final People people;
    private final ProductCatalogue catalogue;
    private final Committees committees;
    private final Accounts accounts;
    private final JdbcClient jdbc;

    CalendarsTests(
            People people, ProductCatalogue catalogue, Committees committees, Accounts accounts, JdbcClient jdbc) {
        this.people = people;
        this.catalogue = catalogue;
        this.committees = committees;
        this.accounts = accounts;
        this.jdbc = jdbc;
    }

    private static Visit.Page follow(Visit visit, String calendar) {
        return visit.form(visit.get("/agendas"), "/agendas/" + calendar).send();
    }

    private static String address(Visit.Page made) {
        String address = made.html().select("code.t-key").text();
        assertThat(address).startsWith("http").endsWith(".ics");
        return address.substring(address.indexOf("/agendas/"));
    }

    @Test
    void aCalendarProgramFollowsThePrivateAddressUntilItIsReplacedOrStopped() {
        ProductId product =
                SomeProduct.named("produit.en.agenda").in("agendas.essai").storedIn(catalogue);
        Grant staff = new Grant(Role.STAFF, "agendas.essai");
        Actor actor = people.someone("agenda@agendas.test", "Aude Agenda", staff);
        committees.set(product, WorkingDays.onOrAfter(Present.today().plusDays(30)), "", actor);
        Visit visit = people.signedIn(actor);
        assertThat(visit.get("/comites").html().select("a[href=/agendas]")).isNotEmpty();
        assertThat(visit.get("/agendas").text()).contains("Aucune adresse pour l’instant");
        String first = address(follow(visit, "comites"));
        Visit.Page read = people.visitor().get(first);
        assertThat(read.header("Content-Type")).startsWith("text/calendar");
        assertThat(read.header("Cache-Control")).isEqualTo("private, no-store");
        assertThat(read.body()).contains("BEGIN:VCALENDAR", "Produit produit.en.agenda");
        assertThat(visit.get("/agendas").text()).contains("Lue la dernière fois");
        assertThat(visit.get("/agendas").body()).doesNotContain(first);
        assertThat(jdbc.sql("select count(*) from calendar_address where digest = :key")
                        .param("key", first.replaceAll("^/agendas/|\\.ics$", ""))
                        .query(Long.class)
                        .single())
                .isZero();
        String second = address(follow(visit, "comites"));
        assertThat(people.visitor().get(first).status()).isEqualTo(404);
        assertThat(people.visitor().get(second).status()).isEqualTo(200);
        assertThat(visit.form(visit.get("/agendas"), "/agendas/comites/arret")
                        .send()
                        .text())
                .contains("L’adresse ne montre plus rien");
        assertThat(people.visitor().get(second).status()).isEqualTo(404);
        String third = address(follow(visit, "comites"));
        accounts.revoke(actor.id(), staff, null);
        assertThat(people.visitor().get(third).status())
                .as("the rights are those of the moment")
                .isEqualTo(404);
    }

    @Test
    void eachFollowsTheirOwnTasksAndOnlyTheStaffTheCommittees() {
        Actor applicant = people.someone("porteur@agendas.test", "Paul Porteur");
        Visit visit = people.signedIn(applicant);
        Visit.Page page = visit.get("/agendas");
        assertThat(page.html().select("form[action=/agendas/comites]")).isEmpty();
        assertThat(people.visitor().get(address(follow(visit, "taches"))).body())
                .contains("BEGIN:VCALENDAR");
        assertThat(people.visitor().get("/agendas").path()).startsWith("/connexion");
        assertThat(people.visitor()
                        .get("/agendas/abcdefghijklmnopqrstuvwxyz.ics")
                        .status())
                .isEqualTo(404);
    }
}
