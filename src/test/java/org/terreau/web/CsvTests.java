package org.terreau.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTests {

    @Test
    void aFileOpensAsItIsInASpreadsheet() {
        byte[] body = Csv.file(
                        "produits.csv", List.of("nom", "mission"), List.of(List.of("À l’école", "dire ; « oui »")))
                .getBody();
        assertThat(new String(body, StandardCharsets.UTF_8))
                .isEqualTo("\uFEFFnom;mission\r\nÀ l’école;\"dire ; « oui »\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3", "\tcmd"})
    void aCellThatWouldRunAsAFormulaIsMadeInert(String cell) {
        assertThat(Csv.text(List.of("a"), List.of(List.of(cell)))
                        .lines()
                        .skip(1)
                        .findFirst()
                        .orElseThrow())
                .matches("\"?'.*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-12,5", "+3", "-1 200", "-4%"})
    void aNegativeNumberStaysANumber(String cell) {
        assertThat(Csv.text(List.of("a"), List.of(List.of(cell)))).doesNotContain("'");
    }
}
