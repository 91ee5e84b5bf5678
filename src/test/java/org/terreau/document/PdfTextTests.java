package org.terreau.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.terreau.web.ReadingRoom;

@Timeout(60)
class PdfTextTests {

    private static final int BOMB = 200;

    private final PdfText texts = new PdfText(new ReadingRoom(128, Duration.ofSeconds(5)));

    @FunctionalInterface
    private interface Filling {
        void fill(PDDocument document) throws IOException;
    }

    private static byte[] pdf(Filling filling) throws IOException {
        try (PDDocument document = new PDDocument()) {
            filling.fill(document);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        }
    }

    private static void page(PDDocument document, String words) throws IOException {
        PDPage page = new PDPage();
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            content.beginText();
            content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
            content.newLineAtOffset(50, 700);
            content.showText(words);
            content.endText();
        }
    }

    @Test
    void theWordsOfAllItsPagesAreReadOnOneLine() throws IOException {
        assertThat(texts.of(pdf(document -> {
                    page(document, "Déclaration d’accessibilité");
                    page(document, "établie le 3 mars 2026");
                })))
                .isEqualTo("Déclaration d’accessibilité établie le 3 mars 2026");
    }

    @Test
    void whatCannotBeReadSaysNothing() throws IOException {
        byte[] locked = pdf(document -> {
            page(document, "Secret");
            document.protect(new StandardProtectionPolicy("patron", "lecteur", new AccessPermission()));
        });
        byte[] whole = pdf(document -> page(document, "Coupé"));
        assertThat(texts.of(locked)).isEmpty();
        assertThat(texts.of(pdf(document -> document.addPage(new PDPage())))).isEmpty();
        assertThat(texts.of(Arrays.copyOf(whole, 40))).isEmpty();
        assertThat(texts.of("<html>".getBytes(StandardCharsets.UTF_8))).isEmpty();
        assertThat(texts.of(new byte[0])).isEmpty();
    }

    @Test
    void aPageThatUnpacksToHundredsOfMegabytesIsLeft() throws IOException {
        byte[] bomb = pdf(document -> {
            PDPage page = new PDPage();
            document.addPage(page);
            PDStream content = new PDStream(document);
            byte[] block = new byte[1 << 20];
            Arrays.fill(block, (byte) ' ');
            try (OutputStream out = content.createOutputStream(COSName.FLATE_DECODE)) {
                for (int at = 0; at < BOMB; at++) out.write(block);
            }
            page.setContents(content);
        });
        assertThat(bomb).hasSizeLessThan(1 << 20);
        assertThat(texts.of(bomb)).isEmpty();
    }

    /** Each form draws the next one a hundred times. */
    @Test
    void formsThatDrawOneAnotherAreLeft() throws IOException {
        byte[] laughing = pdf(document -> {
            PDPage page = new PDPage();
            document.addPage(page);
            PDFormXObject drawn = null;
            for (int depth = 0; depth < 8; depth++) {
                PDFormXObject form = new PDFormXObject(document);
                form.setBBox(new PDRectangle(100, 100));
                PDResources resources = new PDResources();
                if (drawn != null) resources.put(COSName.getPDFName("F"), drawn);
                form.setResources(resources);
                try (OutputStream out = form.getContentStream().createOutputStream(COSName.FLATE_DECODE)) {
                    out.write("/F Do ".repeat(100).getBytes(StandardCharsets.US_ASCII));
                }
                drawn = form;
            }
            PDResources resources = new PDResources();
            resources.put(COSName.getPDFName("F"), drawn);
            page.setResources(resources);
            PDStream content = new PDStream(document);
            try (OutputStream out = content.createOutputStream()) {
                out.write("/F Do".getBytes(StandardCharsets.US_ASCII));
            }
            page.setContents(content);
        });
        assertThat(texts.of(laughing)).isEmpty();
    }

    @Test
    void whateverIsDamagedIsReadOrLeft() throws IOException {
        byte[] whole = pdf(document -> page(document, "Schéma pluriannuel 2024-2026"));
        Random random = new Random(59);
        for (int time = 0; time < 300; time++) {
            byte[] damaged = whole.clone();
            for (int hit = 0; hit < 6; hit++) damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            assertThat(texts.of(damaged)).isNotNull();
        }
    }
}
