package org.terreau.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.terreau.identity.AccountId;
import org.terreau.incubator.IncubatorId;
import org.terreau.portfolio.PhaseKind;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.team.CoachWindow;
import org.terreau.team.Norms;

class MandateWatchTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

    private static Mandate mandate(LocalDate from, @Nullable LocalDate ended) {
        return new Mandate(
                1,
                new IncubatorId("un"),
                new ProductId("un.produit"),
                PhaseKind.ACCELERATION,
                new Mandate.Coaches(new AccountId(7), null),
                new Mandate.Span(from, TODAY.plusMonths(6), new BigDecimal("25"), ""),
                new Mandate.Questions("a", "b", "c", "d"),
                new Mandate.End(ended, ""),
                1);
    }

    private static MandateWatch.Logged session(LocalDate on, String days, SessionKind kind) {
        return new MandateWatch.Logged(1, on, new BigDecimal(days), kind);
    }

    /** Whole days, one every so many days up to a last one. */
    private static List<MandateWatch.Logged> every(int days, int count, int lastAgo, SessionKind kind) {
        List<MandateWatch.Logged> sessions = new ArrayList<>();
        for (int at = 0; at < count; at++)
            sessions.add(session(TODAY.minusDays(lastAgo + (long) at * days), "1", kind));
        return sessions;
    }

    private static MandateWatch watch(PhaseKind kind, int begunAgo, List<MandateWatch.Logged> sessions) {
        return MandateWatch.of(
                new MandateWatch.Known(
                        mandate(TODAY.minusDays(300), null),
                        new Product.Phase(kind, "", TODAY.minusDays(begunAgo), null, null),
                        sessions,
                        TODAY.minusDays(300),
                        true,
                        false),
                Norms.USUAL,
                TODAY);
    }

    private static String signals(MandateWatch watch) {
        return watch.signals().stream().map(MandateWatch.Signal::code).sorted().collect(Collectors.joining("+"));
    }

    /** S1: what the handbook publishes is what the usual norms say. */
    @Test
    void theNormsArePublishedOnes() throws IOException {
        Map<String, String> published =
                Files.readAllLines(Path.of("../shared/data/field/coach-days-by-phase.csv")).stream()
                        .skip(1)
                        .map(line -> line.split(",", -1))
                        .filter(cells -> !cells[2].isEmpty())
                        .collect(Collectors.toMap(cells -> cells[0] + " " + cells[1], cells -> cells[2]));
        assertThat(published).hasSize(5);

        Map<String, String> ours = Map.of(
                "investigation whole", most(PhaseKind.INVESTIGATION, 10),
                "construction first 6 months", most(PhaseKind.CONSTRUCTION, 10),
                "construction next 6 months", most(PhaseKind.CONSTRUCTION, 200),
                "acceleration each 6 months", most(PhaseKind.ACCELERATION, 10),
                "perennisation each 6 months", most(PhaseKind.CONSOLIDATION, 10));

        assertThat(ours).isEqualTo(published);
    }

    private static String most(PhaseKind kind, int begunAgo) {
        return CoachWindow.of(new Product.Phase(kind, "", TODAY.minusDays(begunAgo), null, null), TODAY, Norms.USUAL)
                .orElseThrow()
                .most()
                .toPlainString();
    }

    @ParameterizedTest(name = "{0} begun {1} days ago, {2} days: {3} %, {4}")
    @CsvSource(textBlock = """
            investigation, 60, 15, 75, ''
            investigation, 60, 16, 80, norme-proche
            investigation, 60, 19, 95, norme-proche
            investigation, 60, 20, 100, norme-atteinte
            investigation, 60, 25, 125, norme-atteinte
            construction, 100, 31, 78, ''
            construction, 100, 32, 80, norme-proche
            opere, 100, 40, 0, ''
            """)
    void fourFifthsOfTheNormAreToldThenAllOfIt(String phase, int begunAgo, int days, int percent, String signals) {
        MandateWatch watch = watch(
                PhaseKind.of(phase).orElseThrow(),
                begunAgo,
                every(phase.equals("opere") ? 8 : 2, days, 1, SessionKind.COACHING));

        assertThat(watch.percent()).isEqualTo(percent);
        assertThat(signals(watch)).isEqualTo(signals);
    }

    /** S2: more than eight days in eight weeks, once the first half-year of construction is over. */
    @ParameterizedTest(name = "{0} begun {1} days ago, a day each {2} days: {3}")
    @CsvSource(textBlock = """
            construction, 100, 4, ''
            construction, 190, 4, rythme
            acceleration, 190, 7, ''
            acceleration, 190, 6, rythme
            """)
    void morethanADayAWeekIsAnotherTradeOnceTheProductIsSettled(String phase, int begunAgo, int each, String signals) {
        MandateWatch watch =
                watch(PhaseKind.of(phase).orElseThrow(), begunAgo, every(each, 56 / each + 1, 0, SessionKind.COACHING));

        assertThat(signals(watch)).isEqualTo(signals);
    }

    /** S5: ten days in sixty are the most; S9: three weeks without a session are too many. */
    @ParameterizedTest(name = "{0} days of {1}, the last {2} days ago: {3}")
    @CsvSource(textBlock = """
            10, a-la-place, 1, ''
            11, a-la-place, 1, a-la-place
            11, accompagnement, 1, ''
            11, a-la-place, 40, sans-seance
            2, atelier, 20, ''
            2, atelier, 21, sans-seance
            """)
    void theWorkOfTheTeamIsCountedAndSilenceIsTold(int days, String kind, int ago, String signals) {
        MandateWatch watch = watch(
                PhaseKind.CONSTRUCTION,
                100,
                every(3, days, ago, SessionKind.of(kind).orElseThrow()));

        assertThat(signals(watch)).isEqualTo(signals);
    }

    @ParameterizedTest(name = "ended {0} days ago, coached since {1} days, coached {2}: {3}")
    @CsvSource(textBlock = """
            14, 100, true, ''
            15, 100, true, sans-bilan
            , 365, true, ''
            , 366, true, standards-a-revoir
            , 730, true, standards-a-revoir
            , 731, true, longtemps+standards-a-revoir
            , 100, false, sans-coach
            """)
    void theEndAsksForAReportAndTheSameCoachStaysTwoYears(
            @Nullable Integer ended, int since, boolean coached, String signals) {
        MandateWatch watch = MandateWatch.of(
                new MandateWatch.Known(
                        mandate(TODAY.minusDays(3), ended == null ? null : TODAY.minusDays(ended)),
                        null,
                        List.of(),
                        TODAY.minusDays(since),
                        coached,
                        false),
                Norms.USUAL,
                TODAY);

        assertThat(signals(watch)).isEqualTo(signals);
    }

    /** S6. */
    @ParameterizedTest(name = "standards read through {0} days ago: {1}")
    @CsvSource({"365, ''", "366, standards-a-revoir"})
    void theStandardsAreReadThroughOnceAYear(int ago, String signals) {
        MandateWatch.Logged review = session(TODAY.minusDays(ago), "1", SessionKind.STANDARDS);
        MandateWatch watch = MandateWatch.of(
                new MandateWatch.Known(
                        mandate(TODAY.minusDays(3), null), null, List.of(review), TODAY.minusDays(700), true, false),
                Norms.USUAL,
                TODAY);

        assertThat(signals(watch)).isEqualTo(signals);
    }
}
