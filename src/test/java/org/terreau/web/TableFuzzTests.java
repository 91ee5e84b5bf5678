package org.terreau.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.terreau.shared.Markdown;
import org.terreau.testing.Bombs;
import org.terreau.testing.Mutations;

/** Damaged tables and texts: taken or refused, and nothing else. */
class TableFuzzTests {

    private static final List<byte[]> TABLES = List.of(
            bytes("période;valeur;commune\n2026-01;12,5;29232\n2026-02;\"8 000\";\"Saint-\"\"Brieuc\"\"\"\n"),
            bytes("a,b\n1,2\n\"x\ny\",3\n"),
            bytes("nom\tcourriel\nAda\tada@mairie.test\n"));

    private static final List<byte[]> WORKBOOKS = List.of(Bombs.workbook(
            "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\"><v>1.5E3</v></c></row>",
            "<si><t>Rien</t></si><si><t>Usages</t></si>"));

    private static final List<byte[]> TEXTS = List.of(
            bytes("# Titre\n\nUn *texte* avec [un lien](https://exemple.test) et `du code`.\n\n- un\n- deux\n"),
            bytes("| a | b |\n|---|---|\n| 1 | 2 |\n\n> cité\n\n<script>alert(1)</script>\n"));

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static boolean refused(Exception failure) {
        return failure instanceof IOException || failure instanceof Budget.Exceeded;
    }

    private static void read(byte[] content) throws IOException {
        TableFile.read(content, 1_000, 60, TableFile.READING.meter());
    }

    @Test
    void aDamagedListIsReadOrRefused() {
        Mutations.of(TABLES, 2_500, TableFuzzTests::refused, TableFuzzTests::read);
    }

    @Test
    void aDamagedWorkbookIsReadOrRefused() {
        Mutations.of(WORKBOOKS, 500, TableFuzzTests::refused, TableFuzzTests::read);
    }

    @Test
    void anyTextIsRenderedWithoutScript() {
        Mutations.of(TEXTS, 1_000, failure -> false, text -> {
            String html = Markdown.html(new String(text, StandardCharsets.UTF_8));
            if (html.matches("(?is).*<\\s*(script|iframe|object)\\b.*|.*<[^>]*\\son\\w+\\s*=.*"))
                throw new AssertionError(html);
        });
    }
}
