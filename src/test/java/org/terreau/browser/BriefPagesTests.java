package org.terreau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.brief.BriefTexts;
import org.terreau.brief.Comments;
import org.terreau.brief.Presence;
import org.terreau.brief.Writing;
import org.terreau.dossier.Applications;
import org.terreau.dossier.Brief;
import org.terreau.dossier.Brief.Part;
import org.terreau.dossier.DossierRecord;
import org.terreau.dossier.MemberKind;
import org.terreau.dossier.Members;
import org.terreau.dossier.ReviewRequests;
import org.terreau.identity.Actor;
import org.terreau.identity.SignInLinks;
import org.terreau.incubator.Incubators;
import org.terreau.outreach.Requests;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.Browser;
import org.terreau.testing.OpenedDossiers;
import org.terreau.testing.People;

@ApplicationTest
class BriefPagesTests {

    private final People people;
    private final Applications applications;
    private final BriefTexts texts;
    private final Comments comments;
    private final Members members;
    private final ReviewRequests reviews;
    private final Presence presence;
    private final SignInLinks links;
    private final OpenedDossiers dossiers;

    BriefPagesTests(
            People people,
            Requests requests,
            Applications applications,
            BriefTexts texts,
            Comments comments,
            Members members,
            ReviewRequests reviews,
            Presence presence,
            Incubators incubators,
            SignInLinks links,
            JdbcClient jdbc) {
        this.people = people;
        this.applications = applications;
        this.texts = texts;
        this.comments = comments;
        this.members = members;
        this.reviews = reviews;
        this.presence = presence;
        this.links = links;
        this.dossiers = new OpenedDossiers(people, requests, applications, texts, incubators, jdbc);
    }

    private void signIn(Browser.Window window, Actor who) {
        String link = links.issue(who.id(), SignInLinks.SHORT, "/");
        window.open(link.substring(link.indexOf("/connexion")));
        window.page().locator("main form button").click();
    }

    /** Somebody's text, saved over what they had just read. */
    private void saves(OpenedDossiers.Opened opened, Actor who, Part part, String text) {
        DossierRecord read = applications.read(opened.id(), who);
        texts.save(opened.id(), read.draft().with(part, text), read.version(), true, who);
    }

    private OpenedDossiers.Opened full(String name) {
        OpenedDossiers.Opened opened = dossiers.open(name);
        Actor applicant = opened.applicant();
        long read = applications.read(opened.id(), applicant).version();
        texts.save(opened.id(), OpenedDossiers.complete("Les rappels du matin"), read, true, applicant);
        saves(
                opened,
                opened.staff(),
                Part.SOLUTION_LEAD,
                "Un message qui part seul la veille, une réponse en un geste, et rien à installer.");
        comments.comment(
                opened.id(),
                Part.PROBLEM,
                "rappellent les familles",
                "Combien de familles, et combien de temps par matin ?",
                opened.staff());
        long thread = comments.threads(applications.read(opened.id(), applicant))
                .get(0)
                .id();
        comments.answer(opened.id(), thread, "Environ quarante, une heure et demie par agente.", applicant);
        comments.comment(opened.id(), Part.TEAM, "à temps plein", "Qui développe ?", opened.staff());
        members.invite(opened.id(), "bo@navigateur.test", "Bo Coécrit", MemberKind.WRITER, applicant);
        reviews.ask(
                opened.id(),
                new ReviewRequests.Asked(
                        "",
                        "rita@navigateur.test",
                        "Rita Relit",
                        java.time.LocalDate.of(2999, 3, 1),
                        "Le critère de réussite se mesure-t-il ?"),
                applicant);
        return opened;
    }

    @Test
    void thePagesAroundABriefAreComfortableAtBothWidths() {
        OpenedDossiers.Opened opened = full("pages-fiche");
        OpenedDossiers.Opened locked = dossiers.open("pages-verrou");
        dossiers.submit(locked, "Déjà soumise");
        Actor applicant = opened.applicant();
        Brief draft = applications.read(opened.id(), applicant).draft();
        texts.save(
                opened.id(),
                new Writing(draft.with(Part.SUCCESS, "Deux tiers des rappels"), 1, "ancienne", Set.of()),
                false,
                applicant);
        presence.here(opened.id(), Part.PROBLEM, opened.staff());
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("fiche-lecture", opened.path());
        pages.put("fiche-ecriture", opened.path() + "/fiche");
        pages.put("versions", opened.path() + "/versions");
        pages.put("version", opened.path() + "/versions/1");
        pages.put("comparaison", opened.path() + "/versions/comparer?de=1&a=brouillon");
        pages.put("personnes", opened.path() + "/personnes");
        pages.put("fiche-verrouillee", locked.path());
        pages.put("reouverture", locked.path() + "/reouverture");
        try (Browser browser = new Browser(people.port())) {
            Browser.Window window = browser.window(Browser.DESK);
            signIn(window, applicant);
            pages.forEach((name, path) -> {
                if (name.equals("fiche-verrouillee")) signIn(window, opened.staff());
                window.open(path);
                window.picture(name);
                assertThat(window.faultsAtBothWidths()).as(path).isEmpty();
            });
        }
    }

    @Test
    void twoWindowsWriteTheSameBriefAndTheSecondSeesWhatTheFirstWrote() {
        OpenedDossiers.Opened opened = dossiers.open("deux-fenetres");
        try (Browser browser = new Browser(people.port())) {
            Browser.Window one = browser.window(Browser.DESK);
            Browser.Window two = browser.window(Browser.TELEPHONE);
            signIn(one, opened.applicant());
            signIn(two, opened.staff());
            Page first = one.open(opened.path() + "/fiche");
            Page second = two.open(opened.path() + "/fiche");
            first.getByLabel("Le problème").first().click();
            second.locator("[data-presence]:has-text('Ana deux-fenetres')").waitFor();
            first.locator("#piste").fill("Un message part seul la veille.");
            first.getByText("Brouillon enregistré").waitFor();
            second.locator("#equipe").fill("Une agente à 60 %");
            second.getByText("avec ce que d’autres viennent d’écrire").waitFor();
            assertThat(second.locator("#piste").inputValue()).isEqualTo("Un message part seul la veille.");

            first.locator("#piste").fill("Un courriel part seul la veille.");
            first.getByText("avec ce que d’autres viennent d’écrire").waitFor();
            second.locator("#piste").fill("Une lettre part seule la veille.");
            second.getByText("Quelqu’un d’autre a changé le même passage").waitFor();
            second.locator("button[value=enregistrer]").last().click();
            second.getByText("Deux textes pour").first().waitFor();
            two.picture("fiche-conflit");
            assertThat(two.faults())
                    .filteredOn(fault -> !fault.contains("status of 409"))
                    .isEmpty();
            second.setViewportSize(Browser.DESK, 900);
            second.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(java.nio.file.Path.of("target/screenshots/fiche-conflit-1280.png")));
            second.getByText("Mettre cette proposition dans le champ").click();
            assertThat(second.locator("#piste").inputValue()).contains("courriel", "lettre");
        }
    }

    @Test
    void whatTheProblemLeavesOpenIsAskedUnderItAsOneTypesAndAgainWithoutScript() {
        OpenedDossiers.Opened opened = dossiers.open("precision");
        try (Browser browser = new Browser(people.port())) {
            Browser.Window window = browser.window(Browser.TELEPHONE);
            signIn(window, opened.applicant());
            Page page = window.open(opened.path() + "/fiche");
            page.locator("#probleme").fill("Les usagers attendent longtemps et repartent sans réponse.");
            page.locator("[data-precision-of=probleme]:has-text('Qui, précisément')")
                    .waitFor();
            window.picture("fiche-precision");
            assertThat(window.faults()).isEmpty();
            page.getByText("Brouillon enregistré").waitFor();
            assertThat(people.signedIn(opened.applicant())
                            .get(opened.path() + "/fiche")
                            .html()
                            .select("[data-precision-of=probleme] li")
                            .text())
                    .contains("Qui, précisément");
            page.locator("#probleme")
                    .fill(
                            "Chaque lundi, 40 parents d’élèves attendent une heure au guichet de la régie pour corriger une facture de cantine ; 12 repartent sans réponse.");
            page.locator("[data-precision-of=probleme]:not(:has(li))")
                    .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        }
    }

    @Test
    void aMarkdownFileFillsTheFormAndIsSavedOnlyWhenAsked() throws java.io.IOException {
        OpenedDossiers.Opened opened = dossiers.open("import");
        java.nio.file.Path file = java.nio.file.Files.writeString(
                java.nio.file.Files.createTempFile("fiche", ".md"),
                "# Depuis un fichier\n\n## La piste de solution\n\nUne piste\nsur deux lignes\n");
        try (Browser browser = new Browser(people.port())) {
            Browser.Window window = browser.window(Browser.DESK);
            signIn(window, opened.applicant());
            Page page = window.open(opened.path() + "/fiche");
            page.getByText("Remplir la fiche depuis un fichier Markdown").click();
            page.locator("#fichier").setInputFiles(file);
            page.getByText("Remplir le formulaire").click();
            page.getByText("Le formulaire est rempli depuis le fichier").waitFor();
            assertThat(page.locator("#piste").inputValue()).isEqualTo("Une piste\nsur deux lignes");
            assertThat(page.locator("#probleme").inputValue()).contains("Chaque matin");
            assertThat(applications.read(opened.id(), opened.staff()).title()).isEmpty();
            page.locator("button[value=enregistrer]").last().click();
            page.getByText("La fiche est enregistrée").waitFor();
            assertThat(applications.read(opened.id(), opened.staff()).title()).isEqualTo("Depuis un fichier");
        }
    }
}
