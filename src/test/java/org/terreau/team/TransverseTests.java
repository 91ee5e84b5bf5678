package org.terreau.team;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.PersonalData;
import org.terreau.identity.Role;
import org.terreau.portfolio.PortfolioFixtures;
import org.terreau.shared.EmailAddress;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.Statements;
import org.terreau.testing.Visit;

@ApplicationTest
class TransverseTests {

    private static final LocalDate TODAY = PortfolioFixtures.today();
    private static final String BEGIN = "/equipes/transverses/nouvelle";

    private final Transverses transverses;
    private final TeamsPersonalData personal;
    private final People people;

    TransverseTests(Transverses transverses, TeamsPersonalData personal, People people) {
        this.transverses = transverses;
        this.personal = personal;
        this.people = people;
    }

    private Actor lead(String incubator) {
        return people.worksFor(incubator, Role.LEAD, "Lise Mène");
    }

    private Transverse mission(String incubator, String name) {
        String email = name.toLowerCase(java.util.Locale.ROOT).replace(' ', '.') + "@" + incubator + ".test";
        return transverses.begin(
                incubator,
                new Persons.TypedPerson(name, email, false),
                new TypedMission(
                        "animation",
                        "",
                        "independant",
                        "",
                        TODAY.minusDays(40).toString(),
                        TODAY.plusDays(30).toString(),
                        "2,5",
                        ""),
                lead(incubator));
    }

    @Test
    void whoWorksForTheWholeIncubatorIsSeenInItsLoadItsEndsAndItsFilesByItsLeadsAlone() {
        Visit lead = people.signedIn(lead("transverse.un"));
        Visit.Page begun = lead.form(lead.get(BEGIN), BEGIN)
                .with("metier", "animation")
                .with("nom", "Tania Travers")
                .with("courriel", "tania.travers@transverse.test")
                .with("statut", "independant")
                .with("debut", TODAY.minusDays(10).toString())
                .with("fin", TODAY.plusDays(30).toString())
                .with("rythme", "5,0")
                .send();
        assertThat(begun.text()).contains("La personne est écrite dans l’équipe", "Tania Travers", "Animation");
        Visit.Page report = lead.get("/equipes");
        assertThat(report.text()).contains("Une mission sans produit", "Tout l’incubateur", "Tania Travers");
        assertThat(lead.get("/equipes?phase=construction").text()).doesNotContain("Tania Travers");
        for (String file : List.of("/equipes.csv", "/api/equipes"))
            assertThat(lead.get(file).body()).as(file).contains("Tania Travers");
        String path = begun.html().select("tbody a").attr("href");
        Visit elsewhere = people.signedIn(lead("transverse.deux"));
        Visit coach =
                people.signedIn(people.someone("c@transverse.test", "Cléo", new Grant(Role.COACH, "transverse.un")));
        for (String page : List.of("/equipes", "/equipes/transverses", "/equipes.csv", "/api/equipes"))
            assertThat(elsewhere.get(page).body()).as(page).doesNotContain("Tania Travers");
        assertThat(elsewhere.get(path).status()).isEqualTo(404);
        assertThat(elsewhere.get(path.replaceAll("[0-9]+$", "999999")).status()).isEqualTo(404);
        assertThat(coach.get(path).status()).isEqualTo(404);
        assertThat(coach.get("/equipes/transverses").status()).isEqualTo(403);
        assertThat(coach.get(BEGIN).status()).isEqualTo(403);
        assertThat(elsewhere
                        .form(elsewhere.get(BEGIN), BEGIN)
                        .forged("incubateur", "transverse.un")
                        .with("metier", "data")
                        .with("nom", "Intrus")
                        .with("courriel", "intrus@transverse.test")
                        .send()
                        .status())
                .as("it is their own incubator that they write in")
                .isEqualTo(200);
        assertThat(lead.get("/equipes/transverses").text()).doesNotContain("Intrus");
        assertThat(Statements.during(() -> lead.get("/equipes/transverses"))).isBetween(1, 12);
        assertThat(Statements.during(() -> lead.get(path))).isBetween(1, 12);
    }

    @Test
    void everybodyTakesThemAwayWithoutNamesNorWhatTellsWhoTheyAre() {
        mission("transverse.public", "Paule Publique");
        Visit visitor = people.visitor();
        String row = "animation;;" + TODAY.minusDays(40) + ";" + TODAY.plusDays(30) + ";;";
        assertThat(visitor.get("/donnees/missions.csv").body())
                .contains(row)
                .contains("transverse.public")
                .doesNotContain("Paule");
        mission("transverse.public", "Pierre Public");
        mission("transverse.public", "Pia Publique");
        assertThat(visitor.get("/donnees/missions.csv").body())
                .contains(";animation;independant;" + TODAY.minusDays(40) + ";" + TODAY.plusDays(30) + ";2.5;");
        assertThat(visitor.get("/api/missions").body())
                .contains("transverse.public")
                .doesNotContain("Paule");
    }

    @ParameterizedTest
    @CsvSource({
        "courriel, sans-arobase, adresse électronique complète",
        "debut,    2022-04-T1,   n’est pas une date",
        "fin,      2020-01-01,   Le dernier jour vient avant le premier",
        "rythme,   0.333,        Comptez par quarts de jour",
    })
    void whatIsWrongIsSaidBesideItsField(String field, String typed, String sentence) {
        Visit lead = people.signedIn(lead("transverse.faux"));
        Visit.Page page = lead.form(lead.get(BEGIN), BEGIN)
                .with("metier", "droit")
                .with("nom", "Fausta Faute")
                .with("courriel", "fausta@transverse.test")
                .with(field, typed)
                .send();
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.errorOf(field)).contains(sentence);
        assertThat(page.html().select("[name=nom]").val()).isEqualTo("Fausta Faute");
    }

    @Test
    void itsEndMovesUntilItIsClosedAndASecondWriterIsTold() {
        Transverse mission = mission("transverse.fini", "Flore Finie");
        Visit lead = people.signedIn(lead("transverse.fini"));
        Visit.Form late = lead.form(lead.get(mission.path()), mission.path())
                .with("fin", TODAY.plusDays(50).toString());
        Visit.Page moved = lead.form(lead.get(mission.path()), mission.path())
                .with("fin", TODAY.plusDays(60).toString())
                .with("rythme", "1")
                .send();
        assertThat(moved.html().select("[name=fin]").val())
                .isEqualTo(TODAY.plusDays(60).toString());
        Visit.Page conflict = late.send();
        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.html().select("[name=fin]").val())
                .isEqualTo(TODAY.plusDays(50).toString());
        lead.form(lead.get(mission.path()), mission.path() + "/depart").send();
        assertThat(lead.get(mission.path()).text()).contains("Close le").doesNotContain("Changer la fin");
        assertThat(lead.get("/equipes/personnes/" + mission.person().id()).text())
                .contains("Tout l’incubateur");
    }

    @Test
    void itIsToldToWhomItIsAboutWhoseNameGoesWithItsEnd() {
        Transverse mission = mission("transverse.donnees", "Dora Donnee");
        PersonalData.Person dora =
                new PersonalData.Person(new EmailAddress("dora.donnee@transverse.donnees.test"), null);
        assertThat(personal.held(dora))
                .singleElement()
                .satisfies(held -> assertThat(held)
                        .containsEntry("metier", "animation")
                        .containsEntry("incubateur", "transverse.donnees")
                        .containsEntry("nom", "Dora Donnee"));
        personal.erase(dora);
        Actor lead = lead("transverse.donnees");
        assertThat(transverses.read(mission.id(), lead).person().name()).isEqualTo("Dora Donnee");
        transverses.leave(mission.id(), "", lead);
        personal.erase(dora);
        assertThat(transverses.read(mission.id(), lead).person().name()).isEqualTo(PersonalData.NOBODY);
    }
}
