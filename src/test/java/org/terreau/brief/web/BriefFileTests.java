package org.terreau.brief.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.brief.BriefTexts;
import org.terreau.dossier.Applications;
import org.terreau.dossier.Brief.Part;
import org.terreau.dossier.DossierRecord;
import org.terreau.incubator.Incubators;
import org.terreau.outreach.Requests;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.OpenedDossiers;
import org.terreau.testing.People;

@ApplicationTest
class BriefFileTests {

    private final BriefExportController files;
    private final Applications applications;
    private final BriefTexts texts;
    private final OpenedDossiers dossiers;

    BriefFileTests(
            BriefExportController files,
            People people,
            Requests requests,
            Applications applications,
            BriefTexts texts,
            Incubators incubators,
            JdbcClient jdbc) {
        this.files = files;
        this.applications = applications;
        this.texts = texts;
        this.dossiers = new OpenedDossiers(people, requests, applications, texts, incubators, jdbc);
    }

    @Test
    void thePdfHoldsEachPartAsItWasTypedWhateverItLooksLike() throws IOException {
        OpenedDossiers.Opened opened = dossiers.open("pdf");
        String hostile = "<script>alert(1)</script> <img src=\"file:///etc/passwd\"> &lt;déjà&gt; 😀 œuvre";
        DossierRecord read = applications.read(opened.id(), opened.applicant());
        texts.save(
                opened.id(),
                OpenedDossiers.complete("Les rappels du matin & « l’après-midi »")
                        .with(Part.TEAM, hostile)
                        .with(
                                Part.PROBLEM,
                                "Premier paragraphe, plutôt long. ".repeat(60) + "\n\nSecond\n- un\n- deux"),
                read.version(),
                true,
                opened.applicant());
        byte[] bytes =
                files.pdf(opened.id().toString(), "1", opened.applicant()).getBody();
        assertThat(bytes).isNotNull();
        Files.createDirectories(Path.of("target/screenshots"));
        Files.write(Path.of("target/screenshots/fiche.pdf"), bytes);
        try (PDDocument file = Loader.loadPDF(bytes)) {
            String text = new PDFTextStripper().getText(file).replaceAll("\\s+", " ");
            assertThat(text)
                    .contains("<script>alert(1)</script>", "file:///etc/passwd", "&lt;déjà&gt;", "œuvre")
                    .contains("Quimper (29)", "Version 1", "1 / 2");
            assertThat(file.getDocumentInformation().getTitle()).startsWith("Les rappels du matin & « l’après-midi »");
            assertThat(file.getDocumentCatalog().getDocumentOutline().children())
                    .hasSize(Part.values().length - 1);
        }
    }
}
