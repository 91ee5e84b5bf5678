package org.terreau.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.incubator.IncubatorId;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.SomeProduct;
import org.terreau.testing.Visit;

@ApplicationTest
class RecentProofTests {

    private static final Pattern LINK = Pattern.compile("/connexion/jeton\\?token=\\S+");
    private static final String ASKED = "/connexion/preuve?suite=";

    private final People people;
    private final ProductCatalogue products;
    private final JdbcClient jdbc;

    RecentProofTests(People people, ProductCatalogue products, JdbcClient jdbc) {
        this.people = people;
        this.products = products;
        this.jdbc = jdbc;
    }

    private Actor lead(String id) {
        return people.worksFor(id, Role.LEAD, "Lou Mène");
    }

    private void signedInMinutesAgo(Actor person, int minutes) {
        jdbc.sql("""
                        update spring_session
                        set creation_time = (extract(epoch from now()) * 1000)::bigint - :minutes * 60000::bigint
                        where principal_name = :who
                        """)
                .param("minutes", minutes)
                .param("who", person.id().toString())
                .update();
    }

    /** Presses the button, and uses the link that comes to the address of the account. */
    private Visit.Page proved(Visit visit, Visit.Page asked, Actor person) {
        assertThat(visit.form(asked, "/connexion/lien").send().path()).isEqualTo("/connexion/envoyee");
        Matcher link = LINK.matcher(jdbc.sql(
                        "select body from mail_outbox where recipient = :to and kind = 'sign-in' order by id desc limit 1")
                .param("to", person.email().value())
                .query(String.class)
                .single());
        assertThat(link.find()).isTrue();
        return visit.form(visit.get(link.group()), "/connexion/jeton").send();
    }

    private static Visit.Form naming(Visit visit, Visit.Page page, String path, String role) {
        return visit.form(page, path)
                .with("nom", "Nina Nommée")
                .with("courriel", "nina-" + role + path.hashCode() + "@preuve.test")
                .with("role", role);
    }

    @Test
    void whoNamesALeadProvesAgainWhoTheyAreAndComesBackToTheFilledForm() {
        Actor lead = lead("preuve-un");
        Visit visit = people.signedIn(lead);
        String path = "/reglages/preuve-un/personnes";
        signedInMinutesAgo(lead, 11);
        Visit.Page asked = naming(visit, visit.get(path), path, "responsable").send();
        assertThat(asked.path()).startsWith(ASKED);
        assertThat(asked.text()).contains("Confirmez que c’est bien vous", "moins de 10 min", "lead@preuve-un.test");
        assertThat(people.known("nina-responsable" + path.hashCode() + "@preuve.test"))
                .as("nothing was done")
                .isFalse();

        Visit.Page back = proved(visit, asked, lead);
        assertThat(back.path()).isEqualTo(path);
        Visit.Form filled = visit.form(back, path);
        assertThat(filled.value("nom")).isEqualTo("Nina Nommée");
        assertThat(filled.value("role")).isEqualTo("responsable");
        assertThat(filled.send().text()).contains("Rôle donné");
    }

    @Test
    void aSignInOfAFewMinutesIsProofEnoughAndACoachIsNamedWithoutOne() {
        Actor lead = lead("preuve-deux");
        Visit visit = people.signedIn(lead);
        String path = "/reglages/preuve-deux/personnes";
        signedInMinutesAgo(lead, 9);
        assertThat(naming(visit, visit.get(path), path, "responsable").send().text())
                .contains("Rôle donné");
        signedInMinutesAgo(lead, 60);
        assertThat(naming(visit, visit.get(path), path, "coach").send().text()).contains("Rôle donné");
    }

    @Test
    void soDoesWhoMakesAKey() {
        Actor lead = lead("preuve-trois");
        SomeProduct.named("preuve-cle").in(new IncubatorId("preuve-trois")).storedIn(products);
        Visit visit = people.signedIn(lead);
        String path = new ProductId("preuve-cle").path() + "/cles";
        Visit.Form form = visit.form(visit.get(path), path).with("nom", "Le tableau de bord");
        signedInMinutesAgo(lead, 11);
        Visit.Page asked = form.send();
        assertThat(asked.path()).startsWith(ASKED);
        assertThat(visit.form(proved(visit, asked, lead), path).value("nom")).isEqualTo("Le tableau de bord");
    }

    @Test
    void soDoesWhoNamesWhoSpeaksForACollectivity() {
        Actor admin =
                people.someone("admin@preuve.test", "Ada Preuve", new Grant(Role.ADMINISTRATOR, Grant.EVERYWHERE));
        Visit visit = people.signedIn(admin);
        String path = "/problemes/referents";
        Visit.Form form = visit.form(visit.get(path), path).with("nom", "Rozenn Répond");
        signedInMinutesAgo(admin, 11);
        assertThat(form.send().path()).startsWith(ASKED);
    }

    @Test
    void soDoesWhoErasesTheirData() {
        Actor person = people.someone("efface@preuve.test", "Eve Efface");
        Visit visit = people.signedIn(person);
        Visit.Form form =
                visit.form(visit.get("/mes-donnees"), "/mes-donnees/effacement").with("certain", "oui");
        signedInMinutesAgo(person, 11);
        Visit.Page asked = form.send();
        assertThat(asked.path()).startsWith(ASKED);
        Visit.Page back = proved(visit, asked, person);
        assertThat(back.path()).isEqualTo("/mes-donnees");
        assertThat(visit.form(back, "/mes-donnees/effacement")
                        .with("certain", "oui")
                        .send()
                        .status())
                .isEqualTo(200);
        assertThat(people.known("efface@preuve.test")).isFalse();
    }

    @Test
    void whoIsNotSignedInIsAskedToBe() {
        assertThat(people.visitor().get(ASKED + "/mes-donnees").path()).isEqualTo("/connexion");
    }
}
