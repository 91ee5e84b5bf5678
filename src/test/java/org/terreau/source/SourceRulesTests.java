package org.terreau.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.terreau.impact.Periodicity;
import org.terreau.impact.UsualRange;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Paris;
import org.terreau.web.Secrets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SourceRulesTests {

    private static final ProductId PRODUCT = new ProductId("un.produit");

    private static String key(int fill) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) fill);
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Property(tries = 200)
    void aSourceIsReadNextAfterNowAndWithinItsRhythm(
            @ForAll PullRhythm rhythm,
            @ForAll @LongRange(min = 1_700_000_000, max = 1_900_000_000) long second,
            @ForAll @LongRange(min = 1, max = 100_000) long source) {
        Instant now = Instant.ofEpochSecond(second);
        Instant next = rhythm.next(now, source);
        Duration most = Duration.ofHours(
                switch (rhythm) {
                    case HOURLY -> 1;
                    case DAILY -> 25;
                    case WEEKLY -> 7 * 24 + 1;
                    case MONTHLY -> 31 * 24 + 1;
                });
        assertThat(next).isAfter(now).isBeforeOrEqualTo(now.plus(most));
        if (rhythm == PullRhythm.HOURLY) return;
        ZonedDateTime here = next.atZone(Paris.ZONE);
        assertThat(here.getHour()).isEqualTo(6);
        if (rhythm == PullRhythm.MONTHLY) assertThat(here.getDayOfMonth()).isEqualTo(2);
        if (rhythm == PullRhythm.WEEKLY) assertThat(here.getDayOfWeek()).hasToString("MONDAY");
    }

    @Property(tries = 200)
    void theUsualRangeHoldsItsMedianAndIgnoresTheOrder(
            @ForAll @Size(min = 6, max = 12) List<@IntRange(max = 10_000) Integer> values) {
        List<BigDecimal> earlier = values.stream().map(BigDecimal::valueOf).toList();
        List<BigDecimal> shuffled = new ArrayList<>(earlier);
        Collections.reverse(shuffled);
        UsualRange range = UsualRange.after(earlier).orElseThrow();
        assertThat(range).isEqualTo(UsualRange.after(shuffled).orElseThrow());
        assertThat(range.holds(earlier.stream().sorted().toList().get(earlier.size() / 2)))
                .as(range + " of " + earlier)
                .isTrue();
    }

    @Test
    void oneOutlierDoesNotWidenTheRangeAndASteadyGrowthStaysInIt() {
        List<BigDecimal> steady = new ArrayList<>();
        for (int month = 1; month <= 12; month++) steady.add(BigDecimal.valueOf(1000 + month * 50L));
        assertThat(UsualRange.after(steady).orElseThrow().holds(BigDecimal.valueOf(1650)))
                .isTrue();
        assertThat(UsualRange.after(steady).orElseThrow().holds(BigDecimal.valueOf(165)))
                .isFalse();
        steady.set(5, BigDecimal.valueOf(1_000_000));
        assertThat(UsualRange.after(steady).orElseThrow().holds(BigDecimal.valueOf(16_500)))
                .isFalse();
        assertThat(UsualRange.after(steady.subList(0, 5))).isEmpty();
    }

    @Test
    void constantValuesMayMoveALittle() {
        List<BigDecimal> constant = Collections.nCopies(12, BigDecimal.valueOf(100));
        assertThat(UsualRange.after(constant))
                .contains(new UsualRange(new BigDecimal("9E+1"), new BigDecimal("1.1E+2")));
    }

    @Test
    void theUsualRhythmIsTheMedianOfTheArrivalsAndNeverLessThanAPeriod() {
        Instant now = Instant.parse("2026-11-25T10:00:00Z");
        List<Instant> monthly = List.of(
                now, now.minus(Duration.ofDays(40)), now.minus(Duration.ofDays(80)), now.minus(Duration.ofDays(130)));
        assertThat(Pulls.usual(Periodicity.MONTH, monthly)).isEqualTo(Duration.ofDays(40));
        assertThat(Pulls.usual(Periodicity.QUARTER, monthly)).isEqualTo(Duration.ofDays(92));
        assertThat(Pulls.usual(Periodicity.WEEK, List.of())).isEqualTo(Duration.ofDays(7));
    }

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final JsonNode DOCUMENT = JSON.readTree("""
            {"data": [{"jour": "2026-10-01", "total": 7, "type": "visites"},
                      {"jour": "2026-10-02", "type": "visites"},
                      {"jour": "2026-10-03", "total": 9, "type": "clics", "dont": {"total": 2}}],
             "nombre de visites": {"total": 12}, "cle.avec.points": 3, "a~b": 4}
            """);

    private static String read(String path) throws JsonPath.Wrong {
        return JsonPath.read(path).in(DOCUMENT, new JsonNodes()).stream()
                .map(one -> one.isMissingNode() ? "-" : one.toString())
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /data/0/total | 7
            /a~0b | 4
            $.data[0].total | 7
            data[1].jour | "2026-10-02"
            $['nombre de visites'].total | 12
            $['cle.avec.points'] | 3
            $.data[*].total | 7 - 9
            data[*].jour | "2026-10-01" "2026-10-02" "2026-10-03"
            $..total | 7 9 2 12
            $.data[-1].total | 9
            $.data[0:2].jour | "2026-10-01" "2026-10-02"
            $.data[0,2].total | 7 9
            $['a,b'] | ``
            $.data[?(@.type == 'clics')].total | 9
            $.data[?(@.total > 7 && @.type != 'visites')].jour | "2026-10-03"
            $.data[?(@.type in ['clics', 'vues'])].total | 9
            $.data[?(@.dont)].dont.total | 2
            $.nulle.part[*] | ``
            $.data[99].total | ``
            """)
    void aPlaceInJsonIsAPointerOrAPath(String path, String found) throws JsonPath.Wrong {
        assertThat(read(path)).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            $.data[?(@.type == 'visites'].x | 9 | source.path.open
            $.data[?(@.type == 'visites)] | 20 | source.path.open
            $.data[*]total | 10 | source.path.unexpected
            data.* x | 7 | source.path.unexpected
            $.data. | 8 | source.path.end
            $.data.. | 9 | source.path.end
            $.data[*].nombre de visites | 17 | source.path.step
            $.data[?(@.jour =~ /.*(a+)+$/)] | 17 | source.path.pattern
            $.data[*].total.sum() | 20 | source.path.function
            $.data[?(@.total.length() > 3)] | 24 | source.path.function
            $.data[x] | 7 | source.path.step
            $.data[0]['jour','total'] | 17 | source.path.unexpected
            $.data[*][ "jour" , "total" ].x | 19 | source.path.unexpected
            /a~b | 3 | source.path.pointer
            """)
    void whatIsNoPathSaysAtWhichCharacter(String path, String at, String key) {
        assertThatThrownBy(() -> JsonPath.read(path))
                .isInstanceOfSatisfying(
                        JsonPath.Wrong.class,
                        wrong -> assertThat(wrong.key() + " " + wrong.at()).isEqualTo(key + " " + at));
    }

    @Property(tries = 1000)
    void anyTextIsAPathOrIsNotAndIsReadOrIsNot(
            @ForAll
                    @Chars({
                        '$', '.', '[', ']', '*', '?', '(', ')', '@', '\'', '"', '=', '!', '<', '&', '|', ',', ':', '-',
                        '~', '/', '\\', '0', '9', 'a', 't', ' ', '{', '}', 'é'
                    })
                    @StringLength(max = 40)
                    String text) {
        try {
            JsonPath.read(text).in(DOCUMENT, new JsonNodes());
        } catch (JsonPath.Wrong wrong) {
            assertThat(Integer.parseInt(wrong.at())).isBetween(1, text.length() + 1);
        }
    }

    /** Twelve lists in one another: each `..` multiplies the work by the number of nodes. */
    @ParameterizedTest
    @ValueSource(
            strings = {"$..*..*..*..*", "$..[?(@..a && @..b)]..c", "$..a..a..a..a..a", "$..[?(@..[?(@..[?(@..a)])])]"})
    void aPathThatSearchesTooLongIsStopped(String path) throws JsonPath.Wrong {
        StringBuilder wide = new StringBuilder("[");
        for (int item = 0; item < 3_000; item++)
            wide.append(item == 0 ? "" : ",").append("{\"a\":{\"a\":[{\"a\":1,\"b\":{\"a\":2}},{\"b\":3}]}}");
        JsonNode document = JSON.readTree(wide.append(']').toString());
        JsonPath hostile = JsonPath.read(path);
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            try {
                hostile.in(document, new JsonNodes());
            } catch (JsonPath.TooMuch stopped) {
                assertThat(stopped).hasMessage("too much work");
            }
        });
    }

    @Test
    void searchesInsideSearchesOfADeepDocumentAreStopped() throws JsonPath.Wrong {
        JsonNode deep = JSON.readTree("[".repeat(400) + "{\"a\":1}" + "]".repeat(400));
        JsonPath hostile = JsonPath.read("$..*..*..*..*");
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThatThrownBy(() -> hostile.in(deep, new JsonNodes()))
                        .isInstanceOf(JsonPath.TooMuch.class));
    }

    @Test
    void aDeepDocumentIsSearchedWithoutFailing() throws JsonPath.Wrong {
        String deep = "[".repeat(400) + "{\"a\":1}" + "]".repeat(400);
        assertThat(JsonPath.read("$..a").in(JSON.readTree(deep), new JsonNodes()))
                .hasSize(1);
    }

    @Property(tries = 100)
    void aSecretComesBackAndIsNowhereInWhatIsKept(@ForAll @StringLength(min = 8, max = 60) String secret)
            throws Exception {
        Secrets secrets = new Secrets(List.of(key(1)));
        byte[] kept = secrets.encrypt(secret, PRODUCT.keyScope());
        assertThat(secrets.decrypt(kept, PRODUCT.keyScope())).isEqualTo(secret);
        assertThat(kept).isNotEqualTo(secrets.encrypt(secret, PRODUCT.keyScope()));
        assertThat(new String(kept, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain(secret);
    }

    @Test
    void keysRotateAndWhatIsForgedOrMovedIsNotRead() throws Exception {
        byte[] kept = new Secrets(List.of(key(1))).encrypt("jeton", PRODUCT.keyScope());
        Secrets rotated = new Secrets(List.of(key(2), key(1)));
        assertThat(rotated.decrypt(kept, PRODUCT.keyScope())).isEqualTo("jeton");
        assertThat(rotated.current(kept)).isFalse();
        assertThat(rotated.current(rotated.encrypt("jeton", PRODUCT.keyScope())))
                .isTrue();
        assertThatThrownBy(() -> new Secrets(List.of(key(2))).decrypt(kept, PRODUCT.keyScope()))
                .isInstanceOf(Secrets.Lost.class);
        assertThatThrownBy(() -> rotated.decrypt(kept, "product:un.autre")).isInstanceOf(Secrets.Lost.class);
        byte[] forged = kept.clone();
        forged[forged.length - 1] ^= 1;
        assertThatThrownBy(() -> rotated.decrypt(forged, PRODUCT.keyScope())).isInstanceOf(Secrets.Lost.class);
        assertThatThrownBy(() -> new Secrets(List.of("Y291cnQ="))).hasMessageContaining("32 bytes");
        assertThat(new Secrets(List.of()).ready()).isFalse();
    }

    /** Made with the AES-GCM of Java, before Tink, for this product and the key of ones. */
    @Test
    void whatWasEncryptedBeforeIsStillRead() throws Exception {
        byte[] kept = HexFormat.of()
                .parseHex(
                        "72cd6e8428292a2b2c2d2e2f303132334e88be58d84d0db9185f13b9306e73275243c7fe76aa6667b20b42fec737bd");
        Secrets secrets = new Secrets(List.of(key(1)));
        assertThat(secrets.decrypt(kept, PRODUCT.keyScope())).isEqualTo("jeton d’avant");
        assertThat(secrets.current(kept)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 4, 15, 16, 31})
    void whatIsCutShortIsNotRead(int length) throws Exception {
        Secrets secrets = new Secrets(List.of(key(1)));
        byte[] cut = Arrays.copyOf(secrets.encrypt("jeton", PRODUCT.keyScope()), length);
        assertThatThrownBy(() -> secrets.decrypt(cut, PRODUCT.keyScope())).isInstanceOf(Secrets.Lost.class);
    }

    @Property(tries = 300)
    void anyTextAsADateAndAValueIsKeptOrLeftOutAndNeverFails(@ForAll String date, @ForAll String value)
            throws Exception {
        Reading reading = new Reading(Periodicity.MONTH, LocalDate.parse("2026-11-25"), false);
        reading.add(1, date, value, "", "", "");
        assertThat(reading.points().size() + reading.leftOut()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "31/10/2026, 2026-10", "10/2026, 2026-10", "2026-10-31 23:30:00, 2026-10", "2026-10-31T23:30:00.000, 2026-10",
        "2026-10-31T23:30:00Z, 2026-11", "1793487600000, 2026-11", "1793487600, 2026-11", "octobre, octobre"
    })
    void datesAreReadAsTheyAreWrittenHere(String written, String period) throws Exception {
        Reading reading = new Reading(Periodicity.MONTH, LocalDate.parse("2026-12-25"), false);
        reading.add(1, written, "0,123456789", "", "", "");
        assertThat(reading.points()).singleElement().satisfies(point -> {
            assertThat(point.period()).isEqualTo(period);
            assertThat(point.value()).isEqualTo("0.123457");
        });
    }
}
