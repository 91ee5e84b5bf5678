package org.terreau.incubator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.MonthDay;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.Visit;

@ApplicationTest
class SettingsTests {

    private final People people;
    private final Incubators incubators;
    private final Catalogue catalogue;
    private final Programmes programmes;

    SettingsTests(People people, Incubators incubators, Catalogue catalogue, Programmes programmes) {
        this.people = people;
        this.incubators = incubators;
        this.catalogue = catalogue;
        this.programmes = programmes;
    }

    private Incubator stored(String id) {
        Incubator incubator =
                new Incubator(new IncubatorId(id), "Incubateur " + id, null, null, null, null, null, null, "", false);
        catalogue.store(incubator, "{}");
        return incubator;
    }

    @Test
    void theLeadChangesTheFiguresOfTheProgramme() {
        stored("reglages.un");
        Visit visit = people.signedIn(
                people.someone("lead-un@terreau.test", "Lou Mène", new Grant(Role.LEAD, "reglages.un")));
        Visit.Page after = visit.form(visit.get("/reglages/reglages.un"), "/reglages/reglages.un")
                .with("cout-entree", "180 000 €")
                .with("papiers", "10")
                .send();
        assertThat(after.text()).contains("Réglages enregistrés");
        assertThat(programmes.of(new IncubatorId("reglages.un")).entryCost().wholeEuros())
                .isEqualTo(180_000);
        assertThat(programmes.of(new IncubatorId("reglages.un")).papersDays()).isEqualTo(10);
    }

    @Test
    void aFigureOutOfBoundsIsRefusedBesideItsField() {
        stored("reglages.deux");
        Visit visit = people.signedIn(
                people.someone("lead-deux@terreau.test", "Lou Mène", new Grant(Role.LEAD, "reglages.deux")));
        Visit.Page refused = visit.form(visit.get("/reglages/reglages.deux"), "/reglages/reglages.deux")
                .with("part-agent", "140")
                .with("titre", "Nouveau nom")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorOf("part-agent")).contains("entre 0 et 100");
        assertThat(visit.form(refused, "/reglages/reglages.deux").value("titre"))
                .isEqualTo("Nouveau nom");
    }

    @Test
    void theLeadSaysWhenTheBudgetClosesOrThatItDoesNot() {
        IncubatorId id = stored("reglages.sept").id();
        assertThat(programmes.of(id).calendar()).isEqualTo(CommitteeCalendar.USUAL);
        String path = "/reglages/" + id;
        Visit visit =
                people.signedIn(people.someone("lead-sept@terreau.test", "Lou Mène", new Grant(Role.LEAD, id.value())));
        Visit.Form form = visit.form(visit.get(path), path);
        assertThat(form.value("cloture-jour-sur")).isEqualTo("10/12");
        assertThat(form.value("cloture-commandes")).isEqualTo("15/12");
        assertThat(form.value("reprise-commandes")).isEqualTo("01/02");
        assertThat(form.value("cloture-paiements")).isEqualTo("30/11");
        Visit.Page saved = form.with("cloture-jour-sur", "5/12")
                .with("cloture-commandes", "20-12")
                .with("comite-ecart", "45")
                .send();
        assertThat(saved.text())
                .contains("Réglages enregistrés")
                .containsPattern("Dernier jour pour commander sans risque\\h: 10/12 → 05/12");
        BudgetClosure closure = programmes.of(id).calendar().closure();
        assertThat(closure.observed()).isTrue();
        assertThat(closure.safeDay()).isEqualTo(MonthDay.of(12, 5));
        assertThat(closure.ordersStop()).isEqualTo(MonthDay.of(12, 20));
        assertThat(programmes.of(id).calendar().daysApart()).isEqualTo(45);
        Visit.Page open = visit.form(saved, path)
                .with("cloture")
                .with("cloture-paiements", "")
                .send();
        assertThat(open.text()).containsPattern("Notre budget ferme en fin d’année\\h: oui → non");
        assertThat(programmes.of(id).calendar().closure().observed()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cloture-jour-sur  | 32/12      | Écrivez un jour et un mois
            cloture-jour-sur  | demain     | Écrivez un jour et un mois
            cloture-commandes |            | Écrivez un jour et un mois
            cloture-jour-sur  | 10/03      | dans les 60 jours qui précèdent
            reprise-commandes | 01/09      | dans les 200 jours qui suivent
            reprise-paiements | 30/11      | dans les 200 jours qui suivent
            comite-ecart      | 400        | entre 0 et 180
            """)
    void aClosureThatMakesNoSenseIsRefusedBesideItsField(String field, @Nullable String typed, String said) {
        IncubatorId id = stored("reglages.huit").id();
        String path = "/reglages/" + id;
        Visit visit =
                people.signedIn(people.someone("lead-huit@terreau.test", "Lou Mène", new Grant(Role.LEAD, id.value())));
        Visit.Page refused = visit.form(visit.get(path), path)
                .with(field, typed == null ? "" : typed)
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorOf(field)).contains(said);
        assertThat(programmes.of(id).calendar()).isEqualTo(CommitteeCalendar.USUAL);
    }

    @Test
    void twoLeadsWhoSaveAtTheSameTimeDoNotOverwriteEachOther() {
        stored("reglages.trois");
        Visit visit = people.signedIn(
                people.someone("lead-trois@terreau.test", "Lou Mène", new Grant(Role.LEAD, "reglages.trois")));
        Visit.Form first = visit.form(visit.get("/reglages/reglages.trois"), "/reglages/reglages.trois");
        Visit.Form second = visit.form(visit.get("/reglages/reglages.trois"), "/reglages/reglages.trois");
        assertThat(first.with("titre", "Premier").send().status()).isEqualTo(200);
        Visit.Page stale = second.with("titre", "Second nom écrit trop tard").send();
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.text()).contains("Second nom écrit trop tard");
        assertThat(stale.html().select("main a[href=/reglages/reglages.trois]"))
                .as("the way back")
                .isNotEmpty();
        assertThat(incubators
                        .find(new IncubatorId("reglages.trois"))
                        .orElseThrow()
                        .title())
                .isEqualTo("Premier");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "abc", "99999999999999999999"})
    void aFormThatDoesNotSayWhichVersionItReadOverwritesNothing(String version) {
        IncubatorId id = stored("reglages.six").id();
        String path = "/reglages/" + id;
        Visit visit =
                people.signedIn(people.someone("lead-six@terreau.test", "Lou Mène", new Grant(Role.LEAD, id.value())));
        Visit.Page stale = visit.form(visit.get(path), path)
                .with("titre", "Un nom venu de nulle part")
                .forged("version", version)
                .send();
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.text()).contains("Un nom venu de nulle part");
        assertThat(incubators.find(id).orElseThrow().title()).isEqualTo("Incubateur " + id);
    }

    @Test
    void staffOfAnotherIncubatorMayNotOpenTheSettings() {
        stored("reglages.quatre");
        Visit visit = people.signedIn(
                people.someone("lead-autre@terreau.test", "Ali Ailleurs", new Grant(Role.LEAD, "ailleurs")));
        assertThat(visit.get("/reglages/reglages.quatre").status()).isEqualTo(403);
        assertThat(people.visitor().get("/reglages/reglages.quatre").path()).startsWith("/connexion");
    }

    @Test
    void storingTheSameIncubatorTwiceChangesNothing() {
        Incubator incubator = stored("reglages.cinq");
        assertThat(catalogue.store(incubator, "{}")).isEqualTo(Catalogue.Change.UNCHANGED);
        assertThat(catalogue.store(incubator, "{\"logo\":\"x\"}")).isEqualTo(Catalogue.Change.CHANGED);
    }
}
