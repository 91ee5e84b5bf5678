package org.terreau.territory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.incubator.Incubators;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.Visit;

@ApplicationTest
class SyndicatTests {

    private final People people;
    private final Incubators incubators;
    private final JdbcClient jdbc;

    SyndicatTests(People people, Incubators incubators, JdbcClient jdbc) {
        this.people = people;
        this.incubators = incubators;
        this.jdbc = jdbc;
    }

    @Test
    void theStaffEnterASyndicatOnceAndItIsChosenLikeACollectivity() {
        Visit staff = people.signedIn(people.someone(
                "equipe@syndicats.test",
                "Sacha Saisit",
                new Grant(Role.STAFF, incubators.host().id().value())));
        Visit.Page refused = staff.form(staff.get("/syndicats"), "/syndicats")
                .with("siren", "253514492")
                .with("nom", "Mégalis Bretagne")
                .with("membres", "Rennes\nSaint-Denis\nxqzkwv")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorOf("siren")).contains("Ce n’est pas un SIREN");
        assertThat(refused.errorOf("nature")).contains("Choisissez sa nature");
        assertThat(refused.errorOf("membres")).contains("Saint-Denis").contains("xqzkwv");
        assertThat(staff.form(refused, "/syndicats")
                        .with("siren", "213502388")
                        .send()
                        .errorOf("siren"))
                .contains("Rennes (35)");
        Visit.Page entered = staff.form(refused, "/syndicats")
                .with("siren", "253 514 491")
                .with("nature", "mixte-ouvert")
                .with(
                        "membres",
                        "région:53\nRennes\n29019\nCA Quimper Bretagne Occidentale\nCôtes-d’Armor"
                                .replace("région", "region"))
                .send();
        assertThat(entered.text()).contains("Mégalis Bretagne est ajouté");
        Visit visitor = people.visitor();
        for (String typed : new String[] {"megalis", "Mégalis%20Bretagne", "253514491", "25351449100047"})
            assertThat(visitor.get("/api/territoires?q=" + typed).body())
                    .as(typed)
                    .contains("\"id\":\"syndicat:253514491\"", "\"typeLibelle\":\"Syndicat\"");
        assertThat(visitor.get("/api/territoires/syndicat:253514491").status()).isEqualTo(200);
        assertThat(visitor.get("/collectivites/syndicat:253514491").text()).contains("Mégalis Bretagne");
        assertThat(staff.form(staff.get("/syndicats"), "/syndicats")
                        .with("siren", "253514491")
                        .with("nom", "Le même")
                        .with("nature", "autre")
                        .with("membres", "Rennes")
                        .send()
                        .errorOf("siren"))
                .contains("Mégalis Bretagne");
        Visit.Page changed = staff.form(staff.get("/syndicats/253514491"), "/syndicats/253514491")
                .with("nom", "Mégalis")
                .send();
        assertThat(changed.text()).contains("Mégalis est enregistré").contains("5 membres");
    }

    @Test
    void oneEnteredByMistakeIsRemovedOnceConfirmedUnlessSomethingRefersToIt() {
        Visit staff = people.signedIn(people.someone(
                "retire@syndicats.test",
                "Rita Retire",
                new Grant(Role.STAFF, incubators.host().id().value())));
        String path = "/syndicats/259990000";
        staff.form(staff.get("/syndicats"), "/syndicats")
                .with("siren", "259990000")
                .with("nom", "Syndicat de trop")
                .with("nature", "autre")
                .with("membres", "Rennes")
                .send();
        Visit.Page unsure = staff.form(staff.get(path), path + "/retrait").send();
        assertThat(unsure.status()).isEqualTo(422);
        assertThat(unsure.errorOf("confirme")).contains("Cochez la case");
        jdbc.sql("""
                        insert into collectivity_domain (collectivity, domain, added_by, added_at)
                        values ('syndicat:259990000', 'de-trop.test', 'Rita', now())
                        """).update();
        assertThat(staff.get(path).text()).contains("ne peut pas être retiré", "un domaine ou un référent");
        Visit.Page refused =
                staff.form(unsure, path + "/retrait").with("confirme", "oui").send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("ne peut pas être retiré");
        jdbc.sql("delete from collectivity_domain where domain = 'de-trop.test'")
                .update();
        assertThat(staff.form(staff.get(path), path + "/retrait")
                        .with("confirme", "oui")
                        .send()
                        .text())
                .contains("Syndicat de trop est retiré");
        assertThat(staff.get(path).status()).isEqualTo(404);
        assertThat(people.visitor().get("/api/territoires?q=259990000").body()).doesNotContain("Syndicat de trop");
    }

    @Test
    void nobodyElseEntersOne() {
        assertThat(people.signedIn(people.someone("passante@syndicats.test", "Une Passante"))
                        .get("/syndicats")
                        .status())
                .isEqualTo(403);
    }
}
