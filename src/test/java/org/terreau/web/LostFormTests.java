package org.terreau.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.Visit;

/** What is typed is not lost with the session or with the form's token. */
@ApplicationTest
class LostFormTests {

    private static final String TYPED = "Nos secrétaires de mairie ressaisissent <chaque> facture \"deux fois\".";

    private final People people;
    private final LostForms forms;
    private final JdbcClient jdbc;

    LostFormTests(People people, LostForms forms, JdbcClient jdbc) {
        this.people = people;
        this.forms = forms;
        this.jdbc = jdbc;
    }

    private Actor administrator(String name) {
        return people.someone(
                name + "@saisie.test", "Camille " + name, new Grant(Role.ADMINISTRATOR, Grant.EVERYWHERE));
    }

    /** The offer's page, changed: several lines, as its field takes. */
    private static Visit.Form offer(Visit visit) {
        return visit.form(visit.get("/offre/modifier"), "/offre/modifier").with("texte", TYPED);
    }

    private static Visit.Form contact(Visit visit) {
        return visit.form(visit.get("/contact?auto-diagnostic="), "/contact")
                .with("genre", "acteur-public")
                .with("organisation", "Préfecture")
                .with("courriel", "camille@saisie.test")
                .with("message", TYPED);
    }

    private Visit.Page signIn(Visit visit, Actor who, String asked) {
        visit.form(visit.get(asked), "/connexion/lien")
                .with("username", who.email().value())
                .send();
        String link = jdbc.sql("select body from mail_outbox where recipient = :to order by id desc limit 1")
                .param("to", who.email().value())
                .query(String.class)
                .single()
                .replaceAll("(?s).*?(/connexion/jeton\\?token=\\S+).*", "$1");
        return visit.form(visit.get(link), "/connexion/jeton").send();
    }

    private static Element field(Visit.Page page, String action, String name) {
        return page.html().expectFirst("form[action='" + action + "']").expectFirst("[name=" + name + "]");
    }

    private static String notice(Visit.Page page) {
        return page.html().select("main [role=alert]").text();
    }

    @Test
    void signingInAfterTheSessionEndedBringsBackToTheFormWithTheTextInIt() {
        Actor who = administrator("revient");
        Visit visit = people.signedIn(who);
        Visit.Form form = offer(visit);
        visit.loseSession();
        Visit.Page asked = form.send();
        assertThat(asked.path()).isEqualTo("/connexion?suite=/offre/modifier");
        Visit.Page back = signIn(visit, who, asked.path());
        assertThat(back.path()).isEqualTo("/offre/modifier");
        assertThat(field(back, "/offre/modifier", "texte").val()).isEqualTo(TYPED);
        assertThat(notice(back)).contains("Rien n’a encore été envoyé");
    }

    @Test
    void anOldTokenShowsTheFormAgainFilledWithANewTokenAndNothingDone() {
        Visit visit = people.visitor();
        Visit.Form form = contact(visit);
        visit.forget("terreau_form");
        Visit.Page again = form.send();
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.path()).isEqualTo("/contact?auto-diagnostic=");
        assertThat(field(again, "/contact", "message").val()).isEqualTo(TYPED);
        assertThat(field(again, "/contact", "courriel").val()).isEqualTo("camille@saisie.test");
        assertThat(again.html().select("input[name=genre][checked]").eachAttr("value"))
                .containsExactly("acteur-public");
        assertThat(notice(again)).contains("Rien n’a encore été envoyé");
        assertThat(requests("camille@saisie.test")).isZero();

        Visit.Page received = visit.form(again, "/contact")
                .with("nom", "Camille Saisit")
                .forged("ouvert", "1")
                .send();
        assertThat(received.path()).startsWith("/contact/recu");
        assertThat(requests("camille@saisie.test")).isOne();
        assertThat(notice(visit.get("/contact"))).as("taken at last").isEmpty();
    }

    private long requests(String email) {
        return jdbc.sql("select count(*) from call_back_request where email = :email")
                .param("email", email)
                .query(Long.class)
                .single();
    }

    @Test
    void signingInElsewhereMeanwhileShowsTheFormAgainWithTheTextInIt() {
        Actor who = administrator("ailleurs");
        Visit visit = people.signedIn(who);
        Visit.Form form = offer(visit);
        visit.loseSession();
        signIn(visit, who, "/connexion");
        Visit.Page again = form.send();
        assertThat(again.path()).isEqualTo("/offre/modifier");
        assertThat(field(again, "/offre/modifier", "texte").val()).isEqualTo(TYPED);
    }

    @Test
    void whatSomebodyTypedIsNotShownToWhoSignsInAfterThemInTheSameBrowser() {
        Actor who = administrator("part");
        Visit visit = people.signedIn(who);
        Visit.Form form = offer(visit);
        visit.loseSession();
        form.send();
        Actor other = administrator("arrive");
        Visit.Page theirs = signIn(visit, other, "/connexion?suite=/offre/modifier");
        assertThat(theirs.path()).isEqualTo("/offre/modifier");
        assertThat(theirs.body()).doesNotContain("ressaisissent");
        assertThat(notice(theirs)).isEmpty();
    }

    @Test
    void whatIsKeptIsSealedAndForgottenWithinTheHour() {
        Visit visit = people.visitor();
        Visit.Form form = contact(visit);
        visit.forget("terreau_form");
        form.send();
        assertThat(jdbc.sql("select count(*) from lost_form where position('ressaisissent'::bytea in typed) > 0")
                        .query(Long.class)
                        .single())
                .isZero();
        jdbc.sql("update lost_form set kept_at = kept_at - interval '1 hour'").update();
        assertThat(notice(visit.get("/contact"))).isEmpty();
        forms.forgetOld();
        assertThat(jdbc.sql("select count(*) from lost_form").query(Long.class).single())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "Origin, https://ailleurs.example",
        "Origin, null",
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Sec-Fetch-Mode, no-cors"
    })
    void nobodyFillsInAFormFromAnotherSite(String header, String value) {
        Visit visit = people.visitor();
        Visit.Page refused =
                visit.post("/contact", "_csrf=old&_from=- /contact&message=" + TYPED.replace(" ", "+"), header, value);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).doesNotContain("ressaisissent");
        assertThat(notice(visit.get("/contact"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://ailleurs.example/", "//ailleurs.example", "/\\ailleurs.example", "/a b", ""})
    void theFormLeadsToAPageOfThisSiteAlone(String page) {
        Visit visit = people.visitor();
        Visit.Page again = visit.form(visit.get("/contact"), "/contact")
                .forged("_csrf", "old")
                .forged("_from", "- " + page)
                .with("message", TYPED)
                .send();
        assertThat(again.path()).isEqualTo("/contact");
        assertThat(field(again, "/contact", "message").val()).isEqualTo(TYPED);
    }
}
