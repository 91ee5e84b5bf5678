package org.terreau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.terreau.document.Samples;
import org.terreau.dossier.Applications;
import org.terreau.dossier.DossierId;
import org.terreau.exchange.Conversation;
import org.terreau.exchange.DossierTask;
import org.terreau.exchange.DossierTasks;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.identity.SignInLinks;
import org.terreau.incubator.Incubators;
import org.terreau.outreach.NewRequest;
import org.terreau.outreach.OrganisationKind;
import org.terreau.outreach.Requests;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.Browser;
import org.terreau.testing.People;

@ApplicationTest
class ExchangePagesTests {

    private final People people;
    private final Requests requests;
    private final Applications applications;
    private final Conversation conversation;
    private final DossierTasks tasks;
    private final Incubators incubators;
    private final SignInLinks links;

    ExchangePagesTests(
            People people,
            Requests requests,
            Applications applications,
            Conversation conversation,
            DossierTasks tasks,
            Incubators incubators,
            SignInLinks links) {
        this.people = people;
        this.requests = requests;
        this.applications = applications;
        this.conversation = conversation;
        this.tasks = tasks;
        this.incubators = incubators;
        this.links = links;
    }

    private void signIn(Browser.Window window, Actor who) {
        String link = links.issue(who.id(), SignInLinks.SHORT, "/");
        window.open(link.substring(link.indexOf("/connexion")));
        window.page().locator("main form button").click();
    }

    private DossierId dossier(String email, Actor staff) {
        return applications.open(
                requests.receive(
                                new NewRequest(
                                        "Ada Porte",
                                        email,
                                        "",
                                        OrganisationKind.PUBLIC_ACTOR,
                                        "Agence du bassin",
                                        null,
                                        "Les agents ressaisissent chaque relevé à la main.",
                                        null),
                                List.of(),
                                "network of " + email,
                                Locale.FRENCH)
                        .reference(),
                staff);
    }

    private static FilePayload file(String name, byte[] bytes) {
        return new FilePayload(name, "application/octet-stream", bytes);
    }

    @Test
    void documentsMessagesAndTasksAreReadAndWrittenComfortablyAtBothWidths() {
        Actor staff = people.someone(
                "suivi@navigateur.test",
                "Sacha Suit",
                new Grant(Role.COACH, incubators.host().id().value()));
        DossierId empty = dossier("vide@navigateur.test", staff);
        DossierId id = dossier("echange@navigateur.test", staff);
        Actor applicant = people.actor("echange@navigateur.test");
        conversation.write(
                id,
                "Bonjour,\n\nVoici ce qui manque :\n\n- la **délibération** ;\n- les comptages de deux communes.",
                false,
                List.of(),
                staff);
        conversation.write(id, "Budget à confirmer avant le comité.", true, List.of(), staff);
        tasks.add(
                id,
                new DossierTask.Proposed(
                        "Envoyer la délibération du conseil",
                        applicant.id(),
                        tasks.today().plusDays(9),
                        false),
                staff);
        tasks.done(
                id,
                tasks.add(id, new DossierTask.Proposed("Relire la fiche", staff.id(), tasks.today(), true), staff),
                staff);
        try (Browser browser = new Browser(people.port())) {
            Browser.Window window = browser.window(Browser.DESK);
            signIn(window, applicant);
            Page page = window.open("/dossiers/" + id + "/documents");
            page.locator("#fichiers").setInputFiles(new FilePayload[] {
                file("Délibération du conseil communautaire, 3 juin 2026 (signée).pdf", Samples.pdf()),
                file("plan.png", Samples.png())
            });
            page.locator("#appui").selectOption("prerequis-budget");
            page.locator("#description").fill("Vote du budget et plan du bassin");
            page.getByText("Déposer", new Page.GetByTextOptions().setExact(true))
                    .click();
            page.getByText("2 documents sont déposés").waitFor();
            page.locator("#fichiers").setInputFiles(file("note.docx", Samples.docx("word/vbaProject.bin")));
            page.getByText("Déposer", new Page.GetByTextOptions().setExact(true))
                    .click();
            page.getByText("contient un programme").first().waitFor();
            window.picture("documents-refus");
            window.open("/dossiers/" + id + "/messages#repondre");
            page.locator("#message").fill("La délibération est déposée, merci !");
            page.locator("#fichiers")
                    .setInputFiles(file("comptages.csv", "mois;appels\nmai;12\n".getBytes(StandardCharsets.UTF_8)));
            page.getByText("Envoyer à tous").click();
            page.getByText("Le message est envoyé").waitFor();
            String document = page.locator(".t-conversation a[href*='/documents/']")
                    .first()
                    .getAttribute("href");

            Browser.Window reader = browser.window(Browser.DESK);
            signIn(reader, staff);
            Map<String, String> pages = new LinkedHashMap<>();
            pages.put("documents", "/dossiers/" + id + "/documents");
            pages.put("documents-vide", "/dossiers/" + empty + "/documents");
            pages.put("document", document);
            pages.put("messages", "/dossiers/" + id + "/messages");
            pages.put("messages-vide", "/dossiers/" + empty + "/messages");
            pages.put("taches-dossier", "/dossiers/" + id + "/taches");
            pages.put(
                    "tache",
                    "/dossiers/" + id + "/taches/" + tasks.of(id, staff).get(0).id());
            pages.put("taches", "/taches?pour=tous&etat=toutes");
            pages.put("taches-vide", "/taches?q=introuvable");
            pages.put("chronologie", "/dossiers/" + id + "/chronologie");
            pages.forEach((name, path) -> {
                reader.open(path);
                reader.picture("echange-" + name);
                assertThat(reader.faultsAtBothWidths()).as(path).isEmpty();
            });
        }
    }
}
