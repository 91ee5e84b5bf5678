package org.terreau.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.PersonalData;
import org.terreau.identity.Role;
import org.terreau.shared.EmailAddress;
import org.terreau.shared.NotAllowed;
import org.terreau.territory.Collectivities;
import org.terreau.territory.CollectivityId;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.Visit;

@ApplicationTest
class DeclarationTests {

    private final People people;
    private final ProblemFixtures problems;
    private final Registry registry;
    private final Declarations declarations;
    private final Spokespeople spokespeople;
    private final UndoneNamings namings;
    private final Attachments attachments;
    private final Retention retention;
    private final ProblemPersonalData personalData;
    private final Collectivities collectivities;
    private final JdbcClient jdbc;

    DeclarationTests(
            People people,
            ProblemFixtures problems,
            Registry registry,
            Declarations declarations,
            Spokespeople spokespeople,
            UndoneNamings namings,
            Attachments attachments,
            Retention retention,
            ProblemPersonalData personalData,
            Collectivities collectivities,
            JdbcClient jdbc) {
        this.people = people;
        this.problems = problems;
        this.registry = registry;
        this.declarations = declarations;
        this.spokespeople = spokespeople;
        this.namings = namings;
        this.attachments = attachments;
        this.retention = retention;
        this.personalData = personalData;
        this.collectivities = collectivities;
        this.jdbc = jdbc;
    }

    private Visit.Form form(Visit visit, ProblemId problem, String email, String label, String id) {
        String path = problem.path() + "/declarer";
        return visit.form(visit.get(path), path)
                .with("collectivite-recherche", label)
                .forged("collectivite", id)
                .with("frequence", "trois fois par mois")
                .with("temoignage", "Chaque facture est saisie deux fois, et l’erreur se voit six mois après.")
                .with("personnes", "4")
                .with("publier", "oui")
                .with("fonction", "secrétaire de mairie")
                .with("nom", "Dominique Essai")
                .with("courriel", email)
                .forged("ouvert", "1");
    }

    @Test
    void anAgentWhoseAddressCarriesTheNameIsConfirmedByTheLinkAndCountsAtOnce() {
        ProblemId problem = problems.published("Les factures sont saisies deux fois à la mairie");
        Visit visit = people.visitor();
        Visit.Page sent = form(visit, problem, "d.essai@ville-vertou.fr", "Vertou (44)", "commune:44215")
                .send();
        assertThat(sent.text()).contains("Regardez vos courriels");
        assertThat(visit.get(problem.path()).text()).contains("Aucune collectivité confirmée");
        Visit.Page page = visit.get(problems.link("d.essai@ville-vertou.fr"));
        assertThat(page.text()).contains("Est-ce bien vous").contains("Vertou (44)");
        Visit.Page confirmed = visit.form(
                        page, java.net.URI.create(page.path() + "/confirmation").getPath())
                .send();
        assertThat(confirmed.text()).contains("C’est confirmé");
        String read = visit.get(problem.path()).text();
        assertThat(read)
                .contains("Une collectivité confirmée")
                .contains("Pas encore partagé")
                .contains("Chaque facture est saisie deux fois")
                .contains("secrétaire de mairie, Vertou (44)")
                .doesNotContain("Dominique Essai");
        assertThat(visit.get("/problemes?q=factures&territoire=departement:44").text())
                .contains("Les factures sont saisies deux fois à la mairie");
        assertThat(visit.get(problem.path() + "/collectivites.csv").body()).contains("Vertou;44215;commune;44");
        assertThat(visit.get("/api" + problem.path()).body()).contains("\"partage\":false", "commune:44215");
    }

    @Test
    void twoDistinctCollectivitiesMakeItSharedAndTheSameOneTwiceDoesNot() {
        ProblemId problem = problems.published("Les inscriptions arrivent en double");
        problems.confirmed(problem, "un@ville-vertou.fr", "commune:44215");
        problems.confirmed(problem, "deux@ville-vertou.fr", "commune:44215");
        assertThat(registry.read(problem).collectivities()).isEqualTo(1);
        assertThat(attachments.heard()).doesNotContain(new ProblemShared(problem, 2));
        problems.confirmed(problem, "un@departement13.fr", "departement:13");
        assertThat(registry.read(problem).collectivities()).isEqualTo(2);
        assertThat(attachments.heard()).contains(new ProblemShared(problem, 2));
        Visit visit = people.visitor();
        String page = visit.get(problem.path()).text();
        assertThat(page)
                .contains("Partagé")
                .contains("2 collectivités confirmées")
                .contains("commune", "département");
        assertThat(page).contains("ces populations ne s’additionnent pas");
        assertThat(visit.get("/problemes?partage=oui&q=inscriptions").text()).contains("Les inscriptions arrivent");
        assertThat(visit.get("/problemes?partage=non&q=inscriptions").text())
                .doesNotContain("Les inscriptions arrivent");
    }

    @ParameterizedTest
    @CsvSource({
        "departement:976, region:06, 976",
        "departement:67, departement:68, 67 68",
        "region:94, departement:2A, 2A 2B",
        "commune:75056, departement:75, 75",
        "commune:97801, departement:978, 978"
    })
    void aLegalPersonUnderTwoEntriesOfTheCodeCountsOnce(String one, String other, String departements) {
        ProblemId problem = problems.published("Les pièces se demandent deux fois (" + one + ")");
        Visit visit = people.visitor();
        for (String place : List.of(one, other)) {
            String email = "agent@" + place.replace(':', '-').toLowerCase(Locale.ROOT) + ".test";
            String label = collectivities
                    .find(CollectivityId.parse(place).orElseThrow())
                    .orElseThrow()
                    .label();
            form(visit, problem, email, label, place).send();
            visit.form(visit.get(problems.link(email)), problems.link(email) + "/confirmation")
                    .send();
            declarations.accept(number(email), false, problems.staff());
        }
        assertThat(registry.read(problem).collectivities()).isEqualTo(1);
        assertThat(visit.get("/api" + problem.path()).body()).contains("\"partage\":false");
        for (String departement : departements.split(" "))
            assertThat(visit.get("/problemes?territoire=departement:" + departement + "&q=pieces+deux+fois")
                            .text())
                    .contains("Les pièces se demandent deux fois (" + one + ")");
        assertThat(visit.get(problem.path()).text()).doesNotContain("2 collectivités");
    }

    @Test
    void guadeloupeHasADepartementAndARegionThatAreTwoCollectivities() {
        ProblemId problem = problems.published("Les aides se demandent deux fois");
        problems.confirmed(problem, "un@departement971.fr", "departement:971");
        problems.confirmed(problem, "un@region-guadeloupe.fr", "region:01");
        assertThat(registry.read(problem).collectivities()).isEqualTo(2);
    }

    @Test
    void withoutAKnownDomainTheReferentAnswersAndMayVouchForTheWholeDomain() {
        CollectivityId morlaix = CollectivityId.parse("commune:29151").orElseThrow();
        spokespeople.name(morlaix, "Rozenn Répond", "rozenn@referente.test", people.administrator());
        assertThat(problems.lastMail("rozenn@referente.test"))
                .contains("Morlaix (29)")
                .contains("/connexion?suite=/problemes/validations&pour=")
                .doesNotContain("/connexion/jeton");
        ProblemId problem = problems.published("Les salles se réservent par téléphone");
        problems.confirmed(problem, "agent@morlaix.bzh", "commune:29151");
        assertThat(registry.read(problem).collectivities()).isZero();
        assertThat(problems.lastMail("rozenn@referente.test")).contains("agent@morlaix.bzh");

        Visit referent = people.signedIn(people.actor("rozenn@referente.test"));
        Visit.Page waiting = referent.get("/problemes/validations");
        assertThat(waiting.text()).contains("Dominique Essai").contains("Morlaix (29)");
        String action = waiting.html()
                .expectFirst("form[action^=/problemes/validations/]")
                .attr("action");
        Visit.Page refused = referent.form(waiting, action)
                .forged("decision", "refuser")
                .forged("motif", "non")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Écrivez la raison");
        Visit.Page accepted =
                referent.form(waiting, action).with("domaine", "oui").send();
        assertThat(accepted.text()).contains("La déclaration est confirmée");
        assertThat(registry.read(problem).collectivities()).isEqualTo(1);

        ProblemId other = problems.published("Les clés des salles se perdent");
        problems.confirmed(other, "collegue@morlaix.bzh", "commune:29151");
        assertThat(registry.read(other).collectivities()).isEqualTo(1);
    }

    @Test
    void theStaffAnswerForACollectivityWithoutReferentAndOnlyThen() {
        Actor staff = problems.staff();
        ProblemId problem = problems.published("Les courriers arrivent sans numéro de dossier");
        problems.confirmed(problem, "agent@inconnu.test", "commune:56121");
        long id = number("agent@inconnu.test");
        Actor stranger = people.someone("etranger@problemes.test", "Un Passant");
        assertThatThrownBy(() -> declarations.accept(id, false, stranger)).isInstanceOf(NotAllowed.class);
        spokespeople.name(
                CollectivityId.parse("commune:56121").orElseThrow(),
                "Loïc Répond",
                "loic@referent.test",
                people.administrator());
        assertThatThrownBy(() -> declarations.accept(id, false, staff)).isInstanceOf(NotAllowed.class);
        namings.removeReferent(
                CollectivityId.parse("commune:56121").orElseThrow(), new EmailAddress("loic@referent.test"), staff);
        declarations.refuse(id, "Cette personne ne travaille pas pour la commune de Lorient.", staff);
        assertThat(problems.lastMail("agent@inconnu.test")).contains("ne travaille pas pour la commune");
        assertThat(registry.read(problem).collectivities()).isZero();
    }

    private Actor staffOf(String incubator) {
        jdbc.sql("insert into incubator (id, title, host) values (:id, :id, false) on conflict do nothing")
                .param("id", incubator)
                .update();
        return people.someone(incubator + "@referents.test", "Équipe " + incubator, new Grant(Role.STAFF, incubator));
    }

    @Test
    void aReferentActsOnceTwoIncubatorsSaySoAndIsUndoneWithWhatTheyLetCount() {
        CollectivityId place = CollectivityId.parse("commune:29019").orElseThrow();
        Actor first = staffOf("referents.a");
        Actor second = staffOf("referents.b");
        spokespeople.name(place, "Nolwenn Répond", "nolwenn@referente.test", first);
        Actor referent = people.someone("nolwenn@referente.test", "Nolwenn Répond");
        assertThat(spokespeople.answeredBy(referent)).isEmpty();
        spokespeople.name(place, "Nolwenn Répond", "nolwenn@referente.test", first);
        assertThat(spokespeople.answeredBy(referent)).as("said twice by one").isEmpty();
        Visit own = people.signedIn(first);
        assertThat(own.get("/problemes/referents?q=nolwenn").text())
                .contains("Attend l’accord d’une personne d’un autre incubateur")
                .doesNotContain("Donner l’accord pour Nolwenn");
        Visit other = people.signedIn(second);
        assertThat(other.get("/").text()).contains("Nolwenn Répond");
        Visit.Page asked = other.get("/problemes/referents?q=nolwenn");
        Visit.Form agree = other.forms(asked).stream()
                .filter(form -> form.action().equals("/problemes/referents")
                        && form.value("courriel").equals("nolwenn@referente.test"))
                .findFirst()
                .orElseThrow();
        assertThat(agree.pressed().send().text()).contains("C’est enregistré");
        assertThat(spokespeople.answeredBy(referent)).containsExactly(place);

        ProblemId problem = problems.published("Les régies de recettes se tiennent au crayon");
        problems.confirmed(problem, "agent@ailleurs.test", "commune:29019");
        declarations.accept(number("agent@ailleurs.test"), false, referent);
        assertThat(registry.read(problem).collectivities()).isEqualTo(1);
        assertThat(namings.removeReferent(place, referent.email(), first)).isEqualTo(1);
        assertThat(registry.read(problem).collectivities()).isZero();
        assertThat(problems.lastMail("agent@ailleurs.test")).contains("attend à nouveau");
        declarations.accept(number("agent@ailleurs.test"), false, second);
        assertThat(registry.read(problem).collectivities())
                .as("the staff answer where nobody does")
                .isEqualTo(1);
    }

    @Test
    void aDomainThatOneIncubatorAddsLetsNobodySpeakUntilAnotherAgreesAndAfterAWeekItsDeclarationsStay() {
        CollectivityId place = CollectivityId.parse("commune:29232").orElseThrow();
        spokespeople.addDomain(place, "services-partages.test", staffOf("referents.a"));
        ProblemId problem = problems.published("Les astreintes se notent sur un tableau");
        problems.confirmed(problem, "agent@services-partages.test", "commune:29232");
        assertThat(registry.read(problem).collectivities()).isZero();
        spokespeople.addDomain(place, "services-partages.test", staffOf("referents.b"));
        ProblemId other = problems.published("Les clefs des salles se prêtent sans trace");
        problems.confirmed(other, "autre@services-partages.test", "commune:29232");
        assertThat(registry.read(other).collectivities()).isEqualTo(1);
        jdbc.sql(
                        "update collectivity_domain set acts_since = acts_since - interval '8 days' where domain = 'services-partages.test'")
                .update();
        assertThat(namings.removeDomain(place, "services-partages.test", staffOf("referents.b")))
                .isZero();
        assertThat(registry.read(other).collectivities()).isEqualTo(1);
    }

    @Test
    void whoNobodyAgreedToIsForgottenAfterSixMonths() {
        CollectivityId place = CollectivityId.parse("commune:29232").orElseThrow();
        spokespeople.name(place, "Personne Daccord", "attente@accord-perdu.fr", staffOf("referents.a"));
        spokespeople.addDomain(place, "accord-perdu.fr", staffOf("referents.a"));
        aged("5 months");
        retention.run();
        assertThat(waiting()).isEqualTo(2);
        aged("40 days");
        retention.run();
        assertThat(waiting()).isZero();
    }

    private void aged(String by) {
        jdbc.sql(
                        "update collectivity_referent set named_at = named_at - cast(:by as interval) where email like '%@accord-perdu.fr'")
                .param("by", by)
                .update();
        jdbc.sql(
                        "update collectivity_domain set added_at = added_at - cast(:by as interval) where domain = 'accord-perdu.fr'")
                .param("by", by)
                .update();
    }

    private int waiting() {
        return jdbc.sql("""
                        select (select count(*) from collectivity_referent where email like '%@accord-perdu.fr')
                             + (select count(*) from collectivity_domain where domain = 'accord-perdu.fr')
                        """).query(Integer.class).single();
    }

    private long number(String email) {
        return jdbc.sql("select max(id) from problem_declaration where email = :email")
                .param("email", email)
                .query(Long.class)
                .single();
    }

    @Test
    void namesakesAreNotConfirmedByTheirNameAlone() {
        ProblemId problem = problems.published("Les cartes d’accès ne marchent plus");
        problems.confirmed(problem, "agent@ville-saint-denis.fr", "commune:93066");
        assertThat(registry.read(problem).collectivities()).isZero();
        problems.confirmed(problem, "agent@ville-saint-denis93.fr", "commune:93066");
        assertThat(registry.read(problem).collectivities()).isEqualTo(1);
    }

    @Test
    void aDeclarationIsWithdrawnFromTheLinkOfTheMail() {
        ProblemId problem = problems.published("Les badges sont refaits chaque année");
        problems.declared(problem, "retrait@ville-vertou.fr", "commune:44215");
        String link = problems.link("retrait@ville-vertou.fr");
        Visit visit = people.visitor();
        visit.form(visit.get(link), link + "/confirmation").send();
        assertThat(registry.read(problem).collectivities()).isEqualTo(1);
        Visit.Page gone = visit.form(visit.get(link), link + "/retrait").send();
        assertThat(gone.text()).contains("Vous avez retiré cette déclaration");
        assertThat(registry.read(problem).collectivities()).isZero();
        assertThat(visit.get(problem.path()).text()).doesNotContain("une fois sur cinq avec une erreur");
    }

    @Test
    void declaringAgainGivesANewLinkToTheFirstDeclarationAndTellsNothingToOthers() {
        ProblemId problem = problems.published("Les devis se perdent entre deux services");
        problems.confirmed(problem, "deux.fois@ville-vertou.fr", "commune:44215");
        Visit visit = people.visitor();
        Visit.Page sent = form(visit, problem, "deux.fois@ville-vertou.fr", "Vertou (44)", "commune:44215")
                .send();
        assertThat(sent.text()).contains("Regardez vos courriels").doesNotContain("déjà");
        assertThat(problems.lastMail("deux.fois@ville-vertou.fr")).contains("Vous avez déjà déclaré");
        assertThat(visit.get(problems.link("deux.fois@ville-vertou.fr")).text()).contains("C’est confirmé");
    }

    @Test
    void aRefusedFormSaysWhatIsMissingBesideEachFieldAndKeepsTheRest() {
        ProblemId problem = problems.published("Les plannings sont faits à la main");
        Visit visit = people.visitor();
        Visit.Page refused = form(visit, problem, "pas une adresse", "", "")
                .with("temoignage", "court")
                .with("frequence", "")
                .with("personnes", "beaucoup")
                .with("fonction", "")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorOf("courriel")).contains("adresse électronique");
        assertThat(refused.errorOf("temoignage")).contains("Racontez");
        assertThat(refused.errorOf("frequence")).contains("fréquence");
        assertThat(refused.errorOf("personnes")).contains("nombre");
        assertThat(refused.errorOf("fonction")).contains("fonction");
        assertThat(refused.errorOf("collectivite-recherche")).contains("Indiquez la collectivité");
        assertThat(visit.form(refused, problem.path() + "/declarer").value("nom"))
                .isEqualTo("Dominique Essai");
        assertThat(form(visit, problem, "robot@x.fr", "Vertou (44)", "commune:44215")
                        .with("site", "http://spam.test")
                        .send()
                        .status())
                .isEqualTo(422);
    }

    @Test
    void whatIsNotConfirmedInTimeExpiresThenIsForgotten() {
        ProblemId problem = problems.published("Les archives ne se retrouvent pas");
        problems.declared(problem, "lente@ville-vertou.fr", "commune:44215");
        jdbc.sql(
                        "update problem_declaration set declared_at = declared_at - interval '15 days' where email = 'lente@ville-vertou.fr'")
                .update();
        Visit visit = people.visitor();
        String link = problems.link("lente@ville-vertou.fr");
        assertThat(visit.form(visit.get(link), link + "/confirmation").send().text())
                .contains("n’a pas été confirmée à temps");
        assertThat(registry.read(problem).collectivities()).isZero();
        jdbc.sql(
                        "update problem_declaration set decided_at = decided_at - interval '7 months' where email = 'lente@ville-vertou.fr'")
                .update();
        retention.run();
        assertThat(visit.get(link).status()).isEqualTo(404);
    }

    @Test
    void whatIsHeldAboutSomebodyIsGivenAndErasedWithoutLosingTheCount() {
        ProblemId problem = problems.published("Les abonnements sont payés deux fois");
        problems.confirmed(problem, "efface.moi@ville-vertou.fr", "commune:44215");
        PersonalData.Person person = new PersonalData.Person(new EmailAddress("efface.moi@ville-vertou.fr"), null);
        assertThat(personalData.held(person))
                .singleElement()
                .satisfies(one ->
                        assertThat(one).containsAllEntriesOf(Map.of("objet", "declaration", "nom", "Dominique Essai")));
        assertThat(personalData.erase(person)).isEqualTo(1);
        assertThat(personalData.held(person)).isEmpty();
        assertThat(registry.read(problem).collectivities()).isEqualTo(1);
        assertThat(people.visitor().get(problem.path() + "?encore").text()).doesNotContain("une fois sur cinq");
    }

    @Test
    void somebodySignedInWithTheAddressNeedsNoLink() {
        Actor agent = people.someone("connectee@ville-vertou.fr", "Ada Connectée");
        ProblemId problem = problems.published("Les bons de commande se signent sur papier");
        Visit visit = people.signedIn(agent);
        Visit.Page done = form(visit, problem, "connectee@ville-vertou.fr", "Vertou (44)", "commune:44215")
                .send();
        assertThat(done.text()).contains("C’est confirmé : votre collectivité compte");
        assertThat(registry.read(problem).collectivities()).isEqualTo(1);
    }

    @Test
    void amongManyDomainsThoseOfACollectivityAreFoundByItsNameAsTyped() {
        Actor staff = problems.staff();
        CollectivityId place = CollectivityId.parse("commune:29103").orElseThrow();
        for (int number = 0; number < 60; number++)
            spokespeople.addDomain(place, "service-" + number + ".landerneau.test", people.administrator());
        Visit visit = people.signedIn(staff);
        Visit.Page all = visit.get("/problemes/referents");
        assertThat(all.html()
                        .select("form[action=/problemes/referents/retrait]")
                        .size())
                .isLessThanOrEqualTo(60);
        assertThat(all.text()).contains("Page 1 sur");
        Visit.Page found = visit.get("/problemes/referents?q=LANDERNEAU+%2829%29");
        assertThat(found.text()).contains("service-0.landerneau.test").contains("Page 1 sur 2");
        assertThat(visit.get("/problemes/referents?q=service-42.landerneau").text())
                .contains("Landerneau (29) · service-42.landerneau.test")
                .doesNotContain("Page 1 sur");
        assertThat(visit.get("/problemes/referents?q=zzz").text()).contains("Rien ne correspond");
    }
}
