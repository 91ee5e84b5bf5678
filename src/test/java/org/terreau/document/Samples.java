package org.terreau.document;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;

/** Small files of each kind, honest and otherwise, made on the spot. */
public final class Samples {

    private Samples() {}

    private interface Written {
        void to(ByteArrayOutputStream out) throws IOException;
    }

    private static byte[] bytes(Written written) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            written.to(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private interface Changed {
        void change(PDDocument document) throws IOException;
    }

    private static byte[] pdf(Changed changed) {
        return bytes(out -> {
            try (PDDocument document = new PDDocument()) {
                document.addPage(new PDPage());
                changed.change(document);
                document.save(out);
            }
        });
    }

    public static byte[] pdf() {
        return pdf(document -> {});
    }

    /** A page with these words, of letters without accents. */
    public static byte[] pdf(String words) {
        return pdf(document -> {
            try (PDPageContentStream page = new PDPageContentStream(document, document.getPage(0))) {
                page.beginText();
                page.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                page.newLineAtOffset(50, 700);
                page.showText(words);
                page.endText();
            }
        });
    }

    static byte[] pdfThatRunsScript() {
        return pdf(document ->
                document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert('Bonjour')")));
    }

    static byte[] pdfThatLaunches() {
        return pdf(document -> {
            COSDictionary action = new COSDictionary();
            action.setItem(COSName.S, COSName.getPDFName("Launch"));
            action.setItem(COSName.F, new COSString("calc.exe"));
            COSDictionary hidden = new COSDictionary();
            hidden.setItem(COSName.A, action);
            document.getPage(0).getCOSObject().setItem(COSName.getPDFName("PieceInfo"), hidden);
        });
    }

    static byte[] pdfBehindAPassword() {
        return pdf(document ->
                document.protect(new StandardProtectionPolicy("propriétaire", "lecteur", new AccessPermission())));
    }

    public static byte[] png() {
        return image("png");
    }

    static byte[] image(String format) {
        return bytes(out -> ImageIO.write(new BufferedImage(4, 3, BufferedImage.TYPE_INT_RGB), format, out));
    }

    static byte[] webp() {
        return bytes(out -> {
            out.write("RIFF".getBytes(StandardCharsets.US_ASCII));
            out.write(new byte[] {22, 0, 0, 0});
            out.write("WEBPVP8L".getBytes(StandardCharsets.US_ASCII));
            out.write(new byte[] {10, 0, 0, 0, 0x2f, 0, 0, 0, 0, 0, 0, 0, 0, 0});
        });
    }

    static byte[] archive(Map<String, String> entries) {
        return bytes(out -> {
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                for (Map.Entry<String, String> entry : entries.entrySet()) {
                    byte[] content = entry.getValue().getBytes(StandardCharsets.UTF_8);
                    ZipEntry kept = new ZipEntry(entry.getKey());
                    if (entry.getKey().equals("mimetype")) {
                        java.util.zip.CRC32 sum = new java.util.zip.CRC32();
                        sum.update(content);
                        kept.setMethod(ZipEntry.STORED);
                        kept.setSize(content.length);
                        kept.setCrc(sum.getValue());
                    }
                    zip.putNextEntry(kept);
                    zip.write(content);
                    zip.closeEntry();
                }
            }
        });
    }

    static byte[] office(String mainPart, String... moreEntries) {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put(
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/main.xml\" ContentType=\"application/vnd.openxmlformats-officedocument."
                        + mainPart + "\"/></Types>");
        entries.put("_rels/.rels", "<Relationships/>");
        entries.put("word/document.xml", "<w:document/>");
        for (String entry : moreEntries) entries.put(entry, "…");
        return archive(entries);
    }

    public static byte[] docx(String... moreEntries) {
        return office("wordprocessingml.document.main+xml", moreEntries);
    }

    static byte[] openDocument(String kind, String... moreEntries) {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("mimetype", "application/vnd.oasis.opendocument." + kind);
        entries.put("content.xml", "<office:document-content/>");
        for (String entry : moreEntries) entries.put(entry, "…");
        return archive(entries);
    }

    static byte[] windowsProgram() {
        byte[] program = new byte[512];
        program[0] = 'M';
        program[1] = 'Z';
        program[60] = (byte) 128;
        program[128] = 'P';
        program[129] = 'E';
        return program;
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] together(byte[] one, byte[] other) {
        byte[] both = java.util.Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
