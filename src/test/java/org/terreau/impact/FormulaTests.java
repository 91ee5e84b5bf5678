package org.terreau.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaTests {

    private static final LocalDate MAY = LocalDate.parse("2026-05-01");
    private static final Map<String, String> UNITS = Map.of(
            "budget-annuel", "€",
            "utilisateurs-actifs", "utilisateurs actifs",
            "agents", "agents",
            "a", "",
            "b", "");

    private static Formula read(String text) throws Formula.Wrong {
        return Formula.read(text, name -> Optional.ofNullable(UNITS.get(name)).map(Unit::read));
    }

    private static Optional<BigDecimal> value(String text, Map<String, Double> may) throws Formula.Wrong {
        return read(text)
                .value(
                        (name, start) -> start.equals(MAY)
                                ? Optional.ofNullable(may.get(name)).map(BigDecimal::valueOf)
                                : Optional.empty(),
                        Periodicity.MONTH,
                        MAY);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            budget-annuel / utilisateurs-actifs | € / utilisateur actif
            budget-annuel / utilisateurs-actifs / agents | € / (agent × utilisateur actif)
            2 * budget-annuel | €
            pourcent(agents / agents) | %
            evolution(budget-annuel) | %
            moyenne-mobile(agents, 3) | agent
            budget-annuel - an-dernier(budget-annuel) | €
            """)
    void theUnitFollows(String formula, String unit) throws Formula.Wrong {
        assertThat(read(formula).unit()).isEqualTo(Unit.read(unit)).hasToString(unit);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            budget-annuel + agents | 14 | impact.formula.units
            budget-annuel / inconnu | 16 | impact.formula.name
            budget-annuel / | 15 | impact.formula.ends
            (budget-annuel | 14 | impact.formula.expected
            budget-annuel) | 13 | impact.formula.unexpected
            racine(agents) | 0 | impact.formula.function
            pourcent(agents) | 0 | impact.formula.percent
            moyenne-mobile(agents, 99) | 23 | impact.formula.periods
            moyenne-mobile(agents) | 21 | impact.formula.expected
            moyenne-mobile(moyenne-mobile(a, 24), 24) | 15 | impact.formula.nested
            agents ; drop | 7 | impact.formula.unexpected
            """)
    void anErrorPointsAtItsCharacter(String formula, int at, String key) {
        assertThatThrownBy(() -> read(formula)).isInstanceOfSatisfying(Formula.Wrong.class, wrong -> {
            assertThat(wrong.key()).isEqualTo(key);
            assertThat(wrong.at()).isEqualTo(at);
        });
    }

    @Test
    void whatMissesAnOperandOrDividesByZeroIsMissing() throws Formula.Wrong {
        assertThat(value("a + b", Map.of("a", 1.0))).isEmpty();
        assertThat(value("a / b", Map.of("a", 1.0, "b", 0.0))).isEmpty();
        assertThat(value("evolution(a)", Map.of("a", 1.0))).isEmpty();
    }

    @Test
    void aChangeOverAYearAndAMovingAverageLookBack() throws Formula.Wrong {
        Map<LocalDate, BigDecimal> agents = new HashMap<>();
        agents.put(MAY, new BigDecimal("150"));
        agents.put(MAY.minusMonths(2), new BigDecimal("90"));
        agents.put(MAY.minusYears(1), new BigDecimal("100"));
        Formula.Values values = (name, start) -> Optional.ofNullable(agents.get(start));
        assertThat(read("evolution(agents)")
                        .value(values, Periodicity.MONTH, MAY)
                        .orElseThrow())
                .isEqualByComparingTo("50");
        assertThat(read("moyenne-mobile(agents, 3)")
                        .value(values, Periodicity.MONTH, MAY)
                        .orElseThrow())
                .isEqualByComparingTo("120");
        assertThat(read("an-dernier(agents)")
                        .value(values, Periodicity.MONTH, MAY)
                        .orElseThrow())
                .isEqualByComparingTo("100");
    }

    /** A formula and what it is worth, computed beside. */
    record Sample(String text, double value) {}

    @Provide
    Arbitrary<Sample> samples() {
        return tree(4);
    }

    private static Arbitrary<Sample> tree(int depth) {
        Arbitrary<Sample> leaf = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 50).map(number -> new Sample(String.valueOf(number), number)),
                Arbitraries.just(new Sample("a", 7)),
                Arbitraries.just(new Sample("b", 0.5)));
        if (depth == 0) return leaf;
        Arbitrary<Sample> below = tree(depth - 1);
        return Arbitraries.oneOf(
                leaf,
                below.map(inner -> new Sample("-(" + inner.text() + ")", -inner.value())),
                Combinators.combine(below, below, Arbitraries.of('+', '-', '*', '×', '/'))
                        .as((one, other, sign) -> new Sample(
                                "(" + one.text() + ") " + sign + " (" + other.text() + ")",
                                switch (sign) {
                                    case '+' -> one.value() + other.value();
                                    case '-' -> one.value() - other.value();
                                    case '/' -> one.value() / other.value();
                                    default -> one.value() * other.value();
                                })));
    }

    @Property
    void aFormulaIsWorthWhatItsTreeIs(@ForAll("samples") Sample sample) throws Formula.Wrong {
        Optional<BigDecimal> value = value(sample.text(), Map.of("a", 7.0, "b", 0.5));
        if (value.isEmpty()) assertThat(sample.text()).contains("/");
        else if (Double.isFinite(sample.value()))
            assertThat(value.get().doubleValue())
                    .isCloseTo(sample.value(), Offset.offset(1e-9 * Math.max(1, Math.abs(sample.value()))));
    }

    @Provide
    Arbitrary<String> scraps() {
        return Arbitraries.of(
                        "a",
                        "b",
                        "(",
                        ")",
                        "+",
                        "-",
                        "*",
                        "/",
                        ",",
                        " ",
                        "3",
                        ".",
                        "evolution(",
                        "moyenne-mobile(",
                        "é",
                        "\u0000",
                        "--")
                .list()
                .ofMaxSize(60)
                .map(parts -> String.join("", parts));
    }

    @Property
    void anyTextIsAFormulaOrAnErrorInsideIt(@ForAll("scraps") String text) {
        try {
            value(text, Map.of("a", 1.0, "b", 2.0));
        } catch (Formula.Wrong wrong) {
            assertThat(wrong.at()).isBetween(0, Math.max(text.length(), Formula.LONGEST));
        }
    }

    @Test
    void bracketsThatNeverEndAreRefused() {
        assertThatThrownBy(() -> read("(".repeat(400) + "a")).isInstanceOf(Formula.Wrong.class);
        assertThatThrownBy(() -> read("-".repeat(400) + "a")).isInstanceOf(Formula.Wrong.class);
        assertThatThrownBy(() -> read("a".repeat(501))).isInstanceOf(Formula.Wrong.class);
    }
}
