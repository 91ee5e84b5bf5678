package org.terreau.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.terreau.identity.PasskeyVisits.MINE;
import static org.terreau.identity.PasskeyVisits.device;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.audit.Audit;
import org.terreau.shared.NotFound;
import org.terreau.shared.Stale;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.SoftwareKey;
import org.terreau.testing.Visit;

/** A role that asks for a passkey, and beginning anew without one. */
@ApplicationTest
class PasskeyRulesTests {

    private static final String STEP = "/connexion/etape";
    private static final String RULES = "/administration/cles-d-acces";
    private static final String RECOVERIES = "/recuperations-de-cles";

    private final People people;
    private final PasskeyRules rules;
    private final PasskeyRecoveries recoveries;
    private final ForgetPasskeysCommand command;
    private final OwnData data;
    private final Audit audit;
    private final JdbcClient jdbc;

    PasskeyRulesTests(
            People people,
            PasskeyRules rules,
            PasskeyRecoveries recoveries,
            ForgetPasskeysCommand command,
            OwnData data,
            Audit audit,
            JdbcClient jdbc) {
        this.people = people;
        this.rules = rules;
        this.recoveries = recoveries;
        this.command = command;
        this.data = data;
        this.audit = audit;
        this.jdbc = jdbc;
    }

    /** The rule is one for the whole installation, which other tests share. */
    @AfterEach
    void askNothing() {
        change(Set.of(), 14);
    }

    private void change(Set<Role> roles, int days) {
        Actor admin = people.administrator();
        rules.change(new PasskeyRules.Rules(roles, days, rules.read(admin).version()), admin);
    }

    private Actor sponsor(String name) {
        people.incubator("cles-" + name);
        return people.someone(
                "finance@cles-" + name + ".test", "Félix Finance", new Grant(Role.SPONSOR, "cles-" + name));
    }

    private Actor sponsor(String name, SoftwareKey device) {
        Actor person = sponsor(name);
        Visit visit = people.signedIn(person);
        PasskeyVisits.makes(visit, visit.get(MINE), MINE, device, "téléphone");
        return person;
    }

    private String handle(Actor person) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(jdbc.sql("select handle from passkey_holder where account_id = :id")
                        .param("id", person.id().value())
                        .query(byte[].class)
                        .single());
    }

    private List<String> lettersTo(Actor person) {
        return jdbc.sql("select kind from mail_outbox where recipient = :to order by id")
                .param("to", person.email().value())
                .query(String.class)
                .list();
    }

    private static boolean signedIn(Visit visit) {
        return visit.get("/mes-donnees").text().contains("Félix Finance");
    }

    @Test
    void anAdministratorSaysWhichRolesAskForAPasskeyAndSeesWhoHasOne() {
        Visit visit = people.signedIn(people.administrator());
        Visit.Page page = visit.get(RULES);
        assertThat(page.text()).contains("Qui doit avoir une clé d’accès", "Financeur");
        Visit.Form form = visit.form(page, RULES).with("roles", "SPONSOR");
        assertThat(form.with("jours", "91").send().errorOf("jours")).contains("de 0 à 90");
        assertThat(form.with("jours", "deux").send().errorOf("jours")).contains("de 0 à 90");
        Visit.Page saved = form.with("jours", "30").send();
        assertThat(saved.text()).contains("Les règles sont enregistrées");
        assertThat(saved.html().select("input[value=SPONSOR]").hasAttr("checked"))
                .isTrue();
        assertThat(visit.form(saved, RULES).value("jours")).isEqualTo("30");
        assertThat(audit.by("admin@terreau.test"))
                .extracting(Audit.Line::action)
                .contains("identity.passkeys-asked");
    }

    @Test
    void whoChangesTheRulesSecondSeesWhatTheFirstWrote() {
        Actor admin = people.administrator();
        Visit visit = people.signedIn(admin);
        Visit.Form late = visit.form(visit.get(RULES), RULES).with("jours", "7");
        change(Set.of(Role.SPONSOR), 60);
        Visit.Page refused = late.send();
        assertThat(refused.text()).contains("Quelqu’un d’autre a changé ces règles");
        assertThat(visit.form(refused, RULES).value("jours")).isEqualTo("60");
        assertThatThrownBy(() -> rules.change(new PasskeyRules.Rules(Set.of(), 1, -1), admin))
                .isInstanceOf(Stale.class);
    }

    @Test
    void whoHasNoneIsLedToMakeOneAndMayDoItLater() {
        Actor person = sponsor("plus-tard");
        change(Set.of(Role.SPONSOR), 14);
        Visit visit = people.signedIn(person);
        Visit.Page invited = visit.get(MINE + "?suite=/mes-donnees");
        assertThat(invited.text()).contains("L’un de vos rôles demande une clé d’accès", "Plus tard");
        assertThat(signedIn(visit)).isTrue();
        Visit.Page next = PasskeyVisits.makes(visit, invited, MINE, device(), "téléphone");
        assertThat(next.path()).isEqualTo("/mes-donnees");
        assertThat(visit.get(MINE).text()).doesNotContain("L’un de vos rôles demande");
    }

    @Test
    void onceTheTimeIsOverNothingOpensBeforeAPasskeyIsMade() {
        Actor person = sponsor("trop-tard");
        change(Set.of(Role.SPONSOR), 0);
        Visit visit = people.signedIn(person);
        for (String path : List.of("/mes-donnees", MINE, "/mes-connexions", "/"))
            assertThat(visit.get(path).text()).as(path).doesNotContain("Félix Finance");
        assertThat(visit.get("/mes-connexions").path()).isEqualTo(STEP);
        Visit.Page step = visit.get(STEP);
        assertThat(step.text()).contains("Encore une étape", "le délai pour la faire est passé");
        PasskeyVisits.makes(visit, step, STEP, device(), "téléphone");
        assertThat(visit.get("/mes-donnees").text()).contains("finance@cles-trop-tard.test");
        assertThat(visit.get(STEP).path()).isNotEqualTo(STEP);
    }

    @Test
    void aLinkIsNotEnoughForWhoHasOneAndThePasskeyEndsTheSignIn() {
        SoftwareKey device = device();
        Actor person = sponsor("etape", device);
        change(Set.of(Role.SPONSOR), 14);
        Visit visit = people.signedIn(person);
        assertThat(visit.get(MINE).path()).isEqualTo(STEP);
        Visit.Page step = visit.get(STEP);
        assertThat(step.text()).contains("le lien reçu à finance@cles-etape.test ne suffit pas");
        PasskeyVisits.uses(visit, step, device, handle(person));
        assertThat(visit.get(MINE).html().select("main tbody tr")).hasSize(1);
        Visit.Page sure =
                visit.get(visit.get(MINE).html().select("main tbody a").attr("href"));
        assertThat(visit.form(sure, sure.path()).send().text()).contains("C’est votre dernière clé d’accès");
    }

    @Test
    void twoLeadsAgreeAndWhoLostTheirPasskeyBeginsAnew() {
        SoftwareKey lost = device();
        Actor person = sponsor("perdue", lost);
        Actor first = people.worksFor("cles-perdue", Role.LEAD, "Lou Première");
        Actor second = people.someone("lead2@cles-perdue.test", "Luc Second", new Grant(Role.LEAD, "cles-perdue"));
        Actor elsewhere = people.worksFor("cles-ailleurs", Role.LEAD, "Léo Ailleurs");
        Actor coach = people.worksFor("cles-perdue", Role.COACH, "Cléo Coach");
        change(Set.of(Role.SPONSOR), 0);
        Visit visit = people.signedIn(person);
        Visit.Page asked = visit.form(visit.get(STEP), STEP + "/recuperation").send();
        assertThat(asked.text()).contains("Votre demande est envoyée", "Vous avez demandé à recommencer");
        assertThat(asked.html().select("form[action$=recuperation]")).isEmpty();
        assertThat(lettersTo(person)).contains("recovery-asked");
        assertThat(lettersTo(first)).contains("recovery-to-answer");
        assertThat(lettersTo(second)).contains("recovery-to-answer");
        assertThat(lettersTo(elsewhere)).doesNotContain("recovery-to-answer");

        long id = recoveries.waiting(first).get(0).id();
        for (Actor stranger : List.of(elsewhere, coach))
            assertThatThrownBy(() -> recoveries.agree(id, stranger)).isInstanceOf(NotFound.class);
        assertThat(people.signedIn(elsewhere).get(RECOVERIES).text()).doesNotContain("finance@cles-perdue.test");

        String agree = RECOVERIES + "/" + id + "/accord";
        Visit one = people.signedIn(first);
        Visit.Page once = one.form(one.get(RECOVERIES), agree).send();
        assertThat(once.text()).contains("Il en faut une autre", "Vous avez confirmé");
        recoveries.agree(id, first);
        assertThat(recoveries.waiting(second)).as("the same lead twice is one").hasSize(1);
        Visit two = people.signedIn(second);
        assertThat(two.form(two.get(RECOVERIES), agree).send().text()).contains("La personne peut recommencer");
        for (Actor told : List.of(first, second)) assertThat(lettersTo(told)).contains("recovery-agreed");
        assertThat(lettersTo(person)).contains("recovery-done");
        assertThat(visit.get(STEP).path()).as("every session is over").isEqualTo("/connexion");
        assertThat(audit.by(second.email().value()))
                .extracting(Audit.Line::action)
                .contains("identity.recovery-agreed", "identity.recovery-done");

        Visit anew = people.signedIn(person);
        PasskeyVisits.makes(anew, anew.get(STEP), STEP, device(), "nouveau téléphone");
        assertThat(anew.get(MINE).text()).contains("nouveau téléphone");
        Visit old = people.visitor();
        assertThat(PasskeyVisits.uses(old, old.get("/connexion"), lost, handle(person))
                        .text())
                .contains("n’est pas connue ici");
    }

    @Test
    void nobodyAnswersForThemselvesAndARefusalEndsIt() {
        SoftwareKey device = device();
        people.incubator("cles-refus");
        Actor lead = people.someone(
                "double@cles-refus.test",
                "Dana Double",
                new Grant(Role.SPONSOR, "cles-refus"),
                new Grant(Role.LEAD, "cles-refus"));
        Visit visit = people.signedIn(lead);
        PasskeyVisits.makes(visit, visit.get(MINE), MINE, device, "téléphone");
        Actor other = people.someone("autre@cles-refus.test", "Omar Autre", new Grant(Role.LEAD, "cles-refus"));
        recoveries.ask(people.actor("double@cles-refus.test"));
        assertThat(recoveries.waiting(people.actor("double@cles-refus.test"))).isEmpty();
        assertThat(lettersTo(people.administrator()))
                .as("there are not two leads who may answer")
                .contains("recovery-to-answer");
        Visit answering = people.signedIn(other);
        Visit.Page list = answering.get(RECOVERIES);
        long id = recoveries.waiting(other).get(0).id();
        assertThat(answering.form(list, RECOVERIES + "/" + id + "/refus").send().text())
                .contains("La demande est refusée");
        assertThat(lettersTo(lead)).contains("recovery-refused");
        assertThat(recoveries.waiting(other)).isEmpty();
    }

    @Test
    void aRequestIsForgottenAfterSevenDaysAndIsAmongOnesData() {
        Actor person = sponsor("semaine", device());
        recoveries.ask(person);
        assertThat(data.held(data.person(person.email())).modules().toString()).contains("reprise_sans_cle");
        jdbc.sql("update passkey_recovery set asked_at = asked_at - interval '8 days' where account_id = :id")
                .param("id", person.id().value())
                .update();
        assertThat(recoveries.askedBy(person)).isEmpty();
        assertThat(recoveries.waiting(people.administrator()))
                .noneMatch(line -> line.account().equals(person.id()));
        recoveries.ask(person);
        assertThat(recoveries.askedBy(person)).as("it is asked again").isPresent();
        data.erase(data.person(person.email()));
        assertThat(recoveries.askedBy(person)).isEmpty();
    }

    @Test
    void whoHoldsTheMachineRemovesThePasskeysOfSomebodyForWhomNobodyAnswers() {
        Actor person = sponsor("machine", device());
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        assertThat(command.run(List.of(), new PrintStream(said, true, StandardCharsets.UTF_8)))
                .isEqualTo(2);
        assertThat(command.run(List.of(person.email().value()), new PrintStream(said, true, StandardCharsets.UTF_8)))
                .isZero();
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("forget-passkeys ADRESSE", "Une clé d’accès est retirée");
    }
}
