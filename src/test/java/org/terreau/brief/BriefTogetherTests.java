package org.terreau.brief;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.decision.Decisions;
import org.terreau.decision.Outcome;
import org.terreau.decision.Wanted;
import org.terreau.dossier.Applications;
import org.terreau.dossier.Brief;
import org.terreau.dossier.Brief.Part;
import org.terreau.dossier.DossierRecord;
import org.terreau.dossier.DossierState;
import org.terreau.identity.Actor;
import org.terreau.identity.PersonalData;
import org.terreau.identity.Role;
import org.terreau.incubator.Incubators;
import org.terreau.outreach.Requests;
import org.terreau.shared.Money;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.OpenedDossiers;
import org.terreau.testing.People;
import org.terreau.testing.Present;
import org.terreau.testing.Statements;
import org.terreau.testing.Visit;

/** A dossier written, read and commented by several people, without script. */
@ApplicationTest
class BriefTogetherTests {

    private final People people;
    private final Applications applications;
    private final BriefTexts texts;
    private final Comments comments;
    private final Presence presence;
    private final Decisions decisions;
    private final List<PersonalData> personalData;
    private final JdbcClient jdbc;
    private final OpenedDossiers dossiers;

    BriefTogetherTests(
            People people,
            Requests requests,
            Applications applications,
            BriefTexts texts,
            Comments comments,
            Presence presence,
            Decisions decisions,
            Incubators incubators,
            List<PersonalData> personalData,
            JdbcClient jdbc) {
        this.people = people;
        this.applications = applications;
        this.texts = texts;
        this.comments = comments;
        this.presence = presence;
        this.decisions = decisions;
        this.personalData = personalData;
        this.jdbc = jdbc;
        this.dossiers = new OpenedDossiers(people, requests, applications, texts, incubators, jdbc);
    }

    /** Signs in by the link of the last message of this kind; the page to which it leads. */
    private Visit.Page follow(Visit visit, String email, String kind) {
        return people.follow(visit, dossiers.lastMail(email, kind));
    }

    private Visit invited(Visit applicant, OpenedDossiers.Opened opened, String email, String name, String access) {
        String action = opened.path() + "/personnes";
        Visit.Page sent = applicant
                .form(applicant.get(action), action)
                .with("courriel", email)
                .with("nom", name)
                .forged("acces", access)
                .send();
        assertThat(sent.text()).contains("L’invitation est partie", name);
        Visit visit = people.visitor();
        assertThat(follow(visit, email, "dossier-member").path()).isEqualTo(opened.path());
        return visit;
    }

    @Test
    void aWriterWritesAReaderReadsAStrangerLearnsNothingAndWhoIsRemovedIsAStrangerAgain() {
        OpenedDossiers.Opened opened = dossiers.open("ensemble");
        Visit applicant = people.signedIn(opened.applicant());
        String action = opened.path() + "/personnes";
        Visit.Page refused = applicant
                .form(applicant.get(action), action)
                .with("courriel", "pas une adresse")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorOf("courriel")).contains("adresse électronique");
        assertThat(refused.text()).contains("Dites ce que cette personne pourra faire");

        Visit writer = invited(applicant, opened, "coauteur@fiche.test", "Bo Coécrit", "redaction");
        Visit reader = invited(applicant, opened, "lectrice@fiche.test", "Lea Lit", "lecture");
        Visit stranger = people.signedIn(people.someone("inconnu@fiche.test", "Igor Inconnu"));
        String fiche = opened.path() + "/fiche";

        assertThat(writer.form(writer.get(fiche), fiche)
                        .with("piste", "La piste du coauteur")
                        .send()
                        .text())
                .contains("La fiche est enregistrée");
        assertThat(writer.get("/dossiers").text()).contains("Syndicat ensemble");
        assertThat(reader.get(opened.path()).text()).contains("La piste du coauteur");
        assertThat(reader.get("/dossiers").text()).contains("Syndicat ensemble");
        assertThat(reader.get(fiche).status()).isEqualTo(403);
        assertThat(reader.get(opened.path()).html().select("a[href$=/fiche]")).isEmpty();
        assertThat(reader.get(opened.path() + "/fiche.md").body()).contains("La piste du coauteur");
        assertThat(reader.get(action).html().select("form[action$=/personnes]")).isEmpty();
        assertThat(writer.get(action).html().select("form[action$=/relectures]"))
                .isEmpty();
        assertThat(reader.get(opened.path() + "/instruction").status()).isEqualTo(403);
        assertThat(writer.get(opened.path() + "/reouverture").status()).isEqualTo(403);

        for (String path : List.of(
                "",
                "/fiche",
                "/fiche.pdf",
                "/fiche.md",
                "/versions",
                "/versions/1",
                "/versions/comparer?de=1",
                "/personnes"))
            assertThat(stranger.get(opened.path() + path).status()).as(path).isEqualTo(404);
        assertThat(stranger.get("/api" + opened.path()).status()).isEqualTo(404);
        assertThat(stranger.get("/api" + opened.path() + "/commentaires").status())
                .isEqualTo(404);

        long writerId = people.actor("coauteur@fiche.test").id().value();
        Visit.Form late = writer.form(writer.get(fiche), fiche);
        Visit.Page left = applicant
                .form(applicant.get(action), action + "/" + writerId + "/retrait")
                .send();
        assertThat(left.text()).contains("L’accès est retiré").doesNotContain("Bo Coécrit");
        assertThat(applicant.undo(left).text()).contains("C’est remis comme avant.", "Bo Coécrit");
        assertThat(writer.get(opened.path()).status()).isEqualTo(200);
        applicant
                .form(applicant.get(action), action + "/" + writerId + "/retrait")
                .send();
        assertThat(writer.get(opened.path()).status()).isEqualTo(404);
        assertThat(late.with("piste", "Trop tard").send().status()).isEqualTo(404);
        assertThat(writer.get("/dossiers").text()).contains("Aucun dossier ici");
        assertThat(reader.form(
                                reader.get(action),
                                action + "/"
                                        + people.actor("lectrice@fiche.test").id() + "/retrait")
                        .send()
                        .text())
                .contains("Vous avez quitté le dossier");
        assertThat(reader.get(opened.path()).status()).isEqualTo(404);
        assertThat(jdbc.sql(
                                "select count(*) from audit_line where action like 'dossier.member-%' and subject = :subject")
                        .param("subject", "dossier:" + opened.id())
                        .query(Long.class)
                        .single())
                .isEqualTo(6);
    }

    @Test
    void twoPeopleWhoWriteDifferentPartsBothWinAndNothingIsAsked() {
        OpenedDossiers.Opened opened = dossiers.open("deux-parties");
        String fiche = opened.path() + "/fiche";
        Visit applicant = people.signedIn(opened.applicant());
        Visit staff = people.signedIn(opened.staff());
        Visit.Form late = applicant.form(applicant.get(fiche), fiche);
        staff.form(staff.get(fiche), fiche)
                .with("equipe", "Une coach à mi-temps")
                .send();
        Visit.Page saved = late.with("piste", "Un message qui part seul").send();
        assertThat(saved.text()).contains("La fiche est enregistrée");
        Visit.Form now = applicant.form(saved, fiche);
        assertThat(now.value("equipe")).isEqualTo("Une coach à mi-temps");
        assertThat(now.value("piste")).isEqualTo("Un message qui part seul");
        assertThat(saved.text()).contains("Sacha Instruit a enregistré le");
    }

    @Test
    void theLoserOfAClashTakesTheProposalAndLosesNothing() {
        OpenedDossiers.Opened opened = dossiers.open("proposition");
        String fiche = opened.path() + "/fiche";
        Visit applicant = people.signedIn(opened.applicant());
        Visit staff = people.signedIn(opened.staff());
        Visit.Form late = applicant.form(applicant.get(fiche), fiche);
        staff.form(staff.get(fiche), fiche).with("piste", "La piste du coach").send();
        Visit.Page clash = late.with("piste", "Notre idée à nous")
                .with("equipe", "Une agente")
                .send();
        assertThat(clash.status()).isEqualTo(409);
        assertThat(clash.text())
                .contains("Deux textes pour « La piste de solution »", "La piste du coach", "Notre idée à nous")
                .doesNotContain("Deux textes pour « L’équipe »");
        assertThat(applications.read(opened.id(), opened.staff()).draft().get(Part.TEAM))
                .isEqualTo("Une agente");
        Visit.Page proposed = applicant
                .form(clash, fiche)
                .forged("action", "proposition-piste")
                .send();
        assertThat(proposed.text()).contains("La proposition est dans le champ");
        Visit.Form chosen = applicant.form(proposed, fiche);
        assertThat(chosen.value("piste")).contains("La piste du coach", "Notre idée à nous");
        assertThat(chosen.forged("action", "enregistrer").send().text()).contains("La fiche est enregistrée");
        assertThat(applications.read(opened.id(), opened.staff()).draft().get(Part.SOLUTION_LEAD))
                .contains("La piste du coach", "Notre idée à nous");
        assertThat(applicant.get(fiche).text()).doesNotContain("non enregistré");
    }

    @Test
    void aTextThatCouldNotBeSavedIsOfferedAtTheNextVisit() {
        OpenedDossiers.Opened opened = dossiers.open("garde");
        String fiche = opened.path() + "/fiche";
        long read = applications.read(opened.id(), opened.applicant()).version();
        Brief typed = applications.read(opened.id(), opened.applicant()).draft();
        texts.save(opened.id(), typed.with(Part.TEAM, "Celle du coach"), read, true, opened.staff());
        Saved clash = texts.save(
                opened.id(),
                new Writing(typed.with(Part.TEAM, "Celle que j’ai tapée"), read, "feuille-1", java.util.Set.of()),
                false,
                opened.applicant());
        assertThat(clash.clashes()).containsOnlyKeys(Part.TEAM);
        Visit applicant = people.signedIn(opened.applicant());
        Visit.Page next = applicant.get(fiche);
        assertThat(next.text()).contains("n’avait pas pu être enregistré", "Celle que j’ai tapée");
        assertThat(people.signedIn(opened.staff()).get(fiche).text()).doesNotContain("Celle que j’ai tapée");
        String take = next.html().select("button[value^=reprendre-]").attr("value");
        Visit.Page taken = applicant.form(next, fiche).forged("action", take).send();
        assertThat(applicant.form(taken, fiche).value("equipe")).isEqualTo("Celle que j’ai tapée");
        applicant.form(taken, fiche).forged("action", "enregistrer").send();
        assertThat(applicant.get(fiche).text()).doesNotContain("n’avait pas pu être enregistré");
        assertThat(applications.read(opened.id(), opened.staff()).draft().get(Part.TEAM))
                .isEqualTo("Celle que j’ai tapée");
    }

    @Test
    void aCommentStaysWithItsPartIsAnsweredSettledAndToldOnce() {
        OpenedDossiers.Opened opened = dossiers.open("commentaire");
        Visit applicant = people.signedIn(opened.applicant());
        Visit staff = people.signedIn(opened.staff());
        Visit.Page empty = staff.form(staff.get(opened.path()), opened.path() + "/commentaires")
                .send();
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.text()).contains("Écrivez quelque chose");
        Visit.Page written = staff.form(staff.get(opened.path()), opened.path() + "/commentaires")
                .with("commentaire-probleme", "Combien de familles par an ?")
                .with("passage-probleme", "rappellent les familles")
                .send();
        assertThat(written.text())
                .contains("1 commentaire — 1 ouvert", "Combien de familles par an ?")
                .doesNotContain("Le texte a changé depuis");

        String fiche = opened.path() + "/fiche";
        Visit.Page writing = applicant.get(fiche);
        assertThat(writing.text()).contains("Combien de familles par an ?");
        long thread = comments.threads(applications.read(opened.id(), opened.staff()))
                .get(0)
                .id();
        Visit.Page answered = applicant
                .form(writing, fiche)
                .with("piste", "tapé et pas encore enregistré")
                .with("reponse-" + thread, "Environ quatre cents.")
                .forged("action", "repondre-" + thread)
                .send();
        assertThat(answered.text()).contains("Environ quatre cents.", "Votre réponse est enregistrée");
        assertThat(applicant.form(answered, fiche).value("piste")).isEqualTo("tapé et pas encore enregistré");
        applicant
                .form(answered, fiche)
                .with("probleme", "Chaque matin, douze agents appellent.")
                .forged("action", "enregistrer")
                .send();
        assertThat(staff.get(opened.path()).text()).contains("Le texte a changé depuis", "Environ quatre cents.");

        comments.announce();
        assertThat(dossiers.mails("commentaire@fiche.test", "dossier-comments")).isZero();
        jdbc.sql("update brief_comment set written_at = written_at - interval '1 hour' where dossier_id = :id")
                .param("id", opened.id().value())
                .update();
        comments.announce();
        comments.announce();
        assertThat(dossiers.mails("commentaire@fiche.test", "dossier-comments")).isEqualTo(1);
        assertThat(dossiers.lastMail("commentaire@fiche.test", "dossier-comments"))
                .contains("Combien de familles par an ?")
                .doesNotContain("Environ quatre cents.");
        assertThat(dossiers.lastMail("staff@fiche.test", "dossier-comments")).contains("Environ quatre cents.");

        String action = opened.path() + "/commentaires/" + thread;
        assertThat(applicant
                        .form(applicant.get(opened.path()), action)
                        .forged("action", "regler")
                        .send()
                        .text())
                .contains("1 commentaire — tout est réglé", "Réglé");
        assertThat(staff.get("/api" + opened.path() + "/commentaires").body())
                .contains("\"regle\":true", "\"passage\":\"rappellent les familles\"");
    }

    @Test
    void aReviewIsAskedOfSomebodyFromOutsideWhoReadsCommentsAndAnswersNothingElse() {
        OpenedDossiers.Opened opened = dossiers.open("relecture");
        Visit applicant = people.signedIn(opened.applicant());
        String ask = opened.path() + "/relectures";
        String place = opened.path() + "/personnes";
        Visit.Page refused = applicant
                .form(applicant.get(place), ask)
                .with("echeance", "2020-01-01")
                .send();
        assertThat(refused.errorOf("echeance")).contains("à venir");
        Visit.Page noOne = applicant.form(applicant.get(place), ask).send();
        assertThat(noOne.errorOf("courriel-relecture")).contains("adresse électronique");
        applicant
                .form(noOne, ask)
                .with("courriel-relecture", "relectrice@ailleurs.test")
                .with("nom-relecture", "Rita Relit")
                .with("echeance", "2999-01-01")
                .with("message", "Le problème est-il clair ?")
                .send();
        Visit reader = people.visitor();
        Visit.Page asked = follow(reader, "relectrice@ailleurs.test", "dossier-look-asked");
        assertThat(asked.path()).isEqualTo(place);
        assertThat(asked.text()).contains("Le problème est-il clair ?");
        long request = jdbc.sql("select id from review_request where dossier_id = :id")
                .param("id", opened.id().value())
                .query(Long.class)
                .single();
        String answer = ask + "/" + request + "/reponse";
        assertThat(reader.form(asked, answer).send().errorOf("reponse-" + request))
                .contains("Écrivez votre avis");
        assertThat(reader.form(reader.get(place), answer)
                        .with("reponse-" + request, "Oui, mais combien de fois ?")
                        .send()
                        .text())
                .contains("Votre relecture est rendue", "Rendue");
        assertThat(dossiers.lastMail("relecture@fiche.test", "dossier-look-answered"))
                .contains("combien de fois");
        assertThat(reader.get(opened.path() + "/fiche").status()).isEqualTo(403);
        OpenedDossiers.Opened other = dossiers.open("autre-dossier");
        assertThat(reader.get(other.path()).status()).isEqualTo(404);

        applicant
                .form(applicant.get(place), ask)
                .with("personne", opened.staff().id().toString())
                .send();
        assertThat(dossiers.lastMail("staff@fiche.test", "dossier-look-asked")).contains("vous demande de relire");
        long second = jdbc.sql("select max(id) from review_request where dossier_id = :id")
                .param("id", opened.id().value())
                .query(Long.class)
                .single();
        assertThat(applicant
                        .form(applicant.get(place), ask + "/" + second + "/annulation")
                        .send()
                        .text())
                .contains("La demande est annulée");
    }

    @Test
    void versionsAreComparedAndAnOldOneIsTakenBackWithoutLosingTheDraft() {
        OpenedDossiers.Opened opened = dossiers.open("versions");
        String fiche = opened.path() + "/fiche";
        Visit applicant = people.signedIn(opened.applicant());
        applicant
                .form(applicant.get(fiche), fiche)
                .with("piste", "Un message part seul.")
                .send();
        applicant
                .form(applicant.get(fiche), fiche)
                .with("piste", "Un courriel part tout seul.")
                .send();
        Visit.Page list = applicant.get(opened.path() + "/versions");
        Visit.Page compared = applicant
                .form(list, opened.path() + "/versions/comparer")
                .with("de", "1")
                .with("a", "2")
                .send();
        assertThat(compared.html().select("del").text()).contains("message");
        assertThat(compared.html().select("ins").text()).contains("courriel", "tout");
        assertThat(compared.html().select("del .fr-sr-only").text()).contains("retiré");
        assertThat(compared.text()).contains("Une partie a changé", "parties n’ont pas changé");
        assertThat(applicant.get(opened.path() + "/versions/comparer?de=9").status())
                .isEqualTo(404);
        assertThat(applicant.get(opened.path() + "/versions/comparer?de=x").status())
                .isEqualTo(404);

        Visit.Page old = applicant.get(opened.path() + "/versions/1");
        Visit.Form restore = applicant.form(old, opened.path() + "/versions/1/reprendre");
        Visit.Form fromAnotherWindow =
                applicant.form(applicant.get(opened.path() + "/versions/1"), opened.path() + "/versions/1/reprendre");
        assertThat(restore.send().text()).contains("La version 1 est redevenue le brouillon");
        DossierRecord now = applications.read(opened.id(), opened.applicant());
        assertThat(now.draft().get(Part.SOLUTION_LEAD)).isEqualTo("Un message part seul.");
        assertThat(texts.versions(now)).hasSize(3);
        assertThat(fromAnotherWindow.send().text()).contains("Quelqu’un a écrit entre-temps");
    }

    @Test
    void whoComesBackSeesWhatChangedSinceTheirLastReading() {
        OpenedDossiers.Opened opened = dossiers.open("retour-lecture");
        Visit applicant = people.signedIn(opened.applicant());
        assertThat(applicant.get(opened.path()).text()).doesNotContain("depuis votre lecture");
        DossierRecord read = applications.read(opened.id(), opened.staff());
        texts.save(
                opened.id(), read.draft().with(Part.TEAM, "Une agente nouvelle"), read.version(), true, opened.staff());
        jdbc.sql("update brief_reading set read_at = read_at - interval '2 hours' where dossier_id = :id")
                .param("id", opened.id().value())
                .update();
        Visit.Page back = applicant.get(opened.path());
        assertThat(back.text()).contains("La fiche a changé depuis votre lecture du");
        Visit.Page changes =
                applicant.get(back.html().select("a[href*=comparer?de=r]").attr("href"));
        assertThat(changes.html().select("ins").text()).contains("Une agente nouvelle");
    }

    @Test
    void theBriefIsReopenedAfterADecisionAndTheVersionDecidedOnStaysTheReference() {
        OpenedDossiers.Opened opened = dossiers.open("rouvrir");
        dossiers.submit(opened, "Rappels à rouvrir");
        Actor lead = dossiers.staff(Role.LEAD, "lead@fiche.test", "Camille Décide");
        decisions.decide(
                applications.read(opened.id(), lead).subject().key(),
                Wanted.of(
                        Outcome.INVESTIGATE,
                        "Douze entretiens à mener avant de construire.",
                        Money.parse("15000").orElseThrow(),
                        Present.today().plusMonths(3)),
                lead);
        Visit staff = people.signedIn(opened.staff());
        Visit applicant = people.signedIn(opened.applicant());
        assertThat(applicant.get(opened.path()).text()).contains("Fiche verrouillée", "référence du comité");
        assertThat(applicant.get(opened.path() + "/reouverture").status()).isEqualTo(403);
        String action = opened.path() + "/reouverture";
        Visit.Page refused =
                staff.form(staff.get(action), action).with("retour", "non").send();
        assertThat(refused.errorOf("retour")).contains("ce qui manque");
        staff.form(refused, action)
                .with("retour", "Les entretiens ont renversé la piste : réécrivez-la.")
                .send();
        Visit.Page open = applicant.get(opened.path());
        assertThat(open.text())
                .contains("En investigation", "La fiche est rouverte", "renversé la piste", "Par Sacha Instruit");
        assertThat(dossiers.lastMail("rouvrir@fiche.test", "dossier-given-back"))
                .contains("renversé la piste");
        String fiche = opened.path() + "/fiche";
        applicant
                .form(applicant.get(fiche), fiche)
                .with("piste", "Une piste renversée par le terrain, et que les familles ont comprise")
                .send();
        assertThat(texts.proposal(opened.id()).orElseThrow().solutionLead())
                .isEqualTo("Un message qui part seul, et une réponse en un geste.");
        applicant
                .form(applicant.get(fiche), fiche)
                .forged("action", "soumettre")
                .send();
        DossierRecord locked = applications.read(opened.id(), opened.applicant());
        assertThat(locked.open()).isFalse();
        assertThat(locked.state()).isEqualTo(DossierState.INVESTIGATING);
        assertThat(texts.versions(locked).stream()
                        .filter(BriefVersion::decided)
                        .map(version -> texts.text(locked, BriefText.version(version.number()))
                                .get(Part.SOLUTION_LEAD)))
                .containsExactly("Un message qui part seul, et une réponse en un geste.");
        assertThat(texts.judged(locked).get(Part.SOLUTION_LEAD))
                .isEqualTo("Une piste renversée par le terrain, et que les familles ont comprise");
        assertThat(applicant.get(fiche).path()).isEqualTo(opened.path());
    }

    @Test
    void aBriefIsDownloadedAsPdfMarkdownAndJsonAndReadBack() {
        OpenedDossiers.Opened opened = dossiers.open("fichiers");
        dossiers.submit(opened, "Rappels <b>d’œuvre</b> &amp; co");
        Visit reader = people.signedIn(opened.applicant());
        Visit.Page pdf = reader.get(opened.path() + "/fiche.pdf?version=1");
        assertThat(pdf.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(pdf.header("Content-Disposition")).contains("fiche-produit-" + opened.id() + "-v1.pdf");
        Visit.Page markdown = reader.get(opened.path() + "/fiche.md");
        assertThat(markdown.header("Content-Type")).startsWith("text/markdown");
        assertThat(markdown.body())
                .startsWith("# Rappels <b>d’œuvre</b> &amp; co\n")
                .contains("## Le problème");
        Visit.Page json = reader.get("/api" + opened.path() + "?version=1");
        assertThat(json.body()).contains("\"version\":1", "\"territoire\":\"commune:29232\"", "\"verrouillee\":true");
        assertThat(reader.get(opened.path() + "/fiche.pdf?version=7").status()).isEqualTo(404);
        assertThat(reader.get("/api/dossiers/999999").status()).isEqualTo(404);
    }

    @Test
    void aHeartbeatSaysWhoWritesWhatAndIsForgottenWhenItStops() {
        OpenedDossiers.Opened opened = dossiers.open("presence");
        Visit applicant = people.signedIn(opened.applicant());
        String action = opened.path() + "/fiche/presence";
        presence.here(opened.id(), Part.PROBLEM, opened.staff());
        Visit.Page page = applicant.get(opened.path() + "/fiche");
        assertThat(page.text()).contains("Sacha Instruit écrit la partie « Le problème ».");
        assertThat(applicant.get(opened.path()).text()).contains("Sacha Instruit écrit la partie");
        jdbc.sql("update dossier_presence set seen_at = seen_at - interval '2 minutes' where dossier_id = :id")
                .param("id", opened.id().value())
                .update();
        assertThat(applicant.get(opened.path() + "/fiche").text()).doesNotContain("Sacha Instruit écrit");
        assertThat(applicant
                        .post(action, "application/x-www-form-urlencoded", "partie=probleme")
                        .status())
                .isEqualTo(403);
        Visit stranger = people.signedIn(people.someone("absente@fiche.test", "Aby Absente"));
        assertThat(stranger.form(page, opened.path() + "/fiche").send().status())
                .isIn(403, 404);
    }

    @Test
    void oldStatesOfADraftAreForgottenAndWhoeverHadReadOneIsAskedInsteadOfOverwriting() {
        OpenedDossiers.Opened opened = dossiers.open("oubli");
        DossierRecord read = applications.read(opened.id(), opened.applicant());
        texts.save(opened.id(), read.draft().with(Part.TEAM, "Celle du coach"), read.version(), true, opened.staff());
        jdbc.sql("update brief_revision set saved_at = saved_at - interval '91 days' where dossier_id = :id")
                .param("id", opened.id().value())
                .update();
        presence.forget();
        assertThat(jdbc.sql("select version from brief_revision where dossier_id = :id")
                        .param("id", opened.id().value())
                        .query(Long.class)
                        .list())
                .containsExactly(read.version() + 1);
        Saved saved = texts.save(
                opened.id(), read.draft().with(Part.TEAM, "La mienne"), read.version(), true, opened.applicant());
        assertThat(saved.clashes()).containsOnlyKeys(Part.TEAM);
        assertThat(saved.brief().get(Part.TEAM)).isEqualTo("Celle du coach");
    }

    @Test
    void thePagesOfADossierAskFewThingsOfTheDatabase() {
        OpenedDossiers.Opened opened = dossiers.open("requetes");
        for (int number = 0; number < 12; number++)
            comments.comment(opened.id(), Part.PROBLEM, "", "Commentaire " + number, opened.staff());
        Visit applicant = people.signedIn(opened.applicant());
        applicant.get(opened.path());
        for (Map.Entry<String, Integer> most :
                Map.of("", 17, "/fiche", 14, "/versions", 10, "/personnes", 11).entrySet())
            assertThat(Statements.during(() -> applicant.get(opened.path() + most.getKey())))
                    .as(opened.path() + most.getKey())
                    .isLessThanOrEqualTo(most.getValue());
    }

    @Test
    void whatIsHeldAboutAPersonIsExportedAndErased() {
        OpenedDossiers.Opened opened = dossiers.open("effacer");
        Actor writer = people.someone("efface@fiche.test", "Eva Efface");
        Visit applicant = people.signedIn(opened.applicant());
        invited(applicant, opened, "efface@fiche.test", "Eva Efface", "redaction");
        comments.comment(opened.id(), Part.TEAM, "", "Un commentaire d’Eva", writer);
        List<PersonalData> ours = personalData.stream()
                .filter(data -> data.module().equals("dossier"))
                .toList();
        PersonalData.Person person = new PersonalData.Person(writer.email(), writer.id());
        assertThat(ours.stream().map(data -> data.held(person)).toList().toString())
                .contains("Un commentaire d’Eva", "redaction");
        assertThat(ours.stream().mapToInt(data -> data.erase(person)).sum()).isPositive();
        assertThat(ours).allSatisfy(data -> assertThat(data.held(person)).isEmpty());
        assertThat(applicant.get(opened.path()).text())
                .contains("Un commentaire d’Eva")
                .doesNotContain("Eva Efface");
    }
}
