package org.terreau.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.terreau.testing.ApplicationTest;

@ApplicationTest
class PdfTests {

    private final Pdf pdf;

    PdfTests(Pdf pdf) {
        this.pdf = pdf;
    }

    private PDDocument read(String html) throws IOException {
        return Loader.loadPDF(pdf.render(html));
    }

    private static String page(String body) {
        return "<!doctype html><html lang=\"fr\"><head><title>Cœur d’œuvre</title><meta name=\"description\" content=\"Essai\">"
                + "<style>body { font-family: 'Source Sans' } b { font-weight: 700 }</style></head><body>" + body
                + "</body></html>";
    }

    @Test
    void aFileIsTaggedTitledAndBookmarkedAndHoldsItsFonts() throws IOException {
        try (PDDocument file = read(page("<h1>Titre</h1><h2>Le problème</h2><p>Œuvre à 12 € — <b>ça va</b></p>"))) {
            assertThat(file.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(file.getDocumentCatalog().getStructureTreeRoot()).isNotNull();
            assertThat(file.getDocumentCatalog().getLanguage()).isEqualTo("fr");
            assertThat(file.getDocumentInformation().getTitle()).isEqualTo("Cœur d’œuvre");
            assertThat(file.getDocumentCatalog().getViewerPreferences().displayDocTitle())
                    .isTrue();
            assertThat(file.getDocumentCatalog()
                            .getDocumentOutline()
                            .getFirstChild()
                            .getTitle())
                    .isEqualTo("Le problème");
            assertThat(new PDFTextStripper().getText(file)).contains("Œuvre à 12 € — ça va");
            List<PDFont> fonts = new ArrayList<>();
            for (var name : file.getPage(0).getResources().getFontNames())
                fonts.add(file.getPage(0).getResources().getFont(name));
            assertThat(fonts).hasSize(2).allMatch(PDFont::isEmbedded);
            assertThat(fonts).extracting(PDFont::getName).allMatch(name -> name.contains("SourceSans3"));
        }
    }

    @Test
    void aMaliciousTextReachesNoFileAndNoAddress(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "ceci-est-un-secret");
        Path style = Files.writeString(folder.resolve("secret.css"), "p::after { content: 'style-lu' }");
        List<String> asked = new CopyOnWriteArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().toString());
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        try {
            String away = "http://127.0.0.1:" + server.getAddress().getPort();
            String hostile = "<!DOCTYPE html [<!ENTITY vole SYSTEM \"" + secret.toUri() + "\">]>"
                    + page("<p style=\"font-family: 'Source Sans'\">avant &vole; après</p><img src=\"" + away
                            + "/image.png\" alt=\"a\">"
                            + "<img src=\"" + secret.toUri() + "\" alt=\"b\"><img src=\"" + secret + "\" alt=\"c\">"
                            + "<object data=\"" + away + "/objet\" type=\"text/html\">o</object>"
                            + "<iframe src=\"" + secret.toUri() + "\"></iframe>"
                            + "<link rel=\"stylesheet\" href=\"" + style.toUri() + "\">"
                            + "<style>@import url(" + away + "/import.css); @import url(" + style.toUri() + ");"
                            + "@font-face { font-family: vol; src: url(" + away + "/police.ttf) } "
                            + "p { font-family: vol, 'Source Sans'; background: url(" + away + "/fond.png) }</style>"
                            + "<a download=\"x\" data-content-type=\"text/plain\" href=\"" + secret.toUri()
                            + "\">joint</a>"
                            + "<svg xmlns:xlink=\"http://www.w3.org/1999/xlink\"><image xlink:href=\"" + away
                            + "/svg.png\"/></svg>");
            byte[] bytes = pdf.render(hostile);
            try (PDDocument file = Loader.loadPDF(bytes)) {
                assertThat(new PDFTextStripper().getText(file))
                        .contains("avant")
                        .doesNotContain("ceci-est-un-secret")
                        .doesNotContain("style-lu");
                assertThat(file.getDocumentCatalog().getNames())
                        .satisfiesAnyOf(
                                names -> assertThat(names).isNull(),
                                names -> assertThat(names.getEmbeddedFiles()).isNull());
            }
            assertThat(asked).isEmpty();
        } finally {
            server.stop(0);
        }
    }
}
