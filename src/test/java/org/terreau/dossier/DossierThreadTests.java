package org.terreau.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.incubator.Incubators;
import org.terreau.outreach.NewRequest;
import org.terreau.outreach.OrganisationKind;
import org.terreau.outreach.Requests;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.Present;
import org.terreau.testing.Visit;

@ApplicationTest
class DossierThreadTests {

    private final People people;
    private final Requests requests;
    private final Incubators incubators;
    private final JdbcClient jdbc;

    DossierThreadTests(People people, Requests requests, Incubators incubators, JdbcClient jdbc) {
        this.people = people;
        this.requests = requests;
        this.incubators = incubators;
        this.jdbc = jdbc;
    }

    private Visit staff(Role role, String email) {
        return people.signedIn(people.someone(
                email, "Sacha Instruit", new Grant(role, incubators.host().id().value())));
    }

    private String lastMail(String to, String kind) {
        return jdbc.sql(
                        "select subject || ' ' || body from mail_outbox where recipient = :to and kind = :kind order by id desc limit 1")
                .param("to", to)
                .param("kind", kind)
                .query(String.class)
                .single();
    }

    /** The path of a new dossier, and its applicant, signed in by the link of the invitation. */
    private record Opened(String path, Visit applicant, Visit staff) {}

    private Opened opened(String name) {
        String email = name + "@dossier.test";
        String reference = requests.receive(
                        new NewRequest(
                                "Ana " + name,
                                email,
                                "",
                                OrganisationKind.PUBLIC_ACTOR,
                                "Syndicat " + name,
                                null,
                                "Chaque matin, les agents rappellent les familles une à une. Ils y passent deux heures.",
                                null),
                        List.of(),
                        "network of " + name,
                        Locale.FRENCH)
                .reference()
                .value();
        Visit staff = staff(Role.STAFF, "staff-" + email);
        Visit.Page opened = staff.form(staff.get("/dossiers/nouveau?demande=" + reference), "/dossiers/nouveau")
                .send();
        assertThat(opened.text()).contains("Le dossier est ouvert");
        assertThat(staff.get("/demandes/" + reference).text()).contains("Devenue dossier");
        Visit applicant = people.visitor();
        Visit.Page brief = people.follow(applicant, lastMail(email, "dossier-invitation"));
        assertThat(brief.path()).isEqualTo(opened.path() + "/fiche");
        return new Opened(opened.path(), applicant, staff);
    }

    private Visit.Form complete(Opened opened, String title) {
        String fiche = opened.path() + "/fiche";
        return opened.applicant()
                .form(opened.applicant().get(fiche), fiche)
                .with("titre", title)
                .with("piste", "Un message qui part seul, et une réponse en un geste.")
                .with("hypothese", "Les familles répondent si la question tient en une ligne.")
                .with("usagers", "Douze agents d’accueil")
                .with("territoire-recherche", "Quimper")
                .with("reussite", "La moitié des rappels disparaît en six mois.")
                .with("equipe", "Une agente à 60 %")
                .with("enveloppe", "180 000 €");
    }

    @Test
    void aRequestBecomesADossierThatTheCommitteeTurnsIntoAProduct() {
        Opened opened = opened("fil");
        String fiche = opened.path() + "/fiche";
        Visit.Page refused = opened.applicant()
                .form(opened.applicant().get(fiche), fiche)
                .with("titre", "Rappels du matin")
                .forged("action", "soumettre")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorOf("piste")).contains("Décrivez la piste");
        assertThat(opened.applicant().form(refused, fiche).value("probleme")).contains("Chaque matin");

        Visit.Page saved = complete(opened, "Rappels du matin").send();
        assertThat(saved.text()).contains("La fiche est enregistrée");
        Visit.Page submitted = opened.applicant()
                .form(saved, fiche)
                .forged("action", "soumettre")
                .send();
        assertThat(submitted.text())
                .contains("soumise au comité")
                .contains("Quimper (29)")
                .contains("Version 2");
        assertThat(lastMail("staff-fil@dossier.test", "dossier-submitted")).contains("Rappels du matin");
        assertThat(lastMail("fil@dossier.test", "dossier-receipt"))
                .contains("« Rappels du matin » est bien reçue", "le comité décide", opened.path());
        assertThat(opened.applicant().get(fiche).path()).isEqualTo(opened.path());

        Visit.Page review = opened.staff().get(opened.path() + "/instruction");
        assertThat(review.text()).contains("Un budget dédié").contains("180 000 €");
        Visit.Page noReason = opened.staff()
                .form(review, opened.path() + "/avis")
                .with("avis-budget", "rempli")
                .send();
        assertThat(noReason.errorOf("motif-budget")).contains("raison");
        assertThat(opened.staff()
                        .form(noReason, opened.path() + "/avis")
                        .with("motif-budget", "Budget voté en juin")
                        .send()
                        .text())
                .contains("Budget voté en juin");
        assertThat(review.html().select("a[href$=/decision]")).isEmpty();
        assertThat(opened.staff().get(opened.path() + "/decision").status()).isEqualTo(403);

        Visit lead = staff(Role.LEAD, "lead-fil@dossier.test");
        Visit.Page undecided = lead.form(lead.get(opened.path() + "/decision"), opened.path() + "/decision")
                .with("decision", "construire")
                .with("motif", "court")
                .with("montant", "beaucoup")
                .with("echeance", "2020-01-01")
                .send();
        assertThat(undecided.status()).isEqualTo(422);
        assertThat(undecided.errorOf("motif")).contains("20 caractères");
        assertThat(undecided.errorOf("montant")).contains("en euros");
        assertThat(undecided.errorOf("echeance")).contains("à venir");
        Visit.Page asked = lead.form(undecided, opened.path() + "/decision")
                .with("motif", "Le problème est partagé et la piste se vérifie vite.")
                .with("montant", "180 000")
                .with("echeance", Present.today().plusMonths(6).toString())
                .send();
        assertThat(asked.text())
                .contains("Ce qui va se passer", "un autre de six mois s’ouvre", "Aucune synthèse des avis")
                .contains("Aucune investigation n’a été menée", "Aucun problème du registre");
        assertThat(people.visitor().get("/produits/rappels.du.matin").status())
                .as("nothing happens before it is confirmed")
                .isEqualTo(404);
        Visit.Page decided = lead.form(asked, opened.path() + "/decision")
                .forged("etape", "confirmer")
                .send();
        assertThat(decided.text()).contains("La décision est enregistrée").contains("En construction");
        Visit.Page published =
                lead.form(decided, decided.path() + "/publication").send();
        assertThat(published.text()).contains("La décision est publique");
        assertThat(lastMail("fil@dossier.test", "dossier-decided"))
                .contains("se vérifie vite", "La suite", "jusqu’au")
                .containsPattern("180.000.€ TTC");

        Visit.Page product = people.visitor().get("/produits/rappels.du.matin");
        assertThat(product.status()).isEqualTo(200);
        assertThat(product.text())
                .contains("Construction")
                .contains("Incrément 1")
                .contains("La moitié des rappels disparaît en six mois.")
                .contains("se vérifie vite")
                .containsPattern("180\\h000\\h€");
        assertThat(product.text())
                .contains("à pourvoir")
                .contains("Quimper (29)")
                .contains("Son enveloppe");
        theApplicantRunsTheProduct(opened.applicant(), "/produits/rappels.du.matin");
        assertThat(people.visitor().get("/produits?q=rappels+matin").text()).contains("Rappels du matin");
    }

    private void theApplicantRunsTheProduct(Visit applicant, String path) {
        assertThat(applicant.get(path + "/stats").html().select("a[href$=/mesures]"))
                .hasSize(1);
        Visit.Page doubtful = applicant
                .form(applicant.get(path + "/deploiements/ajout"), path + "/deploiements/ajout")
                .with("collectivites", "35238\nSaint-Denis\nBrest (29)")
                .with("etat", "actif")
                .send();
        assertThat(doubtful.text()).contains("Ligne 2").contains("Saint-Denis (974)");
        assertThat(applicant
                        .form(doubtful, path + "/deploiements/ajout/confirmation")
                        .with("choix-2", "commune:93066")
                        .with("raison", "Elles l’essaient déjà depuis l’investigation.")
                        .send()
                        .text())
                .contains("3 collectivités sont ajoutées");
        Visit.Page stats = people.visitor().get(path + "/stats");
        assertThat(stats.text()).contains("3 collectivités");
        assertThat(people.visitor().get(path + "/stats?carte=france").html().select("svg.t-map use"))
                .hasSize(101);
        assertThat(stats.html().select("svg.t-map .t-map__1")).hasSize(3);
        assertThat(people.visitor().get(path + "/deploiements.csv").body()).contains("Brest;29019;commune;29;");
        Visit.Page joined = applicant
                .form(applicant.get(path + "/equipe"), path + "/equipe")
                .with("metier", "developpement")
                .with("nom", "Dev Essai")
                .with("courriel", "dev@dossier.test")
                .with("rythme", "80 %")
                .send();
        assertThat(joined.text()).contains("Dev Essai").contains("80");
        assertThat(people.visitor().get(path).text())
                .doesNotContain("Dev Essai")
                .contains("4 j par semaine");
        Visit developer = people.signedIn(people.actor("dev@dossier.test"));
        assertThat(developer.get(path + "/mesures").status()).isEqualTo(200);
    }

    @Test
    void anInvestigationThatStopsSaysWhyOnItsPublicPage() {
        Opened opened = opened("arret");
        complete(opened, "Covoiturage des agents").forged("action", "soumettre").send();
        Visit lead = staff(Role.LEAD, "lead-arret@dossier.test");
        String action = opened.path() + "/decision";
        Visit.Page started = confirmed(
                lead,
                lead.form(lead.get(action), action)
                        .with("decision", "investiguer")
                        .with("motif", "Douze entretiens à mener avant de construire.")
                        .with("montant", "15000")
                        .with("echeance", Present.today().plusMonths(3).toString()),
                action);
        assertThat(started.text()).contains("Le produit Covoiturage des agents est ouvert");
        Visit.Page form = lead.get(action);
        String path = "/produits/covoiturage.des.agents/decision";
        assertThat(form.html().select("form[action=" + path + "]"))
                .as("from then on the product is decided on")
                .hasSize(1);
        Visit.Page stopped = confirmed(
                lead,
                lead.form(form, path)
                        .with("decision", "arreter")
                        .with("motif", "Les agents préfèrent le bus : le problème n’est pas là."),
                path);
        assertThat(stopped.text()).contains("Arrêter", "Les étapes de la fin sont ouvertes");
        lead.form(stopped, stopped.path() + "/publication").send();
        assertThat(people.visitor().get("/produits/covoiturage.des.agents").text())
                .contains("Arrêté après investigation")
                .contains("Les agents préfèrent le bus");
        assertThat(lead.get(action).text()).contains("il n’y a plus rien à décider ici");
        assertThat(lead.get(opened.path() + "/instruction").html().select("a[href$=/decision]"))
                .isEmpty();
    }

    private static Visit.Page confirmed(Visit lead, Visit.Form typed, String action) {
        return lead.form(typed.send(), action).forged("etape", "confirmer").send();
    }

    @Test
    void theLoserOfAConflictSeesBothTexts() {
        Opened opened = opened("conflit");
        String fiche = opened.path() + "/fiche";
        Visit.Form late = opened.applicant().form(opened.applicant().get(fiche), fiche);
        opened.staff()
                .form(opened.staff().get(fiche), fiche)
                .with("piste", "La piste du coach")
                .send();
        Visit.Page conflict = late.with("piste", "La piste de la porteuse").send();
        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.text()).contains("La piste du coach").contains("Sacha Instruit a enregistré");
        Visit.Form again = opened.applicant().form(conflict, fiche);
        assertThat(again.value("piste")).isEqualTo("La piste de la porteuse");
        assertThat(again.send().text()).contains("La fiche est enregistrée");
    }

    @Test
    void aDossierIsUnknownToThoseWhoHaveNothingToDoWithIt() {
        Opened opened = opened("secret");
        assertThat(people.visitor().get(opened.path()).path()).startsWith("/connexion");
        Visit stranger = people.signedIn(people.someone("passante@dossier.test", "Pia Passe"));
        assertThat(stranger.get(opened.path()).status()).isEqualTo(404);
        assertThat(stranger.get(opened.path() + "/fiche").status()).isEqualTo(404);
        assertThat(stranger.get(opened.path() + "/instruction").status()).isEqualTo(403);
        assertThat(opened.applicant().get(opened.path() + "/instruction").status())
                .isEqualTo(403);
        assertThat(stranger.get("/dossiers").text()).contains("Aucun dossier ici");
        assertThat(opened.applicant().get("/dossiers.csv").body()).contains("Syndicat secret");
        Visit elsewhere = people.signedIn(
                people.someone("lead-ailleurs@dossier.test", "Lou Ailleurs", new Grant(Role.LEAD, "ailleurs")));
        assertThat(elsewhere.get(opened.path() + "/instruction").status()).isEqualTo(404);
    }

    @Test
    void aSubmittedBriefIsGivenBackWithAReasonOrNotAtAll() {
        Opened opened = opened("retour");
        complete(opened, "À compléter").forged("action", "soumettre").send();
        String instruction = opened.path() + "/instruction";
        Visit.Page refused = opened.staff()
                .form(opened.staff().get(instruction), opened.path() + "/retour")
                .with("retour", "non")
                .send();
        assertThat(refused.errorOf("retour")).contains("ce qui manque");
        opened.staff()
                .form(refused, opened.path() + "/retour")
                .with("retour", "Le territoire d’expérimentation doit donner son accord.")
                .send();
        assertThat(lastMail("retour@dossier.test", "dossier-given-back")).contains("donner son accord");
        assertThat(opened.applicant().get(opened.path() + "/fiche").status()).isEqualTo(200);
    }

    @Test
    void aStoppedDossierGoesNowhereAndADraftIsNotDecidedOn() {
        for (DossierState state : EnumSet.allOf(DossierState.class)) {
            assertThat(DossierState.STOPPED.mayBecome(state)).isFalse();
            assertThat(DossierState.DRAFT.mayBecome(state))
                    .as(state.code())
                    .isEqualTo(state == DossierState.SUBMITTED || state.asleep());
        }
    }
}
