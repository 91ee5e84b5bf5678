package org.terreau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.brief.BriefTexts;
import org.terreau.dossier.Applications;
import org.terreau.dossier.DossierId;
import org.terreau.dossier.DossierLife;
import org.terreau.dossier.DossierRecord;
import org.terreau.eligibility.Prerequisite;
import org.terreau.eligibility.Standing;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.identity.SignInLinks;
import org.terreau.incubator.Absences;
import org.terreau.incubator.Incubators;
import org.terreau.outreach.Requests;
import org.terreau.review.Reviewers;
import org.terreau.review.Reviews;
import org.terreau.review.Syntheses;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.Browser;
import org.terreau.testing.People;
import org.terreau.testing.Present;
import org.terreau.testing.SubmittedDossiers;

@ApplicationTest
class ReviewPagesTests {

    private static final int HEIGHT = 900;

    /** So low that any board is higher than three of it. */
    private static final int LOW = 150;

    private final People people;
    private final SubmittedDossiers dossiers;
    private final DossierLife life;
    private final Reviews reviews;
    private final Reviewers reviewers;
    private final Syntheses syntheses;
    private final Absences absences;
    private final Incubators incubators;
    private final SignInLinks links;
    private final JdbcClient jdbc;

    ReviewPagesTests(
            People people,
            Requests requests,
            Applications applications,
            BriefTexts texts,
            DossierLife life,
            Reviews reviews,
            Reviewers reviewers,
            Syntheses syntheses,
            Absences absences,
            Incubators incubators,
            SignInLinks links,
            JdbcClient jdbc) {
        this.people = people;
        this.dossiers = new SubmittedDossiers(requests, applications, texts, people);
        this.life = life;
        this.reviews = reviews;
        this.reviewers = reviewers;
        this.syntheses = syntheses;
        this.absences = absences;
        this.incubators = incubators;
        this.links = links;
        this.jdbc = jdbc;
    }

    private void signIn(Browser.Window window, Actor who) {
        String link = links.issue(who.id(), SignInLinks.SHORT, "/");
        window.open(link.substring(link.indexOf("/connexion")));
        window.page().locator("main form button").click();
    }

    private Actor someone(String email, String name, Role role) {
        return people.someone(
                email, name, new Grant(role, incubators.host().id().value()));
    }

    private void give(DossierRecord dossier, Actor by, Standing team) {
        Map<Prerequisite, Reviews.Judgement> all = new EnumMap<>(Prerequisite.class);
        for (Prerequisite prerequisite : Prerequisite.values())
            all.put(
                    prerequisite,
                    new Reviews.Judgement(
                            prerequisite == Prerequisite.TEAM ? team : Standing.MET,
                            "Les échanges avec les collectivités le montrent."));
        reviews.give(dossier.subject(), all, by);
    }

    @Test
    void reviewersAndLeadsWorkComfortablyAtBothWidths() {
        Actor lead = someone("lead@ecran.test", "Camille Décide", Role.LEAD);
        Actor ana = someone("ana@ecran.test", "Ana Relit", Role.COACH);
        Actor ben = someone("ben@ecran.test", "Ben Compare", Role.STAFF);
        reviewers.know(List.of("jeunesse", "ecologie"), ana);
        absences.declare(Present.today().plusDays(20), Present.today().plusDays(30), ben.id(), ana);
        DossierRecord reviewed = dossiers.submitted("ecran-un", "Prévenir les familles avant la cantine", lead);
        life.tag(reviewed.id(), List.of("jeunesse"), lead);
        ask(reviewed, Set.of(ana, ben), lead);
        give(reviewed, ana, Standing.BLOCKING);
        give(reviewed, ben, Standing.MET);
        Map<Prerequisite, Syntheses.Line> lines = new EnumMap<>(Prerequisite.class);
        for (Prerequisite prerequisite : Prerequisite.values())
            lines.put(
                    prerequisite,
                    new Syntheses.Line(
                            Standing.MET, "Le problème est précis. Gardez les témoignages et les chiffres."));
        syntheses.send(reviewed.subject(), lines, 0, reviewed.applicantId(), lead);
        DossierRecord blind = dossiers.submitted("ecran-deux", "Partager le matériel des fêtes", lead);
        ask(blind, Set.of(ana, ben), lead);
        give(blind, ben, Standing.TO_BE_WORKED_ON);
        for (int count = 0; count < 13; count++) {
            DossierId id = dossiers.submitted("ecran-" + (10 + count), "Relever les compteurs du bassin " + count, lead)
                    .id();
            jdbc.sql("update dossier set step_since = " + Present.SQL
                            + " - make_interval(days => :days) where id = :id")
                    .param("days", count * 3)
                    .param("id", id.value())
                    .update();
        }
        life.archive(dossiers.opened("ecran-archive", lead), "Sans réponse depuis six mois.", lead);
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("tableau", "/dossiers/tableau");
        pages.put("tableau-liste", "/dossiers/tableau?vue=liste&responsable=moi");
        pages.put("tableau-vide", "/dossiers/tableau?vue=liste&q=introuvable");
        pages.put("relecture", reviewed.path() + "/instruction");
        pages.put("synthese", reviewed.path() + "/synthese");
        pages.put("parcours", reviewed.path() + "/parcours");
        pages.put("dossier-synthese", reviewed.path());
        pages.put("relecteurs", "/relecteurs");
        pages.put("delais-incubateur", "/incubateur/stats");
        try (Browser browser = new Browser(people.port())) {
            Browser.Window window = browser.window(Browser.DESK);
            signIn(window, lead);
            pages.forEach((name, path) -> {
                window.open(path);
                window.picture(name);
                assertThat(window.faultsAtBothWidths()).as(path).isEmpty();
            });
            columns(window);
            Page page = window.open("/dossiers/tableau?vue=liste&q=bassin");
            page.locator(".t-step-card input[type=checkbox]")
                    .first()
                    .check(new com.microsoft.playwright.Locator.CheckOptions().setForce(true));
            page.getByLabel("Pour les dossiers cochés").selectOption("archiver");
            page.getByText("Préparer").click();
            page.getByText("Un dossier sera traité").waitFor();
            window.picture("lot");
            assertThat(window.faultsAtBothWidths()).as("lot").isEmpty();
            page.getByLabel("Pourquoi").fill("Sans réponse depuis six mois.");
            page.getByText("Confirmer pour ce dossier").click();
            page.getByText("Annuler l’action").click();
            page.getByText("L’action est annulée.").waitFor();
            window.picture("lot-annule");
            assertThat(window.faultsAtBothWidths()).as("lot undone").isEmpty();
            Browser.Window blindly = browser.window(Browser.DESK);
            signIn(blindly, ana);
            for (Map.Entry<String, String> one : Map.of(
                            "relecture-aveugle", blind.path() + "/instruction", "mes-relectures", "/relecteurs/moi")
                    .entrySet()) {
                blindly.open(one.getValue());
                blindly.picture(one.getKey());
                assertThat(blindly.faultsAtBothWidths()).as(one.getKey()).isEmpty();
            }
        }
    }

    /** What is out of sight is counted, the buttons go there, and a title folds its column from the keyboard. */
    private static void columns(Browser.Window window) {
        window.page().setViewportSize(Browser.DESK, HEIGHT);
        Page page = window.open("/dossiers/tableau");
        assertThat(page.locator(".t-board-nav a").count())
                .isEqualTo(page.locator(".t-column").count())
                .isEqualTo(8);
        page.evaluate("document.querySelectorAll('.t-column').forEach((column) => { column.open = true })");
        page.getByText("Colonnes plus loin à droite").waitFor();
        page.getByLabel("Colonnes suivantes").click();
        page.getByText("Colonnes plus loin à gauche").waitFor();
        window.picture("tableau-a-droite");
        page.locator("#colonne-demandes > summary").press("Enter");
        assertThat(page.locator("#colonne-demandes").getAttribute("open")).isNull();
        assertThat(window.faultsAtBothWidths()).as("folded").isEmpty();
        page.setViewportSize(Browser.TELEPHONE, LOW);
        window.open("/dossiers/tableau");
        assertThat(page.locator(".t-column[open]").count())
                .as("columns that are open on a telephone")
                .isEqualTo(1);
        page.locator(".t-board-nav a").last().click();
        assertThat(page.locator(".t-column").last().getAttribute("open"))
                .as("what leads to a column opens it")
                .isNotNull();
    }

    private void ask(DossierRecord dossier, Set<Actor> chosen, Actor lead) {
        reviewers.assign(
                dossier.subject(),
                dossier.path() + "/instruction",
                chosen.stream().map(Actor::id).collect(java.util.stream.Collectors.toSet()),
                Present.today().plusDays(10),
                Set.of(dossier.applicantId()),
                lead);
    }
}
