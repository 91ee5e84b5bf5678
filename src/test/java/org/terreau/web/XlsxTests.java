package org.terreau.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

class XlsxTests {

    private static String part(byte[] workbook, String name) throws IOException {
        Path file = Files.createTempFile("terreau", ".xlsx");
        Files.write(file, workbook);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void datesAndNumbersAreTypedTextIsNeverRunAndTheHeaderStays() throws IOException {
        byte[] workbook = Xlsx.bytes(
                "Essai",
                List.of("texte", "jour", "nombre"),
                List.of(
                        Arrays.asList("=HYPERLINK(\"http://mal\")", LocalDate.of(2026, 3, 29), 12),
                        Arrays.asList("L’été\u0001 & <la> suite", null, 1.5)));
        String sheet = part(workbook, "xl/worksheets/sheet1.xml");
        assertThat(sheet)
                .doesNotContain("<f>")
                .contains("state=\"frozen\"")
                .containsPattern("<c r=\"B2\" s=\"\\d+\"[^>]*><v>46110(\\.0)?</v>")
                .containsPattern("<c r=\"C2\"[^>]*><v>12</v>")
                .containsPattern("<c r=\"C3\"[^>]*><v>1\\.5</v>")
                .doesNotContain("r=\"B3\"");
        assertThat(part(workbook, "xl/sharedStrings.xml"))
                .contains("=HYPERLINK")
                .contains("L&#x2019;&#xe9;t&#xe9; &amp; &lt;la&gt; suite");
        assertThat(part(workbook, "xl/styles.xml")).contains("dd/mm/yyyy");
    }
}
