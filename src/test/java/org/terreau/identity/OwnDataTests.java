package org.terreau.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.dossier.Applications;
import org.terreau.incubator.Incubators;
import org.terreau.outreach.NewRequest;
import org.terreau.outreach.OrganisationKind;
import org.terreau.outreach.RequestReference;
import org.terreau.outreach.Requests;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.Present;
import org.terreau.testing.Traces;
import org.terreau.testing.Visit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ApplicationTest
class OwnDataTests {

    private static final Pattern LINK = Pattern.compile("\\S+/mes-donnees/acces\\?jeton=\\S+");

    private final People people;
    private final Requests requests;
    private final Applications applications;
    private final Incubators incubators;
    private final Traces traces;
    private final List<PersonalData> modules;
    private final JdbcClient jdbc;
    private final JsonMapper json;

    OwnDataTests(
            People people,
            Requests requests,
            Applications applications,
            Incubators incubators,
            Traces traces,
            List<PersonalData> modules,
            JdbcClient jdbc,
            JsonMapper json) {
        this.modules = modules;
        this.people = people;
        this.requests = requests;
        this.applications = applications;
        this.incubators = incubators;
        this.traces = traces;
        this.jdbc = jdbc;
        this.json = json;
    }

    @Test
    void whatEachModuleHoldsIsNamedInWords() {
        ResourceBundle words = ResourceBundle.getBundle("messages/identity", Locale.FRENCH);
        assertThat(modules)
                .hasSizeGreaterThan(8)
                .allSatisfy(held -> assertThat(words.containsKey("identity.data.module." + held.module()))
                        .as(held.module())
                        .isTrue());
    }

    private RequestReference request(String email, String name) {
        return requests.receive(
                        new NewRequest(
                                name,
                                email,
                                "01 02 03 04 05",
                                OrganisationKind.PUBLIC_ACTOR,
                                "Agence des marais",
                                null,
                                "Le registre des digues est tenu sur papier dans trois bureaux.",
                                null),
                        List.of(),
                        "network of " + email,
                        Locale.FRENCH)
                .reference();
    }

    private Actor staff() {
        return people.someone(
                "instruit@donnees.test",
                "Sacha Instruit",
                new Grant(Role.STAFF, incubators.host().id().value()));
    }

    private Visit.Page sent(Visit visit, String email) {
        return visit.form(visit.get("/mes-donnees"), "/mes-donnees/lien")
                .with("courriel", email)
                .send();
    }

    private String link(String email) {
        String body = jdbc.sql(
                        "select body from mail_outbox where recipient = :to and kind = 'own-data' order by id desc limit 1")
                .param("to", email)
                .query(String.class)
                .single();
        Matcher link = LINK.matcher(body);
        assertThat(link.find()).isTrue();
        return link.group();
    }

    @Test
    void somebodyWithoutAnAccountReadsTakesAndErasesWhatIsHeldUnderTheirAddress() throws Exception {
        String email = "marais@donnees.test";
        request(email, "Maude Marais");
        Visit visit = people.visitor();
        assertThat(sent(visit, email).text()).contains("Le lien est parti");
        Visit.Page page = visit.get(link(email));
        assertThat(page.text()).contains(email).contains("Demandes de contact");
        Visit.Page file = visit.form(page, "/mes-donnees/export.json").send();
        assertThat(file.header("Content-Disposition")).contains("attachment");
        JsonNode held = json.readTree(file.body());
        assertThat(held.at("/donnees/outreach/0/message").asString()).contains("registre des digues");
        assertThat(held.at("/donnees/outreach/0/telephone").asString()).isEqualTo("01 02 03 04 05");
        Visit.Page unsure = visit.form(page, "/mes-donnees/effacement").send();
        assertThat(unsure.status()).isEqualTo(422);
        assertThat(unsure.text()).contains("Cochez la case");
        assertThat(traces.of(email)).isNotEmpty();
        Visit.Page erased = visit.form(page, "/mes-donnees/effacement")
                .with("certain", "oui")
                .send();
        assertThat(erased.text()).contains("Vos données sont effacées");
        assertThat(traces.of(email)).isEmpty();
        assertThat(traces.of("Maude Marais")).isEmpty();
        assertThat(visit.get(page.path()).status()).isEqualTo(410);
    }

    @Test
    void anApplicantIsErasedFromTheDossierWhichStays() {
        String email = "digue@donnees.test";
        Actor staff = staff();
        String path = "/dossiers/" + applications.open(request(email, "Doriane Digue"), staff);
        Visit applicant = people.signedIn(people.actor(email));
        applicant
                .form(applicant.get(path + "/fiche"), path + "/fiche")
                .with("titre", "Un registre des digues à jour")
                .send();
        Visit.Page page = applicant.get("/mes-donnees");
        assertThat(page.text()).contains("Dossiers").contains("Compte");
        applicant.form(page, "/mes-donnees/effacement").with("certain", "oui").send();
        assertThat(traces.of(email)).isEmpty();
        assertThat(traces.of("Doriane Digue")).isEmpty();
        assertThat(applicant.get(path).text()).contains("Se connecter");
        assertThat(people.signedIn(staff).get(path).text())
                .contains("Un registre des digues à jour")
                .contains("Personne effacée");
    }

    @Test
    void theOnlyAdministratorCannotLeaveNobodyInCharge() {
        Actor alone = people.administrator();
        jdbc.sql("delete from account_grant where role = 'ADMINISTRATOR' and account_id <> :id")
                .param("id", alone.id().value())
                .update();
        Visit visit = people.signedIn(alone);
        Visit.Page refused = visit.form(visit.get("/mes-donnees"), "/mes-donnees/effacement")
                .with("certain", "oui")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("nommez-en une autre");
        assertThat(visit.get("/mes-donnees").text()).contains("admin@terreau.test");
    }

    @Test
    void aLinkThatIsUnknownExpiredOrForgedOpensNothing() {
        Visit visit = people.visitor();
        assertThat(visit.get("/mes-donnees/acces?jeton=inconnu").status()).isEqualTo(410);
        assertThat(sent(visit, "pas une adresse").errorOf("courriel")).contains("Saisissez une adresse");
        String email = "tard@donnees.test";
        request(email, "Tiphaine Tard");
        sent(visit, email);
        Visit.Page page = visit.get(link(email));
        jdbc.sql("update data_access set expires_at = " + Present.SQL + " - interval '1 minute' where email = :email")
                .param("email", email)
                .update();
        assertThat(visit.get(page.path()).status()).isEqualTo(410);
        assertThat(visit.form(page, "/mes-donnees/export.json").send().status()).isEqualTo(404);
        assertThat(visit.form(page, "/mes-donnees/effacement")
                        .with("certain", "oui")
                        .send()
                        .status())
                .isEqualTo(404);
        assertThat(traces.of(email)).isNotEmpty();
    }

    @Test
    void anAddressMayAskForThreeLinksADay() {
        String email = "insiste@donnees.test";
        for (int time = 0; time < 3; time++)
            assertThat(sent(people.visitor(), email).status()).isEqualTo(200);
        assertThat(sent(people.visitor(), email).text()).contains("Trop de liens");
    }
}
