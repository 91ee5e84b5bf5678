package org.terreau.investigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.brief.BriefTexts;
import org.terreau.decision.Decisions;
import org.terreau.decision.Outcome;
import org.terreau.decision.Wanted;
import org.terreau.dossier.Applications;
import org.terreau.dossier.Brief;
import org.terreau.dossier.DossierId;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.PersonalData;
import org.terreau.identity.Role;
import org.terreau.incubator.Incubators;
import org.terreau.outreach.NewRequest;
import org.terreau.outreach.OrganisationKind;
import org.terreau.outreach.Requests;
import org.terreau.shared.EmailAddress;
import org.terreau.shared.Money;
import org.terreau.shared.NotFound;
import org.terreau.shared.Paris;
import org.terreau.shared.Stale;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.Statements;
import org.terreau.testing.Visit;

@ApplicationTest
class InvestigationTests {

    private final People people;
    private final Requests requests;
    private final Applications applications;
    private final BriefTexts texts;
    private final Decisions decisions;
    private final Interviews interviews;
    private final Hypotheses hypotheses;
    private final Learnings learnings;
    private final Pivots pivots;
    private final PublicSummaries summaries;
    private final InterviewedPeople interviewed;
    private final Incubators incubators;
    private final JdbcClient jdbc;
    private final LocalDate today;

    InvestigationTests(
            People people,
            Requests requests,
            Applications applications,
            BriefTexts texts,
            Decisions decisions,
            Interviews interviews,
            Hypotheses hypotheses,
            Learnings learnings,
            Pivots pivots,
            PublicSummaries summaries,
            InterviewedPeople interviewed,
            Incubators incubators,
            JdbcClient jdbc,
            Clock clock) {
        this.people = people;
        this.requests = requests;
        this.applications = applications;
        this.texts = texts;
        this.decisions = decisions;
        this.interviews = interviews;
        this.hypotheses = hypotheses;
        this.learnings = learnings;
        this.pivots = pivots;
        this.summaries = summaries;
        this.interviewed = interviewed;
        this.incubators = incubators;
        this.jdbc = jdbc;
        this.today = Paris.today(clock);
    }

    /** A dossier that is being investigated, with its applicant and its lead. */
    private record Investigated(DossierId id, Visit applicant, Actor applicantActor, Actor lead) {

        String log() {
            return "/dossiers/" + id + "/investigation";
        }

        Visit.Form form(String page, String action) {
            return applicant.form(applicant.get(log() + page), log() + action);
        }
    }

    private Investigated investigated(String name) {
        String email = name + "@journal.test";
        Actor lead = people.someone(
                "lead@journal.test",
                "Lou Mène",
                new Grant(Role.LEAD, incubators.host().id().value()));
        DossierId id = applications.open(
                requests.receive(
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
                        .reference(),
                lead);
        Actor applicant = people.actor(email);
        Brief brief = new Brief(java.util.Map.of(
                Brief.Part.TITLE, "Rappels " + name,
                Brief.Part.PROBLEM,
                        "Les agents rappellent chaque matin les familles une à une, et ils y passent deux heures.",
                Brief.Part.SOLUTION_LEAD, "Un message qui part seul, et une réponse en un geste.",
                Brief.Part.HYPOTHESIS, "Les familles répondent si la question tient en une ligne.",
                Brief.Part.FIRST_USERS, "Douze agents",
                Brief.Part.TERRITORY, "commune:29232",
                Brief.Part.SUCCESS, "Moitié moins de rappels chaque matin en six mois",
                Brief.Part.TEAM, "Une agente",
                Brief.Part.ENVELOPE, "180000"));
        texts.submit(id, brief, applications.read(id, applicant).version(), applicant);
        decisions.decide(
                applications.read(id, lead).subject().key(),
                Wanted.of(
                        Outcome.INVESTIGATE,
                        "Trente entretiens avant de construire.",
                        Money.euros(15_000),
                        today.plusMonths(3)),
                lead);
        return new Investigated(id, people.signedIn(applicant), applicant, lead);
    }

    private Visit.Page met(Investigated one, String role, String place, String learnt) {
        return one.form("/entretiens/nouveau", "/entretiens")
                .with("date", today.toString())
                .with("role", role)
                .with("collectivite-recherche", place)
                .with("appris", learnt)
                .send();
    }

    private Visit.Page confided(Investigated one, String person, String contact, String notes) {
        return one.form("/entretiens/nouveau", "/entretiens")
                .with("date", today.toString())
                .with("role", "directrice d’école")
                .with("collectivite-recherche", "Quimper")
                .with("appris", "On ne rappelle que les absents du lundi.")
                .forged("accord", "oral")
                .with("accord-date", today.toString())
                .forged("mot-a-mot", "oui")
                .with("personne", person)
                .with("joindre", contact)
                .with("notes", notes)
                .send();
    }

    @Test
    void anInterviewIsWrittenWithTheFactsAndItsNotesOnlyWithConsent() {
        Investigated one = investigated("notes");
        Visit.Page refused = one.form("/entretiens/nouveau", "/entretiens")
                .with("date", today.plusDays(3).toString())
                .with("personne", "Rozenn Kerbrat")
                .with("notes", "Elle hésite.")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorOf("date")).contains("à venir");
        assertThat(refused.errorOf("role")).contains("métier");
        assertThat(refused.errorOf("organisation")).contains("collectivité");
        assertThat(refused.errorOf("personne")).contains("Sans l’accord");
        assertThat(refused.errorOf("notes")).contains("Sans l’accord");
        assertThat(one.applicant().form(refused, one.log() + "/entretiens").value("notes"))
                .isEqualTo("Elle hésite.");
        Visit.Page read = confided(one, "Rozenn Kerbrat", "rozenn@mairie.test", "Elle **hésite** <script>x</script>");
        assertThat(read.text())
                .contains("C’est noté", "Quimper (29)", "Rozenn Kerbrat", "Accord oral")
                .contains("seront effacés le " + frenchDate(today.plusMonths(12)));
        assertThat(read.html().select(".t-notes strong").text()).isEqualTo("hésite");
        assertThat(read.html().select("main script")).isEmpty();
        assertThat(one.applicant()
                        .get(one.log() + "/entretiens?q=ecole+quimper&genre=entretien&etat=fait")
                        .text())
                .contains("directrice d’école, Quimper (29)");
        assertThat(one.applicant().get(one.log() + "/entretiens?q=kerbrat").text())
                .contains("Rien ne correspond");
    }

    private static String frenchDate(LocalDate day) {
        return java.time.format.DateTimeFormatter.ofLocalizedDate(java.time.format.FormatStyle.LONG)
                .withLocale(Locale.FRENCH)
                .format(day)
                .replaceFirst("^1 ", "1er ");
    }

    @Test
    void theFilesHoldTheFactsAndNeitherNameNorContactNorNotes() {
        Investigated one = investigated("fichier");
        confided(one, "Gwenola Riou", "gwenola.riou@ecole.test", "Secret partagé au café");
        String csv = one.applicant().get(one.log() + "/entretiens.csv").body();
        String json = one.applicant().get("/api" + one.log() + "/entretiens").body();
        assertThat(csv).contains("directrice d’école;Quimper (29);commune:29232");
        assertThat(json).contains("\"role\":\"directrice d’école\"");
        assertThat(csv + json).doesNotContain("Gwenola", "Riou", "ecole.test", "Secret partagé");
    }

    @Test
    void aPersonWhoWithdrawsConsentLeavesTheFactsAndNothingElse() {
        Investigated one = investigated("retrait");
        String path = confided(one, "Soazig Le Bras", "soazig@mairie.test", "Ne pas répéter")
                .path();
        assertThat(one.applicant().get(path + "/retrait").text()).contains("pour toujours");
        Visit.Page after = one.applicant()
                .form(one.applicant().get(path + "/retrait"), path + "/retrait")
                .send();
        assertThat(after.text())
                .contains("Accord retiré le", "directrice d’école, Quimper (29)")
                .doesNotContain("Soazig", "Ne pas répéter", "absents du lundi");
        Visit.Page again = one.applicant()
                .form(one.applicant().get(path + "/modifier"), path + "/modifier")
                .forged("accord", "oral")
                .forged("accord-date", today.toString())
                .forged("notes", "Encore")
                .send();
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.text()).contains("a été anonymisé");
    }

    @Test
    void anInterviewIsAnonymisedBeforeItsDayOnRequestAndKeepsWhatWasLearnt() {
        Investigated one = investigated("avance");
        String path = confided(one, "Nolwenn Cariou", "", "Ne pas répéter").path();
        Visit.Page after = one.applicant()
                .form(one.applicant().get(path + "/anonymiser"), path + "/anonymiser")
                .send();
        assertThat(after.text())
                .contains("avant la date prévue", "absents du lundi")
                .doesNotContain("Nolwenn", "Ne pas répéter");
        assertThat(one.applicant().get(one.log() + "/entretiens?etat=anonymise").text())
                .contains("directrice d’école");
    }

    @Test
    void aSeriesIsWrittenWholeOrNotAtAllAndItsDoubtfulLinesAreShownForChoice() {
        Investigated one = investigated("serie");
        String day = java.time.format.DateTimeFormatter.ofPattern("d/M/yyyy").format(today.minusDays(2));
        Visit.Page refused = one.form("/entretiens/serie", "/entretiens/serie")
                .with(
                        "lignes",
                        day + "; secrétaire de mairie; Quimper\n31/02/2026; maire; Brest\n" + day
                                + "; agente d’accueil; Saint-Denis\n" + day + "; bénévole; Les Restos de Zorglub\n"
                                + day + "; trop court")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorOf("lignes"))
                .contains("Ligne 2, date : « 31/02/2026 » n’est pas une date possible")
                .contains("Ligne 3, collectivité", "Choisissez ci-dessous")
                .contains("Ligne 4, collectivité")
                .contains("Ligne 5", "trois champs");
        assertThat(count("interview", one.id())).isZero();
        Visit.Page done = one.applicant()
                .form(refused, one.log() + "/entretiens/serie")
                .with(
                        "lignes",
                        day + "; secrétaire de mairie; Quimper\n" + today.plusDays(4) + "; maire; Brest\n" + day
                                + "; agente d’accueil; Saint-Denis\n" + day + "; bénévole; Les Restos de Zorglub")
                .with("choix-3", "commune:93066")
                .with("choix-4", "autre")
                .send();
        assertThat(done.text())
                .contains("4 rencontres sont notées")
                .contains("Saint-Denis (93)", "bénévole, Les Restos de Zorglub", "maire, Brest (29)", "Prévu");
    }

    private long count(String table, DossierId dossier) {
        return jdbc.sql("select count(*) from " + table + " where dossier_id = :id")
                .param("id", dossier.value())
                .query(Long.class)
                .single();
    }

    @Test
    void aHypothesisIsJudgedOnEvidenceWithAReasonAndItsHistoryStays() {
        Investigated one = investigated("juge");
        Visit.Page offered = one.applicant().get(one.log() + "/hypotheses");
        assertThat(offered.text()).contains("Voici celle de votre fiche produit");
        Visit.Form first = one.applicant().form(offered, one.log() + "/hypotheses");
        assertThat(first.value("croyance")).contains("tient en une ligne");
        Visit.Page vague = first.send();
        assertThat(vague.errorOf("refutation")).contains("donnerait tort");
        Visit.Page hypothesis = one.applicant()
                .form(vague, one.log() + "/hypotheses")
                .with("refutation", "moins d’une famille sur deux répond à un message d’essai")
                .send();
        String path = hypothesis.path();
        Visit.Page unfounded = one.applicant()
                .form(hypothesis, path + "/etat")
                .forged("etat", "etayee")
                .with("raison", "court")
                .send();
        assertThat(unfounded.status()).isEqualTo(422);
        assertThat(unfounded.text()).contains("Aucune preuve n’est encore reliée", "20 caractères");

        met(one, "parent d’élève", "Brest", "Je réponds si c’est un oui ou un non.");
        Visit.Form link = one.applicant().form(one.applicant().get(path), path + "/preuves");
        String interview = jdbc.sql("select max(id) from interview where dossier_id = :id")
                .param("id", one.id().value())
                .query(Long.class)
                .single()
                .toString();
        assertThat(link.send().text()).contains("Choisissez un entretien", "appuie, contredit ou nuance");
        Visit.Page proven = link.with("entretien", interview)
                .forged("sens", "contredit")
                .with("phrase", "Six familles sur dix n’ont rien répondu.")
                .send();
        assertThat(proven.text()).contains("La preuve est reliée", "Six familles sur dix");
        String piece = proven.html().select("form[action$=/retrait]").attr("action");
        Visit.Page unlinked = one.applicant().form(proven, piece).send();
        assertThat(unlinked.text()).doesNotContain("Six familles sur dix");
        proven = one.applicant().undo(unlinked);
        assertThat(proven.text()).contains("C’est remis comme avant.", "Six familles sur dix");
        Visit.Page wrong = one.applicant()
                .form(proven, path + "/etat")
                .forged("etat", "etayee")
                .with("raison", "Nous voudrions bien que ce soit vrai.")
                .send();
        assertThat(wrong.text()).contains("Rien n’appuie encore");
        Visit.Form late = one.applicant()
                .form(proven, path + "/etat")
                .forged("etat", "abandonnee")
                .with("raison", "Une collègue a décidé autre chose.");
        Visit.Page judged = one.applicant()
                .form(proven, path + "/etat")
                .forged("etat", "contredite")
                .with("raison", "L’essai de Brest le montre sans ambiguïté.")
                .send();
        assertThat(judged.text()).contains("Contredite", "sans ambiguïté", "Ouverte →");
        assertThat(late.send().status()).isEqualTo(409);
        String evidence = judged.html().select("form[action$=/retrait]").attr("action");
        assertThat(one.applicant().form(judged, evidence).send().text()).contains("ne tient qu’à cette preuve");
        assertThat(judged.html().select("form[action$=/texte]")).isEmpty();
        assertThat(one.applicant()
                        .form(one.applicant().get(path), path + "/etat")
                        .forged("etat", "ouverte")
                        .with("raison", "Nous refaisons l’essai avec un autre message.")
                        .send()
                        .text())
                .contains("autre message", "sans ambiguïté");
        assertThat(one.applicant().get(one.log() + "/hypotheses.csv").body()).contains(";ouverte;0;1;0");
        String interviewPath = one.log() + "/entretiens/" + interview;
        assertThat(one.applicant()
                        .form(one.applicant().get(interviewPath + "/supprimer"), interviewPath + "/supprimer")
                        .send()
                        .text())
                .contains("est cité par une hypothèse");
    }

    @Test
    void twoPeopleWhoJudgeAtOnceDoNotOverwriteEachOther() {
        Investigated one = investigated("deux");
        Hypothesis.Id id = hypotheses.add(
                one.id(),
                new Hypotheses.Written(Hypothesis.About.VALUE, "Cela sert", "Personne ne revient"),
                one.lead());
        long read = hypotheses.detail(one.id(), id, one.lead()).hypothesis().version();
        hypotheses.rewrite(
                one.id(),
                id,
                new Hypotheses.Written(Hypothesis.About.VALUE, "Cela sert bien", "Rien"),
                read,
                one.lead());
        assertThatThrownBy(() -> hypotheses.rewrite(
                        one.id(),
                        id,
                        new Hypotheses.Written(Hypothesis.About.VALUE, "Cela sert mal", "Rien"),
                        read,
                        one.applicantActor()))
                .isInstanceOf(Stale.class);
    }

    @Test
    void theLoserOfAConflictOnAnInterviewSeesBothTexts() {
        Investigated one = investigated("conflit");
        String path = met(one, "maire", "Brest", "Rien ne presse.").path();
        Visit lead = people.signedIn(one.lead());
        Visit.Form late = lead.form(lead.get(path + "/modifier"), path + "/modifier");
        one.applicant()
                .form(one.applicant().get(path + "/modifier"), path + "/modifier")
                .with("appris", "Tout presse.")
                .send();
        Visit.Page conflict = late.with("appris", "Rien ne presse vraiment.").send();
        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.text()).contains("Tout presse.");
        assertThat(lead.form(conflict, path + "/modifier").send().text()).contains("Rien ne presse vraiment.");
    }

    @Test
    void aPivotKeepsTheBeforeTheAfterAndTheWhyAndTheBriefFollowsOnlyWhenAsked() {
        Investigated one = investigated("pivot");
        jdbc.sql("""
                        update dossier set state = 'brouillon',
                               draft = jsonb_set(draft, '{piste}', '"Une permanence au téléphone."')
                        where id = :id
                        """).param("id", one.id().value()).update();
        Visit.Page asked = one.applicant().get(one.log());
        assertThat(asked.text()).contains("La piste a changé depuis la fiche soumise");
        Visit.Form form = one.applicant()
                .form(
                        one.applicant()
                                .get(asked.html()
                                        .select("a[href*=pivots/nouveau]")
                                        .attr("href")),
                        one.log() + "/pivots");
        assertThat(form.value("avant")).isEqualTo("Un message qui part seul, et une réponse en un geste.");
        assertThat(form.value("apres")).isEqualTo("Une permanence au téléphone.");
        assertThat(form.with("pourquoi", "bof").send().errorOf("pourquoi")).contains("20 caractères");
        Visit.Page recorded = form.with("pourquoi", "Les familles ne lisent pas les messages avant midi.")
                .send();
        assertThat(recorded.text())
                .contains(
                        "Le pivot est enregistré",
                        "Un message qui part seul, et une réponse en un geste.",
                        "Une permanence au téléphone.")
                .contains("avant midi")
                .doesNotContain("depuis la fiche soumise");
        assertThat(recorded.html().select("form[action$=/fiche]")).isEmpty();

        Visit.Page second = one.form("/pivots/nouveau?partie=probleme", "/pivots")
                .with("apres", "Les familles ne savent pas qui rappeler.")
                .with("pourquoi", "Onze familles sur douze cherchent le numéro.")
                .send();
        String carry = second.html().select("form[action$=/fiche]").attr("action");
        Visit.Form fromAnotherWindow = one.applicant().form(one.applicant().get(second.path()), carry);
        Visit.Page brief = one.applicant().form(second, carry).send();
        assertThat(brief.text()).contains("Le nouveau texte est dans la fiche");
        assertThat(one.applicant()
                        .form(brief, "/dossiers/" + one.id() + "/fiche")
                        .value("probleme"))
                .isEqualTo("Les familles ne savent pas qui rappeler.");
        assertThat(fromAnotherWindow.send().status()).isEqualTo(409);
    }

    private String learning(Investigated one, String learnt, String... interviews) {
        one.form("/apprentissages", "/apprentissages")
                .with("appris", learnt)
                .with("change", "Nous commençons par le téléphone.")
                .with("entretien", interviews)
                .send();
        return jdbc.sql("select max(id) from learning where dossier_id = :id")
                .param("id", one.id().value())
                .query(Long.class)
                .single()
                .toString();
    }

    private static String number(Visit.Page interview) {
        return interview.path().replaceAll(".*/", "");
    }

    @Test
    void whatIsPublishedNamesNeitherPeopleNorSmallPlacesAndIsTakenBackAtOnce() {
        Investigated one = investigated("public");
        String product = "/produits/rappels.public";
        String small = number(met(one, "secrétaire de mairie", "commune:29155", "x"));
        String large = number(confided(one, "Maëlle Prigent", "maelle@mairie.test", "Confidence de couloir"));
        Visit.Page needs = one.form("/apprentissages", "/apprentissages").send();
        assertThat(needs.text()).contains("Cochez au moins un entretien");
        String kept = learning(one, "Les absences se jouent le lundi.", small, large);
        String naming = learning(one, "Madame Prigent rappelle trois fois.", large);
        String pointing = learning(one, "À Ouessant, tout passe par une personne.", small);
        assertThat(people.visitor().get(product).text()).doesNotContain("Les absences se jouent");
        Visit.Page refused = one.form("/publication", "/publication")
                .with("apprentissage", kept, naming, pointing)
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("contient le nom", "nomme Ouessant");
        Visit.Page preview = one.applicant()
                .form(refused, one.log() + "/publication")
                .with("apprentissage", kept)
                .forged("action", "apercu")
                .send();
        assertThat(preview.text()).contains("rien de ceci n’est encore publié", "secrétaire de mairie, une commune");
        assertThat(people.visitor().get(product).text()).doesNotContain("Les absences se jouent");
        Visit.Page published = one.applicant()
                .form(refused, one.log() + "/publication")
                .with("apprentissage", kept)
                .send();
        assertThat(published.text()).contains("C’est publié");
        String read = people.visitor().get(product).text();
        assertThat(read)
                .contains("Ce que l’investigation a appris", "Les absences se jouent le lundi.")
                .contains("2 entretiens, 2 collectivités rencontrées")
                .contains("secrétaire de mairie, une commune (Finistère)")
                .contains("directrice d’école, Quimper (29)")
                .doesNotContain("Ouessant", "Prigent", "Maëlle", "Confidence de couloir", "Madame");
        one.applicant()
                .form(one.applicant().get(one.log() + "/publication"), one.log() + "/publication/retrait")
                .send();
        assertThat(people.visitor().get(product).text()).doesNotContain("Les absences se jouent");
    }

    @Test
    void whoeverPublishesHasTheLastWordOnWhatOnlyLooksLikeSomebody() {
        Investigated one = investigated("parole");
        String product = "/produits/rappels.parole";
        String met = number(met(one, "directrice d’école", "commune:29232", "x"));
        String learning = learning(one, "Le numéro 06/12/34/56/78 de la mairie ne répond pas.", met);
        Visit.Page asked = one.form("/publication", "/publication")
                .with("apprentissage", learning)
                .send();
        assertThat(asked.status()).isEqualTo(422);
        assertThat(asked.text()).contains("dit peut-être qui est quelqu’un", "06/12/34/56/78");
        assertThat(people.visitor().get(product).text()).doesNotContain("ne répond pas");
        assertThat(one.applicant()
                        .form(asked, one.log() + "/publication")
                        .with("confirme-apprentissages", "oui")
                        .send()
                        .text())
                .contains("C’est publié");
        learning(one, "Un autre apprentissage.", met);
        assertThat(people.visitor().get(product).text())
                .as("it stays when the log changes")
                .contains("06/12/34/56/78");
    }

    @Test
    void nothingOfANoteOrANameLeavesTheDossier() {
        Investigated one = investigated("secret");
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<String> secrets = new ArrayList<>();
        List<String> interviews = new ArrayList<>();
        for (int at = 0; at < 6; at++) {
            String first = word(random);
            String last = word(random);
            String note = word(random);
            String mailbox = word(random).toLowerCase(Locale.ROOT);
            secrets.addAll(List.of(first, last, note, mailbox));
            String path = confided(one, first + " " + last, mailbox + "@ailleurs.test", "Elle dit **" + note + "**")
                    .path();
            interviews.add(path.replaceAll(".*/", ""));
            assertThat(one.applicant().get(path).text()).contains(first, last, note, mailbox);
        }
        String kept = learning(one, "Le lundi compte double.", interviews.toArray(String[]::new));
        one.form("/publication", "/publication").with("apprentissage", kept).send();
        Visit lead = people.signedIn(one.lead());
        Visit administrator = people.signedIn(people.administrator());
        StringBuilder seen = new StringBuilder();
        for (String page : List.of(
                "/",
                "/produits",
                "/produits/rappels.secret",
                "/produits/rappels.secret/stats",
                "/produits.csv",
                "/api/produits",
                "/api/v2.7/startups.json"))
            seen.append(people.visitor().get(page).body());
        String dossier = "/dossiers/" + one.id();
        for (String page : List.of(
                "/dossiers",
                "/dossiers.csv",
                "/api/dossiers",
                dossier,
                dossier + "/instruction",
                one.log(),
                one.log() + "/entretiens",
                one.log() + "/entretiens.csv",
                "/api" + one.log() + "/entretiens",
                one.log() + "/hypotheses",
                one.log() + "/hypotheses.csv",
                one.log() + "/apprentissages",
                one.log() + "/pivots",
                one.log() + "/publication")) seen.append(lead.get(page).body());
        seen.append(administrator.get("/journal").body());
        for (String kind : List.of(
                "select string_agg(details::text || subject || action, ' ') from audit_line",
                "select string_agg(subject || body, ' ') from mail_outbox",
                "select string_agg(content::text, ' ') from investigation_summary",
                "select string_agg(search, ' ') from interview"))
            seen.append(jdbc.sql(kind).query(String.class).single());
        assertThat(seen.toString()).contains("Le lundi compte double");
        for (String secret : secrets)
            assertThat(seen.toString()).as("seed %s", seed).doesNotContainIgnoringCase(secret);
    }

    /** A word that nothing else holds. */
    private static String word(Random random) {
        StringBuilder word = new StringBuilder("Q");
        for (int letter = 0; letter < 9; letter++) word.append("xzwkvj".charAt(random.nextInt(6)));
        return word.toString();
    }

    @Test
    void aPersonWhoWasMetFindsAndErasesWhatIsKeptByTheirAddress() {
        Investigated one = investigated("acces");
        String path = confided(one, "Katell Guivarch", "Katell.G@mairie.test, 02 98 00 00 00", "Note d’accès")
                .path();
        PersonalData.Person katell = new PersonalData.Person(new EmailAddress("katell.g@mairie.test"), null);
        assertThat(interviewed.held(katell))
                .singleElement()
                .satisfies(held -> assertThat(held)
                        .containsEntry("nom", "Katell Guivarch")
                        .containsEntry("notes", "Note d’accès"));
        assertThat(interviewed.held(new PersonalData.Person(new EmailAddress("g@mairie.test"), null)))
                .isEmpty();
        assertThat(interviewed.erase(katell)).isEqualTo(1);
        assertThat(interviewed.erase(katell)).isZero();
        assertThat(interviewed.held(katell)).isEmpty();
        assertThat(one.applicant().get(path).text())
                .contains("à la demande de la personne")
                .doesNotContain("Katell", "Note d’accès");
    }

    @Test
    void progressIsShownBesideWhatIsCustomaryAndNeverBlocks() {
        Investigated one = investigated("progres");
        assertThat(one.applicant().get(one.log()).text())
                .contains("Aucun entretien mené", "1re semaine", "Aucune hypothèse");
        for (String place : List.of("Quimper", "Brest", "Morlaix (29)", "Lorient", "Vannes"))
            met(one, "agente d’accueil", place, "");
        assertThat(one.applicant().get(one.log()).text())
                .contains("5 entretiens menés sur les 30 d’usage", "Vous avez fait 5 rencontres, dans 5 collectivités")
                .containsPattern("moins de 1\\h000 habitants")
                .contains("Toutes les personnes ont le même métier", "5 rencontres n’ont pas encore de phrase");
        Visit lead = people.signedIn(one.lead());
        assertThat(lead.get("/dossiers/" + one.id() + "/instruction").text())
                .contains("5 entretiens menés")
                .contains("L’investigation jusqu’ici");
        decisions.decide(
                applications.read(one.id(), one.lead()).subject().key(),
                Wanted.of(
                        Outcome.BUILD,
                        "Cinq entretiens ont suffi cette fois.",
                        Money.euros(180_000),
                        today.plusMonths(6)),
                one.lead());
        assertThat(one.applicant().get(one.log()).text()).contains("jusqu’à la suivante");
    }

    @Test
    void theLogIsUnknownToThoseWhoHaveNothingToDoWithTheDossier() {
        Investigated one = investigated("inconnu");
        String interview = confided(one, "Awen Tanguy", "", "Rien à voir").path();
        Investigated other = investigated("autre");
        Visit stranger = people.signedIn(people.someone("passant@journal.test", "Paul Passe"));
        Visit elsewhere = people.signedIn(
                people.someone("ailleurs@journal.test", "Lou Ailleurs", new Grant(Role.LEAD, "ailleurs")));
        for (Visit visit : List.of(stranger, elsewhere))
            for (String path : List.of(
                    one.log(),
                    one.log() + "/entretiens",
                    one.log() + "/entretiens.csv",
                    one.log() + "/entretiens/nouveau",
                    one.log() + "/entretiens/serie",
                    "/api" + one.log() + "/entretiens",
                    interview,
                    interview + "/modifier",
                    interview + "/retrait",
                    one.log() + "/hypotheses",
                    one.log() + "/hypotheses.csv",
                    "/api" + one.log() + "/hypotheses",
                    one.log() + "/apprentissages",
                    one.log() + "/pivots",
                    one.log() + "/publication"))
                assertThat(visit.get(path).status()).as(path).isEqualTo(404);
        assertThat(people.visitor().get(one.log()).path()).startsWith("/connexion");
        String stolen = interview.replace("/dossiers/" + one.id(), "/dossiers/" + other.id());
        assertThat(other.applicant().get(stolen).status()).isEqualTo(404);
    }

    @Test
    void nobodyElseWritesInTheLog() {
        Investigated one = investigated("ecrire");
        Interview.Id interview = Interview.Id.parse(number(met(one, "maire", "Brest", "x")));
        Hypotheses.Written belief = new Hypotheses.Written(Hypothesis.About.VALUE, "Cela sert", "Non");
        Hypothesis.Id hypothesis = hypotheses.add(one.id(), belief, one.lead());
        Learnings.Written learnt = new Learnings.Written("Un", "Rien", List.of(interview), List.of());
        Learning.Id learning = learnings.add(one.id(), learnt, one.lead());
        Pivots.Written pivot = new Pivots.Written(
                Brief.Part.PROBLEM, today, "a", "b", "Parce que le terrain le dit.", List.of(), List.of());
        Pivot.Id turned = pivots.add(one.id(), pivot, one.lead());
        InterviewSeries series = interviews.series("1/9/2026; maire; Brest", java.util.Map.of());
        for (Actor stranger : List.of(
                people.someone("passant@journal.test", "Paul Passe"),
                people.someone("ailleurs@journal.test", "Lou Ailleurs", new Grant(Role.LEAD, "ailleurs")))) {
            List<org.assertj.core.api.ThrowableAssert.ThrowingCallable> writes = List.of(
                    () -> interviews.add(one.id(), series.drafts().get(0), List.of(), stranger),
                    () -> interviews.correct(
                            one.id(), interview, series.drafts().get(0), List.of(), 1, stranger),
                    () -> interviews.addSeries(one.id(), series, stranger),
                    () -> interviews.anonymise(one.id(), interview, stranger),
                    () -> interviews.withdrawConsent(one.id(), interview, stranger),
                    () -> interviews.delete(one.id(), interview, stranger),
                    () -> hypotheses.add(one.id(), belief, stranger),
                    () -> hypotheses.rewrite(one.id(), hypothesis, belief, 1, stranger),
                    () -> hypotheses.prove(one.id(), hypothesis, interview, Stance.SUPPORTS, "Oui", stranger),
                    () -> hypotheses.unprove(one.id(), hypothesis, 1, stranger),
                    () -> hypotheses.judge(
                            one.id(), hypothesis, HypothesisState.DROPPED, "Une raison assez longue", 1, stranger),
                    () -> learnings.add(one.id(), learnt, stranger),
                    () -> learnings.correct(one.id(), learning, learnt, 1, stranger),
                    () -> learnings.delete(one.id(), learning, stranger),
                    () -> pivots.add(one.id(), pivot, stranger),
                    () -> pivots.carryToBrief(one.id(), turned, 1, stranger),
                    () -> summaries.publish(one.id(), List.of(learning), false, stranger),
                    () -> summaries.withdraw(one.id(), stranger));
            for (var write : writes) assertThatThrownBy(write).isInstanceOf(NotFound.class);
        }
    }

    @Test
    void aPageCostsTheSameNumberOfStatementsWhateverTheLogHolds() {
        Investigated one = investigated("cout");
        List<String> paths = List.of("", "/entretiens", "/hypotheses", "/apprentissages", "/pivots", "/publication");
        String first = number(met(one, "maire", "Brest", "x"));
        learning(one, "Un", first);
        List<Integer> before = paths.stream().map(path -> cost(one, path)).toList();
        for (int more = 0; more < 6; more++) {
            String next = number(met(one, "élu " + more, "Quimper", "y"));
            learning(one, "Encore " + more, first, next);
            hypotheses.add(
                    one.id(), new Hypotheses.Written(Hypothesis.About.VALUE, "Cela sert " + more, "Non"), one.lead());
        }
        List<Integer> after = paths.stream().map(path -> cost(one, path)).toList();
        for (int at = 0; at < paths.size(); at++)
            assertThat(after.get(at)).as(paths.get(at)).isBetween(1, Math.min(24, before.get(at) + 3));
    }

    private static int cost(Investigated one, String path) {
        return Statements.during(() -> one.applicant().get(one.log() + path));
    }
}
