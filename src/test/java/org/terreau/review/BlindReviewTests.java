package org.terreau.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.brief.BriefTexts;
import org.terreau.dossier.Applications;
import org.terreau.dossier.DossierRecord;
import org.terreau.eligibility.Prerequisite;
import org.terreau.eligibility.Standing;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.PersonalData;
import org.terreau.identity.Role;
import org.terreau.incubator.Absences;
import org.terreau.incubator.Incubators;
import org.terreau.outreach.Requests;
import org.terreau.shared.NotAllowed;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.Present;
import org.terreau.testing.SubmittedDossiers;
import org.terreau.testing.Visit;

@ApplicationTest
class BlindReviewTests {

    private final People people;
    private final SubmittedDossiers dossiers;
    private final Incubators incubators;
    private final Reviews reviews;
    private final Reviewers reviewers;
    private final Absences absences;
    private final List<PersonalData> held;
    private final JdbcClient jdbc;

    BlindReviewTests(
            People people,
            Requests requests,
            Applications applications,
            BriefTexts texts,
            Incubators incubators,
            Reviews reviews,
            Reviewers reviewers,
            Absences absences,
            List<PersonalData> held,
            JdbcClient jdbc) {
        this.people = people;
        this.dossiers = new SubmittedDossiers(requests, applications, texts, people);
        this.incubators = incubators;
        this.reviews = reviews;
        this.reviewers = reviewers;
        this.absences = absences;
        this.held = held;
        this.jdbc = jdbc;
    }

    private Actor someone(String name, Role role) {
        return people.someone(
                name + "@relecture.test",
                name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1) + " Relit",
                new Grant(role, incubators.host().id().value()));
    }

    private String lastMail(String to, String kind) {
        return jdbc.sql(
                        "select subject || ' ' || body from mail_outbox where recipient = :to and kind = :kind order by id desc limit 1")
                .param("to", to)
                .param("kind", kind)
                .query(String.class)
                .optional()
                .orElse("");
    }

    private Visit.Page ask(Visit lead, DossierRecord dossier, Actor... chosen) {
        String[] ids = new String[chosen.length];
        for (int one = 0; one < chosen.length; one++)
            ids[one] = chosen[one].id().toString();
        return lead.form(lead.get(dossier.path() + "/instruction"), dossier.path() + "/relecteurs")
                .with("relecteurs", ids)
                .with("avant-le", Present.today().plusDays(10).toString())
                .send();
    }

    private void give(DossierRecord dossier, Actor by, Standing standing, String reason, Prerequisite... on) {
        Map<Prerequisite, Reviews.Judgement> judgements = new EnumMap<>(Prerequisite.class);
        for (Prerequisite prerequisite : on.length == 0 ? Prerequisite.values() : on)
            judgements.put(prerequisite, new Reviews.Judgement(standing, reason));
        reviews.give(dossier.subject(), judgements, by);
    }

    @Test
    void nobodyReadsAnotherOpinionBeforeGivingTheirsAndTheLeadWaitsForAll() {
        Actor lead = someone("lead-aveugle", Role.LEAD);
        Actor ana = someone("ana-aveugle", Role.COACH);
        Actor ben = someone("ben-aveugle", Role.STAFF);
        DossierRecord dossier = dossiers.submitted("aveugle", "Rappels aveugles", lead);
        Visit leads = people.signedIn(lead);
        Visit.Page one = ask(leads, dossier, ana);
        assertThat(one.status()).isEqualTo(422);
        assertThat(one.text()).contains("au moins deux relectures");
        assertThat(ask(leads, dossier, ana, ben).text())
                .contains("Les avis sont demandés")
                .contains("Ana-aveugle Relit");
        assertThat(lastMail("ana-aveugle@relecture.test", "review-asked")).contains("Rappels aveugles");

        Visit anas = people.signedIn(ana);
        Visit bens = people.signedIn(ben);
        assertThat(anas.get("/relecteurs/moi").text()).contains("Rappels aveugles", "Demandée");
        String avis = dossier.path() + "/avis";
        String instruction = dossier.path() + "/instruction";
        anas.form(anas.get(instruction), avis)
                .with("avis-budget", "bloquant")
                .with("motif-budget", "Aucun budget à Mortagne")
                .send();
        for (Visit blind : List.of(bens, leads)) {
            assertThat(blind.get(instruction).body()).doesNotContain("Aucun budget à Mortagne");
            assertThat(blind.get("/api" + avis).body()).isEqualTo("[]");
        }
        assertThat(bens.get(instruction).text()).contains("vous les lirez après avoir donné le vôtre");
        bens.form(bens.get(instruction), avis)
                .with("avis-equipe", "rempli")
                .with("motif-equipe", "Équipe au complet")
                .send();
        assertThat(bens.get(instruction).body())
                .as("an opinion on another prerequisite opens nothing")
                .doesNotContain("Aucun budget à Mortagne");
        bens.form(bens.get(instruction), avis)
                .with("avis-budget", "rempli")
                .with("motif-budget", "Voté en juin")
                .send();
        assertThat(bens.get(instruction).text()).contains("Aucun budget à Mortagne");
        assertThat(bens.get("/api" + avis).body())
                .contains("Aucun budget à Mortagne")
                .doesNotContain("ana@");

        bens.form(bens.get(instruction), avis)
                .with("avis-budget", "a-travailler")
                .with("motif-budget", "Voté, mais pas refinancé")
                .send();
        assertThat(bens.get(instruction).text())
                .contains("Avis modifié après la lecture de ceux des autres")
                .contains("Voté en juin");

        assertThat(leads.get(dossier.path() + "/synthese").text()).contains("Des avis sont encore attendus");
        give(
                dossier,
                ana,
                Standing.MET,
                "Rien à redire.",
                Prerequisite.SHARED_PROBLEM,
                Prerequisite.OPEN_SOLUTION,
                Prerequisite.INCREMENTAL_APPROACH,
                Prerequisite.IMPACT,
                Prerequisite.TEAM);
        give(
                dossier,
                ben,
                Standing.MET,
                "Tout va.",
                Prerequisite.SHARED_PROBLEM,
                Prerequisite.OPEN_SOLUTION,
                Prerequisite.INCREMENTAL_APPROACH,
                Prerequisite.IMPACT);
        assertThat(leads.get("/api" + avis).body()).contains("Aucun budget à Mortagne", "Voté, mais pas refinancé");
        assertThat(leads.get("/dossiers/tableau?q=rappels+aveugles&vue=liste").text())
                .contains("En attente de décision")
                .contains("2 relectures rendues sur 2");
        theLeadWritesTheSynthesis(dossier, leads);
    }

    private void theLeadWritesTheSynthesis(DossierRecord dossier, Visit leads) {
        String path = dossier.path() + "/synthese";
        Visit.Page synthesis = leads.get(path);
        assertThat(synthesis.text())
                .contains("Avis proches : un niveau d’écart")
                .contains("Tous les avis concordent");
        Visit.Form form = leads.form(synthesis, path);
        assertThat(form.value("niveau-budget")).isEqualTo("bloquant");
        assertThat(form.value("texte-budget")).containsPattern("comptez 200\\h000\\h€");
        Visit.Page refused = leads.form(synthesis, path)
                .with("texte-equipe", "")
                .forged("action", "envoyer")
                .send();
        assertThat(refused.errorOf("texte-equipe")).contains("ce que la personne doit savoir");
        Visit.Form late = leads.form(leads.get(path), path);
        form.with("texte-budget", "Faites voter le refinancement.")
                .forged("action", "garder")
                .send();
        Visit.Page conflict = late.with("texte-budget", "Autre texte")
                .forged("action", "garder")
                .send();
        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.text()).contains("Faites voter le refinancement.").contains("Autre texte");
        Visit.Page unversioned = leads.form(leads.get(path), path)
                .forged("version", "")
                .forged("action", "garder")
                .send();
        assertThat(unversioned.status()).as("a form without its version").isEqualTo(409);
        Visit.Page sent =
                leads.form(leads.get(path), path).forged("action", "envoyer").send();
        assertThat(sent.text()).contains("La synthèse est envoyée", "Version 1, envoyée le");
        Visit applicant = people.signedIn(dossiers.applicant("aveugle"));
        assertThat(applicant.get(dossier.path()).text())
                .contains("Ce qui est rempli, ce qu’il reste à faire")
                .contains("Faites voter le refinancement.")
                .doesNotContain("Ana-aveugle");
        assertThat(lastMail("aveugle@porteuse.test", "review-synthesis"))
                .contains("Faites voter le refinancement.", "5. Un budget dédié");
        leads.form(leads.get(path), path)
                .with("texte-budget", "Le refinancement est voté : bravo.")
                .forged("action", "envoyer")
                .send();
        assertThat(applicant.get(dossier.path()).text()).contains("Version 2, envoyée le", "Version 1, envoyée le");
        assertThat(applicant.get(path).status()).isEqualTo(403);
    }

    @Test
    void somebodyInConflictNeitherReadsNorGivesOpinionsAndSomebodyElseIsAsked() {
        Actor lead = someone("lead-conflit", Role.LEAD);
        Actor ana = someone("ana-conflit", Role.COACH);
        Actor ben = someone("ben-conflit", Role.STAFF);
        DossierRecord dossier = dossiers.submitted("conflit", "Rappels en conflit", lead);
        ask(people.signedIn(lead), dossier, ana, ben);
        give(dossier, ana, Standing.MET, "Un avis donné trop tôt");
        Visit anas = people.signedIn(ana);
        String instruction = dossier.path() + "/instruction";
        Visit.Page refused = anas.form(anas.get(instruction), dossier.path() + "/conflit")
                .forged("conflit", "autre")
                .send();
        assertThat(refused.errorOf("precision")).contains("Précisez");
        Visit.Page declared = anas.form(refused, dossier.path() + "/conflit")
                .with("precision", "Ma sœur dirige le syndicat")
                .send();
        assertThat(declared.text()).contains("Vous avez déclaré un conflit d’intérêts");
        assertThat(declared.html().select("form[action$=/avis]")).isEmpty();
        give(dossier, ben, Standing.BLOCKING, "Un avis de Ben");
        assertThat(anas.get(instruction).body()).doesNotContain("Un avis de Ben");
        assertThat(anas.get("/api" + dossier.path() + "/avis").status()).isEqualTo(403);
        assertThatThrownBy(() -> give(dossier, ana, Standing.MET, "Quand même")).isInstanceOf(NotAllowed.class);
        assertThat(jdbc.sql("select count(*) from review_opinion where account_id = :ana and subject_id = :id")
                        .param("ana", ana.id().value())
                        .param("id", dossier.id().toString())
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(people.signedIn(ben).get(instruction).body()).doesNotContain("Ma sœur");
        Visit leads = people.signedIn(lead);
        Visit.Page seen = leads.get(instruction);
        assertThat(seen.text()).contains("Ma sœur dirige le syndicat");
        assertThat(seen.html().select("input[name=relecteurs][value=" + ana.id() + "]"))
                .isEmpty();
        assertThat(lastMail("lead-conflit@relecture.test", "review-conflict"))
                .contains("a déclaré un conflit")
                .doesNotContain("sœur");
        assertThat(leads.form(seen, dossier.path() + "/conflit/levee").send().text())
                .contains("Le conflit d’intérêts est levé");
        assertThat(anas.get(instruction).html().select("form[action$=/avis]")).hasSize(1);
    }

    @Test
    void aReviewerDeclinesWithAReasonThatTheAskerReads() {
        Actor lead = someone("lead-refus", Role.LEAD);
        Actor ana = someone("ana-refus", Role.COACH);
        Actor ben = someone("ben-refus", Role.STAFF);
        DossierRecord dossier = dossiers.submitted("refus", "Rappels refusés", lead);
        ask(people.signedIn(lead), dossier, ana, ben);
        Visit anas = people.signedIn(ana);
        String action = dossier.path() + "/relecture";
        Visit.Page refused = anas.form(anas.get(dossier.path() + "/instruction"), action)
                .forged("reponse", "refuser")
                .send();
        assertThat(refused.errorOf("refus")).contains("Dites pourquoi");
        anas.form(refused, action)
                .with("refus", "Deux comités cette semaine-là")
                .forged("reponse", "refuser")
                .send();
        assertThat(lastMail("lead-refus@relecture.test", "review-declined")).contains("Deux comités cette semaine-là");
        Visit bens = people.signedIn(ben);
        bens.form(bens.get(dossier.path() + "/instruction"), action)
                .forged("reponse", "accepter")
                .send();
        assertThat(people.signedIn(lead).get(dossier.path() + "/instruction").text())
                .contains("Déclinée", "Acceptée", "Deux comités cette semaine-là");
    }

    @Test
    void whoeverIsAwayIsNotProposedAndTheirStandInReceivesAndReviewsUntilTheyAreBack() {
        Actor lead = someone("lead-conges", Role.LEAD);
        Actor ana = someone("ana-conges", Role.COACH);
        Actor ben = someone("ben-conges", Role.STAFF);
        Actor zoe = someone("zoe-conges", Role.STAFF);
        DossierRecord dossier = dossiers.submitted("conges", "Rappels en congé", lead);
        ask(people.signedIn(lead), dossier, ana, zoe);
        Visit anas = people.signedIn(ana);
        Visit.Page refused = anas.form(anas.get("/relecteurs/moi"), "/relecteurs/moi/absences")
                .with("du", Present.today().toString())
                .with("au", Present.today().minusDays(1).toString())
                .with("suppleance", ben.id().toString())
                .send();
        assertThat(refused.errorOf("au")).contains("dernier jour à venir");
        assertThat(anas.form(refused, "/relecteurs/moi/absences")
                        .with("au", Present.today().plusDays(7).toString())
                        .send()
                        .text())
                .contains("Votre absence est enregistrée", "avec Ben-conges Relit pour vous suppléer");
        assertThat(people.signedIn(ben).get("/relecteurs/moi").text())
                .contains("Rappels en congé", "vous suppléez Ana-conges Relit");
        jdbc.sql("update review_assignment set due_on = " + Present.SQL + "::date + 1 where subject_id = :id")
                .param("id", dossier.id().toString())
                .update();
        reviewers.remind();
        reviewers.remind();
        assertThat(lastMail("ben-conges@relecture.test", "review-reminder"))
                .contains("Vous recevez ce message à la place d’Ana-conges Relit");
        assertThat(lastMail("ana-conges@relecture.test", "review-reminder")).isEmpty();
        assertThat(jdbc.sql(
                                "select count(*) from mail_outbox where recipient = 'zoe-conges@relecture.test' and kind = 'review-reminder'")
                        .query(Long.class)
                        .single())
                .isOne();
        jdbc.sql("update review_assignment set due_on = " + Present.SQL + "::date - 3 where subject_id = :id")
                .param("id", dossier.id().toString())
                .update();
        reviewers.remind();
        reviewers.remind();
        assertThat(lastMail("zoe-conges@relecture.test", "review-reminder")).contains("Avis en retard");
        assertThat(jdbc.sql(
                                "select count(*) from mail_outbox where recipient = 'zoe-conges@relecture.test' and kind = 'review-reminder'")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);

        DossierRecord other = dossiers.submitted("conges-bis", "Rappels bis", lead);
        assertThat(reviewers.proposals(other.subject(), List.of(), java.util.Set.of(), lead).stream()
                        .map(proposed -> proposed.candidate().name()))
                .contains("Ben-conges Relit")
                .doesNotContain("Ana-conges Relit");
        give(dossier, ben, Standing.MET, "À la place d’Ana");
        assertThat(reviewers.assignments(dossier.subject(), lead).stream()
                        .filter(assignment -> assignment.account().equals(ana.id()))
                        .map(Reviewers.Assignment::state))
                .containsExactly(AssignmentState.DONE);
        anas.form(
                        anas.get("/relecteurs/moi"),
                        "/relecteurs/moi/absences/"
                                + absences.of(ana.id()).get(0).id() + "/annulation")
                .send();
        assertThat(absences.of(ana.id())).isEmpty();
    }

    @Test
    void peopleSayWhichThemesTheyKnowAndAreProposedForThem() {
        Actor lead = someone("lead-themes", Role.LEAD);
        Actor ana = someone("ana-themes", Role.COACH);
        Visit anas = people.signedIn(ana);
        anas.form(anas.get("/relecteurs/moi"), "/relecteurs/moi/themes")
                .with("theme", "jeunesse", "logement")
                .send();
        assertThat(people.signedIn(lead).get("/relecteurs.csv").body()).contains("jeunesse, logement");
        assertThat(people.signedIn(lead).get("/api/relecteurs").body()).contains("\"jeunesse\"");
        DossierRecord dossier = dossiers.submitted("themes", "Rappels à thèmes", lead);
        Visit leads = people.signedIn(lead);
        String instruction = dossier.path() + "/instruction";
        Visit.Page tagged = leads.form(leads.get(instruction), dossier.path() + "/themes")
                .with("theme", "jeunesse")
                .send();
        assertThat(tagged.html().select("label[for=relecteur-" + ana.id() + "]").text())
                .contains("Aucune relecture en cours, connaît Jeunesse ; pas de conflit déclaré.");
        assertThat(tagged.html().expectFirst("input[name=relecteurs]").attr("value"))
                .isEqualTo(ana.id().toString());
    }

    @Test
    void strangersAndOtherIncubatorsSeeNothingOfAReview() {
        Actor lead = someone("lead-ferme", Role.LEAD);
        DossierRecord dossier = dossiers.submitted("ferme", "Rappels fermés", lead);
        Visit elsewhere = people.signedIn(
                people.someone("ailleurs@relecture.test", "Lou Ailleurs", new Grant(Role.LEAD, "ailleurs")));
        for (String path : List.of("/instruction", "/synthese", "/parcours"))
            assertThat(elsewhere.get(dossier.path() + path).status()).as(path).isEqualTo(404);
        assertThat(elsewhere.get("/api" + dossier.path() + "/avis").status()).isEqualTo(404);
        Visit stranger = people.signedIn(people.someone("passe@relecture.test", "Pia Passe"));
        assertThat(stranger.get("/api" + dossier.path() + "/avis").status()).isEqualTo(403);
        assertThat(stranger.get("/relecteurs").status()).isEqualTo(403);
        assertThat(stranger.get("/relecteurs/moi").status()).isEqualTo(403);
        Visit staff = people.signedIn(someone("staff-ferme", Role.STAFF));
        assertThat(staff.get(dossier.path() + "/synthese").status()).isEqualTo(403);
    }

    @Test
    void whatAReviewerSaidIsExportedAndErasedWithoutLosingTheFileOfADecision() {
        Actor lead = someone("lead-donnees", Role.LEAD);
        Actor ana = someone("ana-donnees", Role.COACH);
        DossierRecord dossier = dossiers.submitted("donnees", "Rappels personnels", lead);
        give(dossier, ana, Standing.MET, "Mon avis personnel");
        DossierRecord other = dossiers.submitted("donnees-bis", "Rappels personnels bis", lead);
        reviewers.declareConflict(other.subject(), ConflictKind.FAMILY, "Ma cousine", ana);
        absences.declare(Present.today(), Present.today().plusDays(2), null, ana);
        PersonalData.Person person = new PersonalData.Person(ana.email(), ana.id());
        assertThat(held.stream()
                        .flatMap(module -> module.held(person).stream())
                        .toList()
                        .toString())
                .contains("Mon avis personnel", "Ma cousine", "absent_du");
        held.forEach(module -> module.erase(person));
        assertThat(reviews.opinions(dossier.subject(), lead))
                .hasSize(6)
                .allMatch(opinion -> opinion.author().equals("Une personne de l’incubateur"));
        assertThat(jdbc.sql("select count(*) from review_conflict where account_id = :ana")
                        .param("ana", ana.id().value())
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(absences.of(ana.id())).isEmpty();
    }
}
