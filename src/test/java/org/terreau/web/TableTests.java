package org.terreau.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TableTests {

    private record Line(
            long numero,
            String titre,
            LocalDate ouvertLe,
            @Nullable Instant conserveJusquAu,
            boolean enRetard,
            BigDecimal part,
            List<String> themes,
            String adresse) {}

    private static final Table<Line> TABLE = Table.of(Line.class).without("adresse");
    private static final List<Line> LINES = List.of(
            new Line(
                    7,
                    "=1+1",
                    LocalDate.of(2026, 3, 1),
                    null,
                    true,
                    new BigDecimal("1E+2"),
                    List.of("mer", "eau"),
                    "/dossiers/7"),
            new Line(
                    8,
                    "Deux; trois",
                    LocalDate.of(2026, 3, 2),
                    Instant.parse("2026-04-01T08:00:00Z"),
                    false,
                    new BigDecimal("0.50"),
                    List.of(),
                    "/dossiers/8"));

    @Test
    void columnsAreThePartsOfTheRecordButThoseLeftOut() {
        assertThat(TABLE.names())
                .containsExactly("numero", "titre", "ouvert_le", "conserve_jusqu_au", "en_retard", "part", "themes");
    }

    @Test
    void aFileHasEachCellAsTextAndNoneIsRun() {
        assertThat(new String(
                        Objects.requireNonNull(TABLE.csv("lignes.csv", LINES).getBody()), StandardCharsets.UTF_8))
                .isEqualTo("""
                        \uFEFFnumero;titre;ouvert_le;conserve_jusqu_au;en_retard;part;themes\r
                        7;'=1+1;2026-03-01;;oui;100;mer, eau\r
                        8;"Deux; trois";2026-03-02;2026-04-01T08:00:00Z;non;0.50;\r
                        """);
    }

    @Test
    void aWorkbookHasDatesAndNumbersAsSuch() throws IOException {
        byte[] bytes = Objects.requireNonNull(
                TABLE.xlsx("lignes.xlsx", "Lignes", LINES).getBody());
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
            Row row = workbook.getFirstSheet().read().get(1);
            assertThat(row.getCellAsNumber(0)).contains(new BigDecimal(7));
            assertThat(row.getCellText(1)).isEqualTo("=1+1");
            assertThat(row.getCellAsDate(2))
                    .hasValueSatisfying(day -> assertThat(day.toLocalDate()).isEqualTo(LocalDate.of(2026, 3, 1)));
            assertThat(row.getCellText(4)).isEqualTo("oui");
            assertThat(row.getCellAsNumber(5))
                    .hasValueSatisfying(part -> assertThat(part).isEqualByComparingTo("100"));
            assertThat(row.getCellText(6)).isEqualTo("mer, eau");
        }
    }
}
