package org.terreau.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.terreau.shared.Refused;
import org.terreau.testing.Bombs;
import org.terreau.web.Budget;
import org.terreau.web.ReadingRoom;

class InspectionTests {

    private static final Set<FileKind> BY_DEFAULT = EnumSet.complementOf(EnumSet.of(FileKind.ZIP));

    @TempDir
    private Path folder;

    private FileKind inspect(String name, byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("file"), bytes);
        return new Inspection(BY_DEFAULT).inspect(FileName.of(name), file, Vault.OPENING.meter());
    }

    private static Arguments file(String name, byte[] bytes, Object expected) {
        return Arguments.of(name, bytes, expected);
    }

    static Stream<Arguments> honest() {
        return Stream.of(
                file("Délibération n°12.pdf", Samples.pdf(), FileKind.PDF),
                file("note.ODT", Samples.openDocument("text"), FileKind.ODT),
                file("budget.ods", Samples.openDocument("spreadsheet"), FileKind.ODS),
                file("comité.odp", Samples.openDocument("presentation"), FileKind.ODP),
                file("note.docx", Samples.docx(), FileKind.DOCX),
                file("budget.xlsx", Samples.office("spreadsheetml.sheet.main+xml"), FileKind.XLSX),
                file("comité.pptx", Samples.office("presentationml.presentation.main+xml"), FileKind.PPTX),
                file("plan.png", Samples.png(), FileKind.PNG),
                file("photo.jpg", Samples.image("jpeg"), FileKind.JPEG),
                file("photo.jpeg", Samples.image("jpeg"), FileKind.JPEG),
                file("affiche.webp", Samples.webp(), FileKind.WEBP),
                file("comptages.csv", Samples.text("mois;appels\nmai;12\n"), FileKind.CSV),
                file("anciens.csv", "année;été\n".getBytes(StandardCharsets.ISO_8859_1), FileKind.CSV),
                file("excel.csv", "\uFEFFmois;appels".getBytes(StandardCharsets.UTF_16LE), FileKind.CSV),
                file("notes.txt", Samples.text("Réunion du 3 juin"), FileKind.TXT),
                file("LISEZMOI.md", Samples.text("# Problème\n\n- un\n- deux"), FileKind.MD));
    }

    @ParameterizedTest
    @MethodSource("honest")
    void aFileThatIsWhatItsNameSaysIsAccepted(String name, byte[] bytes, FileKind kind) throws IOException {
        assertThat(inspect(name, bytes)).isEqualTo(kind);
    }

    static Stream<Arguments> otherwise() {
        byte[] page = Samples.text("<!DOCTYPE html><html><script>alert(1)</script></html>");
        byte[] svg = Samples.text("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>");
        byte[] zip = Samples.archive(Map.of("a.txt", "a"));
        byte[] png = Samples.png();
        return Stream.of(
                file("vide.pdf", new byte[0], "empty"),
                file("outil.exe", Samples.windowsProgram(), "kind"),
                file("facture.pdf.exe", Samples.windowsProgram(), "kind"),
                file("facture\u202Efdp.exe", Samples.windowsProgram(), "kind"),
                file("sans point", Samples.pdf(), "kind"),
                file("archive.zip", zip, "kind"),
                file("facture.pdf", Samples.windowsProgram(), "disguised.program"),
                file("notes.txt", Samples.windowsProgram(), "disguised.program"),
                file("notes.txt", Samples.text("#!/bin/sh\nrm -rf ~\n"), "disguised.program"),
                file("notes.txt", Samples.together(Samples.text("bonjour"), new byte[] {0, 1, 2}), "not-text"),
                file("plan.png", page, "disguised.page"),
                file("plan.png", svg, "disguised.page"),
                file("notes.txt", page, "disguised.page"),
                file("logo.svg", svg, "svg"),
                file("plan.png", Samples.image("jpeg"), "disguised"),
                file("plan.pdf", zip, "disguised"),
                file("note.docx", Samples.pdf(), "disguised"),
                file("note.docx", zip, "other-office"),
                file("note.docx", Samples.office("spreadsheetml.sheet.main+xml"), "other-office"),
                file("note.odt", Samples.openDocument("spreadsheet"), "disguised"),
                file("note.docx", Samples.docx("word/vbaProject.bin"), "macros"),
                file("note.docx", Samples.office("x", "word/document.xml.rels", "word/VBAPROJECT.BIN"), "macros"),
                file("note.docx", Samples.docx("word/activeX/activeX1.bin"), "macros"),
                file("budget.xlsx", Samples.office("spreadsheetml.sheet.macroEnabled.main+xml"), "macros"),
                file("note.odt", Samples.openDocument("text", "Basic/Standard/Module1.xml"), "macros"),
                file("note.pdf", Samples.pdfThatRunsScript(), "pdf-script"),
                file("note.pdf", Samples.pdfThatLaunches(), "pdf-launch"),
                file("note.pdf", Samples.pdfBehindAPassword(), "locked"),
                file("note.pdf", Samples.text("%PDF-1.7\nrien d’autre"), "broken"),
                file("note.pdf", Samples.together(Samples.pdf(), zip), "two-things"),
                file("note.pdf", Samples.together(Samples.text("<html>\n"), Samples.pdf()), "disguised.page"),
                file("plan.png", Samples.together(png, zip), "two-things"),
                file("plan.png", Samples.together(png, Samples.text("<script>alert(1)</script>")), "two-things"),
                file("plan.png", java.util.Arrays.copyOf(png, png.length - 8), "broken"),
                file(
                        "photo.jpg",
                        Samples.together(Samples.image("jpeg"), Samples.text("<?PHP phpinfo();")),
                        "two-things"),
                file("affiche.webp", Samples.together(Samples.webp(), page), "broken"));
    }

    @ParameterizedTest
    @MethodSource("otherwise")
    void aFileThatIsSomethingElseOrHoldsAProgramIsRefusedWithTheReason(String name, byte[] bytes, String reason) {
        Refused refusal = catchThrowableOfType(Refused.class, () -> inspect(name, bytes));
        assertThat(refusal).as(name).isNotNull();
        assertThat(refusal.problems().get(0).key()).isEqualTo("document.refused." + reason);
        assertThat(refusal.problems().get(0).arguments().get(0))
                .isEqualTo(FileName.of(name).value());
    }

    @Test
    void anArchiveIsAcceptedWhereTheSettingSaysSo() throws IOException {
        Path file = Files.write(folder.resolve("file"), Samples.archive(Map.of("a.txt", "a")));
        assertThat(new Inspection(Set.of(FileKind.ZIP)).inspect(FileName.of("lot.zip"), file, Vault.OPENING.meter()))
                .isEqualTo(FileKind.ZIP);
    }

    private static String objects(String sign, int count) {
        return "5 0  " + sign.repeat(count);
    }

    private static byte[] packed(String content) {
        java.util.zip.Deflater deflater = new java.util.zip.Deflater(9);
        try {
            deflater.setInput(Samples.text(content));
            deflater.finish();
            byte[] packed = new byte[content.length() / 4 + 1000];
            return java.util.Arrays.copyOf(packed, deflater.deflate(packed));
        } finally {
            deflater.end();
        }
    }

    private static byte[] encoded(byte[] bytes) {
        return Samples.text(java.util.HexFormat.of().formatHex(bytes) + ">");
    }

    static Stream<Arguments> bombs() {
        String flate = "/Filter/FlateDecode";
        byte[] nine = Bombs.deflated(900, ' ');
        return Stream.of(
                Arguments.of("un flux d’objets de 900 Mo", "a.pdf", Bombs.pdfOfObjects(nine, flate)),
                Arguments.of(
                        "le même sans liste d’objets",
                        "b.pdf",
                        Bombs.pdf("/Type/ObjStm/N 1/First 4" + flate, nine, false)),
                Arguments.of(
                        "le même derrière un autre filtre",
                        "c.pdf",
                        Bombs.pdfOfObjects(encoded(nine), "/Filter[/ASCIIHexDecode/FlateDecode]")),
                Arguments.of(
                        "une ligne de deux milliards de colonnes",
                        "d.pdf",
                        Bombs.pdfOfObjects(
                                Bombs.deflated(1, ' '), flate + "/DecodeParms<</Predictor 12/Columns 2000000000>>")),
                Arguments.of(
                        "six cent mille listes",
                        "e.pdf",
                        Bombs.pdfOfObjects(packed("5 0 [" + "[]".repeat(600_000) + "]"), flate)),
                Arguments.of("des listes emboîtées", "f.pdf", Bombs.pdfOfObjects(packed(objects("[", 400_000)), flate)),
                Arguments.of(
                        "une liste d’objets qui en a cent millions",
                        "g.pdf",
                        Bombs.pdf(
                                "/Type/XRef/Size 100000000/Root 1 0 R/W[1 1 1]" + flate,
                                Bombs.deflated(300, '\1'),
                                false)),
                Arguments.of("des débuts d’objets", "h.pdf", Samples.text("%PDF-1.4\n" + "1 0 obj".repeat(1_200_000))),
                Arguments.of(
                        "un classeur de 300 Mo",
                        "i.xlsx",
                        Bombs.archive(Map.of(
                                "[Content_Types].xml",
                                Samples.text("spreadsheetml.sheet.main+xml"),
                                "xl/a.xml",
                                new byte[300 << 20]))),
                Arguments.of(
                        "un texte de 300 Mo",
                        "j.odt",
                        Bombs.archive(Map.of(
                                "mimetype",
                                Samples.text("application/vnd.oasis.opendocument.text"),
                                "content.xml",
                                new byte[300 << 20]))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bombs")
    void whatBecomesHugeWhenItIsOpenedIsLeftBeforeItFillsTheMemory(String what, String name, byte[] bytes) {
        long before = allocated();
        ReadingRoom room = new ReadingRoom(128, Duration.ofSeconds(1));
        Throwable refusal = catchThrowable(() -> room.read(Vault.OPENING, meter -> {
            Path file = Files.write(folder.resolve("file"), bytes);
            return new Inspection(BY_DEFAULT).inspect(FileName.of(name), file, meter);
        }));
        assertThat(refusal).as(what).isInstanceOfAny(Budget.Exceeded.class, Refused.class);
        assertThat(allocated() - before).as("bytes allocated for " + what).isLessThan(400L << 20);
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean())
                .getCurrentThreadAllocatedBytes();
    }
}
