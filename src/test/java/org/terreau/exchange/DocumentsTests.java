package org.terreau.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.document.Samples;
import org.terreau.dossier.Applications;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.incubator.Incubators;
import org.terreau.outreach.Requests;
import org.terreau.shared.Refused;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.DossierVisits;
import org.terreau.testing.People;
import org.terreau.testing.Present;
import org.terreau.testing.Statements;
import org.terreau.testing.Visit;

@ApplicationTest
class DocumentsTests {

    private final DossierVisits dossiers;
    private final Documents documents;
    private final People people;
    private final JdbcClient jdbc;

    DocumentsTests(
            People people,
            Requests requests,
            Applications applications,
            Incubators incubators,
            Documents documents,
            JdbcClient jdbc) {
        this.dossiers = new DossierVisits(people, requests, applications, incubators);
        this.documents = documents;
        this.people = people;
        this.jdbc = jdbc;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Visit.Form upload(Visit visit, DossierVisits.Opened opened) {
        String path = opened.path() + "/documents";
        return visit.form(visit.get(path), path);
    }

    private String onlyDocument(DossierVisits.Opened opened) {
        return opened.path() + "/documents/"
                + documents.shelf(opened.id(), opened.staff()).lines().get(0).id();
    }

    @Test
    void severalDocumentsAreAddedAtOnceAndReadBackWithTheNameOfWhoReadThem() {
        DossierVisits.Opened opened = dossiers.open("lecture");
        assertThat(opened.asApplicant().get(opened.path() + "/documents").text())
                .contains("Aucun document")
                .contains("Aucun document sur 50")
                .contains("sur 200 Mo");
        Visit.Page added = upload(opened.asApplicant(), opened)
                .file("fichiers", "Délibération de l’été.pdf", Samples.pdf())
                .file("fichiers", "comptages.csv", text("mois;appels\nmai;12\n"))
                .with("appui", "prerequis-budget")
                .with("description", "Vote du 3 juin")
                .send();
        assertThat(added.text())
                .contains("2 documents sont déposés")
                .contains("Délibération de l’été.pdf")
                .contains("Prérequis : Un budget dédié")
                .contains("Vote du 3 juin")
                .contains("2 documents sur 50");

        String csv = opened.asApplicant().get(opened.path() + "/documents.csv").body();
        assertThat(csv).contains("Délibération de l’été.pdf;pdf;").contains(";prerequis-budget;Vote du 3 juin;");
        Visit.Page json = opened.asStaff().get("/api" + opened.path() + "/documents");
        assertThat(json.body()).contains("\"nom\":\"comptages.csv\"");

        Documents.Line pdf = documents.shelf(opened.id(), opened.staff()).lines().stream()
                .filter(line -> line.name().endsWith(".pdf"))
                .findFirst()
                .orElseThrow();
        String page = opened.path() + "/documents/" + pdf.id();
        assertThat(opened.asApplicant().get(page).text()).contains("Personne ne l’a encore téléchargé");
        assertThat(opened.asStaff().bytes(page + "/versions/1")).hasSize((int) pdf.size());
        Visit.Page file = opened.asStaff().get(page + "/versions/1?voir");
        assertThat(file.header("Content-Type")).startsWith("application/pdf");
        assertThat(file.header("Content-Disposition"))
                .startsWith("attachment")
                .contains("UTF-8''D%C3%A9lib%C3%A9ration");
        assertThat(file.header("Content-Security-Policy")).isEqualTo("default-src 'none'; sandbox");
        assertThat(file.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(file.header("Cache-Control")).contains("no-store");
        assertThat(opened.asApplicant().get(page).text()).contains("Qui l’a lu").contains("Sacha Suit, ");
        assertThat(jdbc.sql(
                                "select count(*) from audit_line where action = 'document.read' and subject = :subject and who_id = :who")
                        .param("subject", "dossier-document:" + pdf.id())
                        .param("who", opened.staff().id().value())
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void aDocumentWhoseBytesAreNoLongerThoseReceivedIsNotGivenAndASentenceSaysSo() {
        DossierVisits.Opened opened = dossiers.open("altere");
        upload(opened.asApplicant(), opened)
                .file("fichiers", "comptages.csv", text("mois;appels\nmai;12\n"))
                .send();
        jdbc.sql("""
                        update document_chunk set bytes = 'autre chose'::bytea
                        where document_id = (select id from document order by received_at desc limit 1)
                        """).update();
        Visit.Page page = opened.asApplicant().get(onlyDocument(opened) + "/versions/1");
        assertThat(page.status()).isEqualTo(503);
        assertThat(page.header("Retry-After")).isEqualTo("60");
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.text())
                .contains("Service indisponible pour l’instant")
                .contains("ne rend pas ce qui y avait été déposé");
    }

    @Test
    void anImageMayBeLookedAtWhereNothingCanRun() {
        DossierVisits.Opened opened = dossiers.open("image");
        upload(opened.asApplicant(), opened)
                .file("fichiers", "plan.png", Samples.png())
                .send();
        Visit.Page image = opened.asApplicant().get(onlyDocument(opened) + "/versions/1?voir");
        assertThat(image.header("Content-Disposition")).startsWith("inline");
        assertThat(image.header("Content-Security-Policy")).contains("sandbox");
        assertThat(opened.asApplicant().bytes(onlyDocument(opened) + "/versions/1"))
                .isEqualTo(Samples.png());
    }

    @Test
    void whatIsRefusedSaysWhyBesideTheFieldAndWhatIsGoodIsKept() {
        DossierVisits.Opened opened = dossiers.open("refus");
        Visit.Page none = upload(opened.asApplicant(), opened).send();
        assertThat(none.status()).isEqualTo(422);
        assertThat(none.errorOf("fichiers")).isEqualTo("Choisissez un fichier.");
        Visit.Page mixed = upload(opened.asApplicant(), opened)
                .file("fichiers", "note.docx", Samples.docx("word/vbaProject.bin"))
                .file("fichiers", "bonne.txt", text("Bonjour"))
                .file("fichiers", "page.png", text("<html></html>"))
                .with("description", "Trois fichiers")
                .send();
        assertThat(mixed.status()).isEqualTo(422);
        assertThat(mixed.errorOf("fichiers"))
                .contains("« note.docx » contient un programme (macros)")
                .contains("« page.png » se dit PNG, mais c’est une page web");
        assertThat(mixed.text()).contains("Le document est déposé").contains("bonne.txt");
        assertThat(opened.asApplicant()
                        .form(mixed, opened.path() + "/documents")
                        .value("description"))
                .isEqualTo("Trois fichiers");
        Visit.Page same = upload(opened.asStaff(), opened)
                .file("fichiers", "copie.txt", text("Bonjour"))
                .send();
        assertThat(same.errorOf("fichiers"))
                .contains("« copie.txt » est déjà dans le dossier, sous le nom « bonne.txt »");
    }

    @Test
    void aFileLargerThanTheLimitIsRefusedWithASentenceAndAnUploadLargerThanTheServerTakesIsSaidToBeSo() {
        DossierVisits.Opened opened = dossiers.open("gros");
        Visit.Page large = upload(opened.asApplicant(), opened)
                .file("fichiers", "gros.txt", "a".repeat(10 * 1024 * 1024 + 1).getBytes(StandardCharsets.US_ASCII))
                .send();
        assertThat(large.status()).isEqualTo(422);
        assertThat(large.errorOf("fichiers")).contains("« gros.txt » dépasse 10 Mo");
        Visit.Page huge = upload(opened.asApplicant(), opened)
                .file("fichiers", "enorme.txt", new byte[66 * 1024 * 1024])
                .send();
        assertThat(huge.status()).isEqualTo(413);
        assertThat(huge.text()).contains("L’envoi est trop lourd");
        assertThat(huge.html().select("link[rel=icon][href*=favicon]")).hasSize(1);
    }

    @Test
    void aDocumentIsReplacedWithItsHistoryRemovedAndTakenBack() {
        DossierVisits.Opened opened = dossiers.open("version");
        Visit applicant = opened.asApplicant();
        upload(applicant, opened).file("fichiers", "note.txt", text("première")).send();
        String page = onlyDocument(opened);
        Visit.Page refused = applicant
                .form(applicant.get(page), page + "/versions")
                .file("fichier", "note.exe", text("MZ"))
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorOf("fichier")).contains("ce type de fichier n’est pas accepté");
        Visit.Page replaced = applicant
                .form(refused, page + "/versions")
                .file("fichier", "note corrigée.txt", text("deuxième"))
                .send();
        assertThat(replaced.text())
                .contains("La nouvelle version est déposée")
                .contains("Version 2")
                .contains("Version 1");
        assertThat(new String(applicant.bytes(page + "/versions/1"), StandardCharsets.UTF_8))
                .isEqualTo("première");
        assertThat(new String(applicant.bytes(page + "/versions/2"), StandardCharsets.UTF_8))
                .isEqualTo("deuxième");
        assertThat(applicant.get(page + "/versions/3").status()).isEqualTo(404);

        Visit.Page removed = applicant.form(replaced, page + "/retrait").send();
        assertThat(removed.text()).contains("Le document est retiré").contains("retiré par Ana Porte");
        assertThat(applicant.get(page + "/versions/2").status()).isEqualTo(404);
        assertThat(applicant.form(removed, page + "/reprise").send().text()).contains("Le document est repris");
        assertThat(applicant.get(page + "/versions/2").status()).isEqualTo(200);

        assertThat(applicant
                        .undo(applicant
                                .form(applicant.get(page), page + "/retrait")
                                .send())
                        .text())
                .contains("C’est remis comme avant.")
                .doesNotContain("retiré par Ana Porte");
        applicant.form(applicant.get(page), page + "/retrait").send();
        documents.empty(Present.now().plus(Duration.ofDays(29)));
        assertThat(applicant.get(page).status()).isEqualTo(200);
        documents.empty(Present.now().plus(Duration.ofDays(31)));
        assertThat(applicant.get(page).status()).isEqualTo(404);
    }

    @Test
    void aDocumentOfTheStaffOnlyIsUnknownToTheApplicantAndNobodyElseKnowsAny() {
        DossierVisits.Opened opened = dossiers.open("interdit");
        upload(opened.asStaff(), opened)
                .file("fichiers", "analyse.txt", text("entre nous"))
                .with("interne", "oui")
                .send();
        String page = onlyDocument(opened);
        assertThat(opened.asStaff().get(page).text()).contains("Réservé à l’incubateur");
        assertThat(opened.asApplicant().get(opened.path() + "/documents").text())
                .doesNotContain("analyse.txt");
        assertThat(opened.asApplicant().get(page).status()).isEqualTo(404);
        assertThat(opened.asApplicant().get(page + "/versions/1").status()).isEqualTo(404);
        Visit.Page forged = upload(opened.asApplicant(), opened)
                .file("fichiers", "moi.txt", text("moi"))
                .forged("interne", "oui")
                .send();
        assertThat(forged.status()).isEqualTo(422);

        upload(opened.asApplicant(), opened)
                .file("fichiers", "public.txt", text("pour nous"))
                .send();
        Visit stranger = people.signedIn(people.someone("passant@echange.test", "Pia Passe"));
        Visit elsewhere = people.signedIn(
                people.someone("ailleurs@echange.test", "Lou Ailleurs", new Grant(Role.LEAD, "ailleurs")));
        String known = onlyDocument(opened);
        for (Visit visit : new Visit[] {stranger, elsewhere})
            for (String path : new String[] {
                opened.path() + "/documents",
                opened.path() + "/documents.csv",
                "/api" + opened.path() + "/documents",
                known,
                known + "/versions/1",
                opened.path() + "/messages",
                opened.path() + "/taches",
                opened.path() + "/taches.csv",
                "/api" + opened.path() + "/taches",
                opened.path() + "/chronologie",
                opened.path() + "/chronologie.csv",
                "/api" + opened.path() + "/chronologie"
            }) assertThat(visit.get(path).status()).as(path).isEqualTo(404);
        assertThat(people.visitor().get(known + "/versions/1").path()).startsWith("/connexion");

        DossierVisits.Opened other = dossiers.open("autre");
        String borrowed = known.replace(opened.path() + "/", other.path() + "/");
        assertThat(other.asApplicant().get(borrowed).status()).isEqualTo(404);
        assertThat(other.asApplicant().get(borrowed + "/versions/1").status()).isEqualTo(404);
    }

    @Test
    void aDossierHoldsFiftyDocumentsAndNoMore() {
        DossierVisits.Opened opened = dossiers.open("plein");
        for (int number = 1; number <= Documents.MOST; number++)
            documents.add(
                    opened.id(),
                    "note " + number + ".txt",
                    new ByteArrayInputStream(text("note " + number)),
                    Documents.About.NOTHING,
                    opened.applicant());
        assertThatThrownBy(() -> documents.add(
                        opened.id(),
                        "note.txt",
                        new ByteArrayInputStream(text("une de plus")),
                        Documents.About.NOTHING,
                        opened.applicant()))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refusal ->
                                assertThat(refusal.problems().get(0).key()).isEqualTo("exchange.documents.full.count"));
        assertThat(Statements.during(() -> opened.asStaff().get(opened.path() + "/documents")))
                .isBetween(1, 12);
    }
}
