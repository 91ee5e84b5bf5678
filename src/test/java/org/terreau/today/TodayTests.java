package org.terreau.today;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.brief.BriefTexts;
import org.terreau.dossier.Applications;
import org.terreau.dossier.DossierId;
import org.terreau.dossier.DossierRecord;
import org.terreau.exchange.DossierTask;
import org.terreau.exchange.DossierTasks;
import org.terreau.identity.Actor;
import org.terreau.identity.ApiKeys;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.incubator.IncubatorId;
import org.terreau.incubator.Incubators;
import org.terreau.outreach.NewRequest;
import org.terreau.outreach.OrganisationKind;
import org.terreau.outreach.Requests;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.review.ConflictKind;
import org.terreau.review.ReviewSubject;
import org.terreau.review.Reviewers;
import org.terreau.shared.SecretToken;
import org.terreau.team.Teams;
import org.terreau.team.Trade;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.Days;
import org.terreau.testing.People;
import org.terreau.testing.Present;
import org.terreau.testing.SomeProduct;
import org.terreau.testing.Statements;
import org.terreau.testing.SubmittedDossiers;
import org.terreau.testing.Visit;
import org.terreau.web.PublicContent;

/** What waits for each person: on their home, in files, and in the letter of Mondays. */
@ApplicationTest
class TodayTests {

    private static final String ELSEWHERE = "aujourdhui.ailleurs";

    private final People people;
    private final Requests requests;
    private final Applications applications;
    private final DossierTasks tasks;
    private final MondayLetters letters;
    private final ProductCatalogue catalogue;
    private final PublicContent content;
    private final Teams teams;
    private final Reviewers reviewers;
    private final ApiKeys keys;
    private final Days days;
    private final JdbcClient jdbc;
    private final SubmittedDossiers dossiers;
    private final IncubatorId host;

    TodayTests(
            People people,
            Requests requests,
            Applications applications,
            BriefTexts texts,
            DossierTasks tasks,
            MondayLetters letters,
            ProductCatalogue catalogue,
            PublicContent content,
            Teams teams,
            Reviewers reviewers,
            ApiKeys keys,
            Incubators incubators,
            Days days,
            JdbcClient jdbc) {
        this.people = people;
        this.requests = requests;
        this.applications = applications;
        this.tasks = tasks;
        this.letters = letters;
        this.catalogue = catalogue;
        this.content = content;
        this.teams = teams;
        this.reviewers = reviewers;
        this.keys = keys;
        this.days = days;
        this.jdbc = jdbc;
        this.dossiers = new SubmittedDossiers(requests, applications, texts, people);
        this.host = incubators.host().id();
    }

    private Actor works(Role role, String name) {
        return people.someone(name + "@aujourdhui.test", "Sacha " + name, new Grant(role, host.value()));
    }

    private static List<String> lines(Visit.Page page) {
        return page.html().select(".t-today-line h3").eachText();
    }

    private static String waiting(Visit.Page page) {
        return page.html().select(".t-today").text();
    }

    private void task(DossierId dossier, String what, Actor to, Actor by, LocalDate due) {
        tasks.add(dossier, new DossierTask.Proposed(what, to.id(), due, false), by);
    }

    @Test
    void somebodyNewReadsThatNothingWaitsWhatWasLookedAtAndWhereToBegin() {
        Visit.Page home = people.signedIn(people.someone("neuf@aujourdhui.test", "Nina Neuve"))
                .get("/");
        assertThat(home.html().select("h1").text()).isEqualTo("Aujourd’hui");
        assertThat(home.text())
                .contains("Bonjour Nina")
                .contains("Rien n’attend.")
                .contains("Tâches")
                .contains("Évaluer une idée en six questions")
                .doesNotContain("La semaine de l’incubateur")
                .doesNotContain("Demandes de contact,");
        assertThat(people.visitor().get("/").text())
                .as("visitors keep the public home")
                .doesNotContain("Bonjour")
                .contains("Créer ensemble");
        assertThat(people.visitor().get("/aujourdhui").path()).startsWith("/connexion");
    }

    @Test
    void anApplicantReadsTheBriefToWriteTheTaskAndTheirDossierUntilTheyAreDone() {
        Actor staff = works(Role.STAFF, "redaction");
        DossierId dossier = dossiers.opened("aujourdhui-porte", staff);
        Actor applicant = dossiers.applicant("aujourdhui-porte");
        task(dossier, "Envoyer la délibération", applicant, staff, days.today());
        Visit visit = people.signedIn(applicant);
        Visit.Page home = visit.get("/");
        assertThat(home.html().select(".t-today--aujourdhui h3").eachText()).containsExactly("Envoyer la délibération");
        assertThat(home.html().select(".t-today--semaine h3").eachText()).contains("Écrire la fiche produit");
        assertThat(waiting(home)).contains("demandé par Sacha redaction").contains("depuis le");
        assertThat(home.html().select(".t-today-thing").text()).contains("En cours d’écriture");
        for (String href : home.html().select(".t-today-line a").eachAttr("href"))
            assertThat(visit.get(href).status()).as(href).isEqualTo(200);
        tasks.done(dossier, tasks.of(dossier, staff).get(0).id(), applicant);
        assertThat(lines(visit.get("/"))).doesNotContain("Envoyer la délibération");
    }

    @Test
    void whatIsLateComesFirstAndOneMayKeepOneKindOrOneDossier() {
        Actor staff = works(Role.STAFF, "tri");
        DossierId dossier = dossiers.opened("aujourdhui-tri", staff);
        Actor applicant = dossiers.applicant("aujourdhui-tri");
        task(dossier, "Tâche qui tarde", applicant, staff, days.today().plusDays(1));
        task(dossier, "Tâche pour plus tard", applicant, staff, days.today().plusDays(40));
        days.everywhere(days.today().plusDays(3), () -> {
            Visit visit = people.signedIn(applicant);
            Visit.Page home = visit.get("/");
            assertThat(lines(home)).first().isEqualTo("Tâche qui tarde");
            assertThat(lines(home)).last().isEqualTo("Tâche pour plus tard");
            assertThat(home.html().select(".t-today--en-retard").text()).contains("En retard");
            Visit.Page kept = visit.get("/?rubrique=mes-dossiers");
            assertThat(lines(kept)).containsExactly("Écrire la fiche produit");
            assertThat(kept.html().select("select[name=rubrique] option").eachAttr("value"))
                    .as("another kind may be chosen from here")
                    .contains("taches", "messages");
            assertThat(kept.html()
                            .select("select[name=rubrique] option[selected]")
                            .val())
                    .isEqualTo("mes-dossiers");
            assertThat(lines(visit.get("/?sur=dossier:" + dossier)))
                    .contains("Écrire la fiche produit", "Tâche qui tarde");
            assertThat(lines(visit.get("/?sur=dossier:999999"))).isEmpty();
            assertThat(visit.get("/aujourdhui.csv").body())
                    .contains("urgence;rubrique;quoi;sur;")
                    .contains("en-retard;taches;Tâche qui tarde");
            assertThat(visit.get("/api/aujourdhui").body()).contains("\"quoi\":\"Tâche pour plus tard\"");
            assertThat(visit.get("/aujourdhui.ics").body())
                    .contains("SUMMARY:Tâche qui tarde")
                    .doesNotContain("Écrire la fiche");
        });
    }

    @Test
    void someLinesAreShownAndTheOthersAreCountedBesideTheWholeList() {
        Actor staff = works(Role.STAFF, "beaucoup");
        DossierId dossier = dossiers.opened("aujourdhui-lot", staff);
        Actor applicant = dossiers.applicant("aujourdhui-lot");
        Visit visit = people.signedIn(applicant);
        task(dossier, "Tâche 0", applicant, staff, days.today().plusDays(2));
        int few = Statements.during(() -> visit.get("/"));
        for (int number = 1; number < 9; number++)
            task(dossier, "Tâche " + number, applicant, staff, days.today().plusDays(2));
        Visit.Page home = visit.get("/");
        assertThat(lines(home)).filteredOn(line -> line.startsWith("Tâche")).hasSize(6);
        assertThat(home.html()
                        .select("section:has(#listes) li:has(a[href=/taches])")
                        .text())
                .contains("et 3 autres lignes");
        assertThat(Statements.during(() -> visit.get("/")))
                .as("one statement more, which counts what is not shown, however many lines")
                .isBetween(few, few + 1);
        assertThat(few).as("an applicant’s home").isLessThanOrEqualTo(31);
    }

    @Test
    void whoAnswersReadsTheCallBacksPromisedAndTheOthersOnesAreLeftToThem() {
        Actor desk = works(Role.STAFF, "accueil");
        String reference = requests.receive(
                        new NewRequest(
                                "Ève Attend",
                                "eve@aujourdhui.test",
                                "",
                                OrganisationKind.PUBLIC_ACTOR,
                                "Syndicat qui attend",
                                null,
                                "Chaque matin, les agents rappellent les familles.",
                                null),
                        List.of(),
                        "network of eve",
                        Locale.FRENCH)
                .reference()
                .value();
        Visit visit = people.signedIn(desk);
        assertThat(waiting(visit.get("/?rubrique=demandes")))
                .contains("Rappeler Ève Attend")
                .contains("Syndicat qui attend")
                .contains("personne ne s’en occupe encore");
        Actor other = works(Role.STAFF, "collegue");
        jdbc.sql("update call_back_request set assigned_to = :other where reference = :reference")
                .param("other", other.id().value())
                .param("reference", reference)
                .update();
        assertThat(waiting(visit.get("/?rubrique=demandes"))).doesNotContain("Ève Attend");
        assertThat(waiting(people.signedIn(other).get("/?rubrique=demandes")))
                .contains("Ève Attend")
                .contains("cette demande vous est confiée");
        Actor stranger = people.someone("ailleurs@aujourdhui.test", "Lou Ailleurs", new Grant(Role.LEAD, ELSEWHERE));
        assertThat(waiting(people.signedIn(stranger).get("/?rubrique=demandes")))
                .doesNotContain("Syndicat");
    }

    @Test
    void aCoachReadsTheDossiersThatWaitForOpinionsAndTheLeadTheWeek() {
        Actor coach = works(Role.COACH, "coach");
        DossierRecord dossier = dossiers.submitted("aujourdhui-coach", "Rappels du matin", coach);
        Visit visit = people.signedIn(coach);
        Visit.Page home = visit.get("/?rubrique=dossiers");
        assertThat(waiting(home)).contains("Demander des avis").contains("Rappels du matin");
        assertThat(home.html().select("a[href=" + dossier.path() + "/instruction]"))
                .isNotEmpty();
        assertThat(visit.get("/").text()).doesNotContain("La semaine de l’incubateur");
        Visit lead = people.signedIn(works(Role.LEAD, "responsable"));
        assertThat(lead.get("/").text())
                .contains("La semaine de l’incubateur")
                .contains("Les sept derniers jours")
                .contains("Les sept jours qui viennent");
        assertThat(Statements.during(() -> lead.get("/")))
                .as("a lead’s home, whatever waits")
                .isLessThanOrEqualTo(87);
        Actor administrator = people.administrator();
        assertThat(people.signedIn(administrator).get("/").text())
                .as("who only administers is waited for by nobody’s dossier")
                .doesNotContain("Rappels du matin");
    }

    @Test
    void aReviewerReadsTheOpinionAskedAndTheLeadWhomToReplaceOnceSomebodyStepsAside() {
        Actor coach = works(Role.COACH, "demandeuse");
        Actor one = works(Role.COACH, "relit-un");
        Actor other = works(Role.COACH, "relit-deux");
        ReviewSubject subject = dossiers.submitted("aujourdhui-avis", "Trier les demandes", coach)
                .subject();
        reviewers.assign(
                subject,
                subject.path() + "/instruction",
                Set.of(one.id(), other.id()),
                days.today().plusDays(3),
                Set.of(),
                coach);
        Visit visit = people.signedIn(one);
        assertThat(waiting(visit.get("/?rubrique=avis")))
                .contains("Donner votre avis sur les six prérequis")
                .contains("Trier les demandes");
        Visit lead = people.signedIn(works(Role.LEAD, "remplace"));
        assertThat(waiting(lead.get("/?rubrique=relecteurs"))).doesNotContain("Trier les demandes");
        reviewers.declareConflict(subject, ConflictKind.OTHER, "Un proche porte ce dossier.", one);
        assertThat(waiting(visit.get("/?rubrique=avis"))).doesNotContain("Trier les demandes");
        assertThat(waiting(lead.get("/?rubrique=relecteurs")))
                .contains("Demander un avis à quelqu’un d’autre")
                .contains("Trier les demandes");
    }

    @Test
    void anAdministratorReadsTheMailsThatFailedAndTheKeysThatEnd() {
        ProductId product = SomeProduct.named("aujourdhui.cle")
                .called("Le Produit à clé")
                .in(ELSEWHERE)
                .storedIn(catalogue);
        content.changed();
        Actor administrator = people.administrator();
        keys.issue(product.keyScope(), "Tableau d’une métropole", days.today().plusDays(5), administrator);
        jdbc.sql("""
                        insert into mail_outbox (recipient, kind, subject, body, created_at, next_try_at, refused_at, last_error)
                        values ('perdue@aujourdhui.test', 'essai', 'Un essai', 'Un texte', :now, :now, :now, '550 unknown')
                        """.replace(":now", Present.SQL)).update();
        Visit visit = people.signedIn(administrator);
        assertThat(waiting(visit.get("/?rubrique=cles"))).contains("Remplacer la clé « Tableau d’une métropole »");
        assertThat(waiting(visit.get("/"))).containsPattern("courriels? n(’est|e sont) pas arrivé");
        jdbc.sql("delete from mail_outbox where recipient = 'perdue@aujourdhui.test'")
                .update();
        assertThat(people.signedIn(works(Role.STAFF, "sans-cles")).get("/").text())
                .doesNotContain("Tableau d’une métropole");
    }

    @Test
    void aTeamReadsWhatWaitsOnItsProductsInALineEach() {
        ProductId product = SomeProduct.named("aujourdhui.produit")
                .called("Le Produit du jour")
                .in(ELSEWHERE)
                .storedIn(catalogue);
        content.changed();
        Actor lead = people.someone("lead@ailleurs-aujourdhui.test", "Léa Ailleurs", new Grant(Role.LEAD, ELSEWHERE));
        teams.join(product, Trade.DEVELOPMENT, "Dana Équipe", "dana@aujourdhui.test", "", lead);
        Visit dana = people.signedIn(people.actor("dana@aujourdhui.test"));
        String arrival = "Mon arrivée : Badge, matériel et accès demandés";
        assertThat(lines(dana.get("/"))).containsExactly(arrival);
        assertThat(dana.get("/").html().select(".t-today-thing a").eachText())
                .containsExactly("Le Produit du jour, produit");
        jdbc.sql("insert into dormancy_silence (product_id, asked_on) values (:product, " + Present.SQL + "::date)")
                .param("product", product.value())
                .update();
        Visit.Page home = dana.get("/");
        assertThat(waiting(home)).contains("Dire ce que devient ce produit").contains("Le Produit du jour");
        assertThat(home.html().select(".t-today-line a").eachAttr("href"))
                .containsExactlyInAnyOrder(product.path() + "/nouvelles", "/mon-parcours");
        assertThat(waiting(people.signedIn(lead).get("/?rubrique=produits")))
                .as("it has a last day: who works for the incubator reads it too")
                .contains("Dire ce que devient ce produit");
        assertThat(waiting(people.signedIn(works(Role.LEAD, "voisine")).get("/?rubrique=produits")))
                .doesNotContain("Le Produit du jour");
        jdbc.sql("delete from dormancy_silence where product_id = :product")
                .param("product", product.value())
                .update();
        assertThat(lines(dana.get("/"))).containsExactly(arrival);
    }

    private List<String> mails(String email) {
        return jdbc.sql("select body from mail_outbox where recipient = :email and kind = 'today-monday' order by id")
                .param("email", email)
                .query(String.class)
                .list();
    }

    @Test
    void theLetterOfMondayHoldsTheLinesOfThePageAndLeavesOnceAWeek() {
        Actor staff = works(Role.STAFF, "lettre");
        DossierId dossier = dossiers.opened("aujourdhui-lettre", staff);
        Actor applicant = dossiers.applicant("aujourdhui-lettre");
        LocalDate monday = days.today().with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        task(dossier, "Relire la convention", applicant, staff, monday.plusDays(30));
        days.on(
                monday.minusDays(1),
                () -> assertThat(letters.sendTo(applicant.id()))
                        .as("somebody who came in the week waits for Monday")
                        .isFalse());
        days.everywhere(monday, () -> {
            List<String> shown = lines(people.signedIn(applicant).get("/"));
            assertThat(letters.sendTo(applicant.id())).isTrue();
            assertThat(letters.sendTo(applicant.id())).as("not twice").isFalse();
            assertThat(mails("aujourdhui-lettre@porteuse.test")).singleElement().satisfies(text -> {
                assertThat(text.lines().filter(line -> line.startsWith("- ")).count())
                        .isEqualTo(shown.size());
                for (String line : shown) assertThat(text).contains("- " + line);
                assertThat(text).contains("/aujourdhui\n").contains("Relire la convention");
            });
        });
        days.on(
                monday.plusDays(1),
                () -> assertThat(letters.sendTo(applicant.id())).isFalse());
        days.on(
                monday.plusWeeks(1),
                () -> assertThat(letters.sendTo(applicant.id())).isTrue());
        String text = mails("aujourdhui-lettre@porteuse.test").get(0);
        String stop = text.substring(text.indexOf("/lettre-du-lundi/")).strip();
        assertThat(people.visitor().get(stop).text()).contains("Vous ne recevrez plus la lettre");
        days.on(
                monday.plusWeeks(2),
                () -> assertThat(letters.sendTo(applicant.id()))
                        .as("opening the link stops nothing")
                        .isTrue());
        assertThat(people.visitor()
                        .post(stop, "application/x-www-form-urlencoded", "List-Unsubscribe=One-Click")
                        .text())
                .contains("C’est fait");
        days.on(
                monday.plusWeeks(3),
                () -> assertThat(letters.sendTo(applicant.id())).isFalse());
        Visit visit = people.signedIn(applicant);
        assertThat(visit.form(visit.get("/lettre-du-lundi"), "/lettre-du-lundi")
                        .send()
                        .text())
                .contains("Vous recevrez la lettre du lundi");
        days.on(
                monday.plusWeeks(4),
                () -> assertThat(letters.sendTo(applicant.id())).isTrue());
    }

    @Test
    void nothingIsSentToWhomNothingWaitsFor() {
        Actor calm = people.someone("calme@aujourdhui.test", "Cléo Calme");
        LocalDate monday = days.today().with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        days.on(monday, () -> assertThat(letters.sendTo(calm.id())).isFalse());
        assertThat(mails("calme@aujourdhui.test")).isEmpty();
    }

    @Test
    void theLinksOfTheLettersThatCameBeforeStopTheNewOne() {
        Actor reader = people.someone("avant@aujourdhui.test", "Avril Avant");
        jdbc.sql("insert into today_letter (digest, account_id, sent_at) values (:digest, :account, " + Present.SQL
                        + ")")
                .param("digest", new SecretToken("lien_d_avant-aujourdhui").digest())
                .param("account", reader.id().value())
                .update();
        String stop = "/avis-a-lire/lien_d_avant-aujourdhui/arret";
        assertThat(people.visitor().get(stop).status()).isEqualTo(200);
        assertThat(people.visitor()
                        .post(stop, "application/x-www-form-urlencoded", "List-Unsubscribe=One-Click")
                        .status())
                .isEqualTo(200);
        assertThat(letters.wanted(reader)).isFalse();
        assertThat(people.visitor()
                        .post("/avis-a-lire/aaaaaaaaaaaaaaaaaaaaaaaa/arret", "application/x-www-form-urlencoded", "")
                        .status())
                .isEqualTo(404);
        assertThat(people.signedIn(reader).get("/avis-a-lire").path()).isEqualTo("/lettre-du-lundi");
    }
}
