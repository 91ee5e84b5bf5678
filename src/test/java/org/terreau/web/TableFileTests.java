package org.terreau.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.terreau.testing.Bombs;

/** Tables that people choose, as a spreadsheet writes them and as somebody made them to be huge. */
class TableFileTests {

    private static final int ROWS = 50_000;
    private static final int COLUMNS = 60;

    private static List<List<String>> read(byte[] content) throws IOException {
        return new ReadingRoom(128, Duration.ofSeconds(1))
                .read(TableFile.READING, meter -> TableFile.read(content, ROWS, COLUMNS, meter));
    }

    private static byte[] workbook(String rows, String texts) {
        return Bombs.workbook(rows, texts);
    }

    private static byte[] csv(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aWorkbookIsReadAsItIsShown() throws IOException {
        byte[] workbook = workbook(
                "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>1</v></c><c r=\"C1\" t=\"inlineStr\"><is><t>Usages</t></is></c></row>"
                        + "<row r=\"2\"><c r=\"A2\"><v>1.5E3</v></c><c r=\"C2\"><f>A2*2</f><v>3000</v></c></row>",
                "<si><t>Rien</t></si><si><t>Période</t></si>".replace("é", "&#233;"));
        assertThat(read(workbook)).containsExactly(List.of("Période", "", "Usages"), List.of("1500", "", "3000"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a&#0;b", "a\0b", "a&#1;b"})
    void aWorkbookWithASignThatNothingCanKeepIsRefused(String text) {
        byte[] workbook = workbook("<row><c t=\"inlineStr\"><is><t>" + text + "</t></is></c></row>", "");
        assertThat(catchThrowable(() -> read(workbook))).isInstanceOf(IOException.class);
    }

    @Test
    void aWorkbookThatWritesSuchASignAsWordsIsReadAsThoseWords() throws IOException {
        assertThat(read(workbook("<row><c t=\"inlineStr\"><is><t>a_x0000_b</t></is></c></row>", "")))
                .containsExactly(List.of("a_x0000_b"));
    }

    static Stream<Arguments> bombs() {
        return Stream.of(
                Arguments.of("a cell far away", workbook("<row><c r=\"ZZZZZZ1\"><v>1</v></c></row>", "")),
                Arguments.of("a number of a billion digits", workbook("<row><c><v>1e999999999</v></c></row>", "")),
                Arguments.of(
                        "a number of a million digits",
                        workbook("<row><c><v>" + "7".repeat(900_000) + "</v></c></row>", "")),
                Arguments.of(
                        "the two billionth text",
                        workbook("<row><c t=\"s\"><v>2000000000</v></c></row>", "<si><t>a</t></si>")),
                Arguments.of("a row of two million cells", workbook("<row>" + "<c/>".repeat(2_000_000) + "</row>", "")),
                Arguments.of(
                        "a million texts",
                        workbook("<row><c t=\"s\"><v>999999</v></c></row>", "<si><t/></si>".repeat(1_000_000))),
                Arguments.of(
                        "a text of four megabytes",
                        workbook("<row><c t=\"inlineStr\"><is><t>" + "a".repeat(4 << 20) + "</t></is></c></row>", "")),
                Arguments.of(
                        "many long texts",
                        workbook(
                                "<row><c t=\"s\"><v>1</v></c></row>",
                                ("<si><t>" + "a".repeat(30_000) + "</t></si>").repeat(1_500))),
                Arguments.of(
                        "a formula written out a hundred thousand times",
                        workbook(
                                "<row><c r=\"A1\"><f t=\"shared\" si=\"0\" ref=\"A1:ZZ9\">" + "A1+".repeat(2_600)
                                        + "1</f><v>1</v></c>" + "<c><f t=\"shared\" si=\"0\"/></c>".repeat(16_000)
                                        + "</row>",
                                "")),
                Arguments.of(
                        "formulas over formulas",
                        workbook(
                                ("<row>" + "<c><f t=\"array\" ref=\"A1:A1\">1</f></c>".repeat(100) + "</row>")
                                        .repeat(200),
                                "")),
                Arguments.of("elements within elements", workbook("<row>".repeat(200_000), "")),
                Arguments.of(
                        "an attribute of four megabytes", workbook("<row spans=\"" + "a".repeat(4 << 20) + "\"/>", "")),
                Arguments.of("a workbook of six million rows", workbook("<row/>".repeat(6_000_000), "")),
                Arguments.of("a million rows of a dozen cells", csv(("a;b;c;d;e;f;g;h;i;j;k;l\n").repeat(300_000))),
                Arguments.of("an endless line", csv("a".repeat(8 << 20))),
                Arguments.of("an endless text between quotes", csv("a;b\n\"" + "a\n".repeat(4 << 20))),
                Arguments.of("a line of eight million cells", csv(";".repeat(8 << 20))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bombs")
    void aTableMadeToBeHugeIsLeftBeforeItFillsTheMemory(String what, byte[] content) {
        long before = allocated();
        Throwable refusal = catchThrowable(() -> read(content));
        if (!what.contains("million rows"))
            assertThat(refusal).as(what).isInstanceOfAny(Budget.Exceeded.class, IOException.class);
        assertThat(allocated() - before).as("bytes allocated for " + what).isLessThan(500L << 20);
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
