package org.terreau.opendata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FrontMatterTests {

    @Provide
    Arbitrary<Object> values() {
        return nested(2);
    }

    private static Arbitrary<Object> nested(int levels) {
        Arbitrary<Object> scalar = scalar();
        if (levels == 0) return scalar;
        return Arbitraries.oneOf(
                scalar,
                nested(levels - 1).list().ofMaxSize(4).map(list -> (Object) list),
                Arbitraries.maps(keys(), nested(levels - 1)).ofMaxSize(4).map(map ->
                        (Object) new LinkedHashMap<>(map)));
    }

    private static Arbitrary<Object> scalar() {
        return Arbitraries.oneOf(
                texts().map(text -> (Object) text),
                Arbitraries.integers().map(number -> (Object) number),
                Arbitraries.longs().greaterOrEqual(1L + Integer.MAX_VALUE).map(number -> (Object) number),
                Arbitraries.doubles().between(-1e6, 1e6).map(number -> (Object) number),
                Arbitraries.of(true, false).map(flag -> (Object) flag));
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings()
                        .withChars(" abcéèàœ’'\"«»:#-[]{}&*!|>%@`,?\\\n\t\r\u00a0\u200b\u2028\u0085")
                        .withChars('0', '9')
                        .ofMaxLength(20),
                Arbitraries.of(
                        "2025-01-20",
                        "oui",
                        "yes",
                        "no",
                        "NULL",
                        "~",
                        "null",
                        "true",
                        "012",
                        "1_000",
                        "12:30",
                        "1e3",
                        ".5",
                        "0x1F",
                        "---",
                        "- a",
                        "a: b",
                        "a # b",
                        " bord ",
                        "deux\nlignes",
                        "fin\n",
                        "\n\ndébut",
                        "🌱 émoji",
                        "=",
                        "<<",
                        "é",
                        ""));
    }

    private static Arbitrary<String> keys() {
        return Arbitraries.oneOf(
                Arbitraries.strings().withChars("abcé _-.").ofMinLength(1).ofMaxLength(10),
                Arbitraries.of("clé à espaces", "2024", "true", "yes", "a: b", "- x", "# y", "'"));
    }

    @Provide
    Arbitrary<Map<String, Object>> fields() {
        return Arbitraries.maps(keys(), nested(2)).ofMinSize(1).ofMaxSize(6).map(LinkedHashMap::new);
    }

    @Provide
    Arbitrary<String> bodies() {
        return Arbitraries.strings()
                .withChars("aé #-<>`\n\t")
                .ofMaxLength(60)
                .map(text -> String.join("\n", text.lines().toList()).strip());
    }

    @Property(tries = 400)
    void whatIsWrittenReadsTheSame(@ForAll("fields") Map<String, Object> fields, @ForAll("bodies") String body)
            throws BadFile {
        FrontMatter matter = new FrontMatter(new LinkedHashMap<>(fields), body);
        FrontMatter read = FrontMatter.parse(FrontMatterWriter.write(matter));
        assertThat(read).isEqualTo(matter);
        assertThat(new ArrayList<>(read.fields().keySet())).isEqualTo(new ArrayList<>(fields.keySet()));
    }

    @Property(tries = 400)
    void aChangedFieldIsRewrittenAndTheOthersKeepTheirText(
            @ForAll("fields") Map<String, Object> fields,
            @ForAll("bodies") String body,
            @ForAll("values") Object value,
            @ForAll boolean windows)
            throws BadFile {
        FrontMatter matter = new FrontMatter(new LinkedHashMap<>(fields), body);
        String text = new String(FrontMatterWriter.write(matter), StandardCharsets.UTF_8)
                .replace("---\n", "---\n# tenu à la main\n");
        byte[] file = (windows ? text.replace("\n", "\r\n") : text).getBytes(StandardCharsets.UTF_8);
        FrontMatter before = FrontMatter.parse(file);
        assertThat(FrontMatterWriter.rewrite(file, before)).isSameAs(file);
        String first = fields.keySet().iterator().next();
        FrontMatter changed = with(before, first, value);
        assertThat(FrontMatter.parse(FrontMatterWriter.rewrite(file, changed))).isEqualTo(changed);
        if (fields.size() == 1) return;
        FrontMatter removed = with(before, first, null);
        assertThat(FrontMatter.parse(FrontMatterWriter.rewrite(file, removed)).body())
                .isEqualTo(before.body());
    }

    @Test
    void anUntouchedFieldKeepsItsCommentItsQuotesAndItsAnchors() throws BadFile {
        String text = """
                ---
                a: 'un'   # dit
                b: &liste
                - x
                # avant c
                c: *liste
                d: |
                  # pas un commentaire
                  fin
                ---
                corps
                """;
        FrontMatter before = FrontMatter.parse(text.getBytes(StandardCharsets.UTF_8));
        FrontMatter changed = with(before, "a", "deux");
        assertThat(new String(
                        FrontMatterWriter.rewrite(text.getBytes(StandardCharsets.UTF_8), changed),
                        StandardCharsets.UTF_8))
                .isEqualTo(text.replace("a: 'un'   # dit", "a: deux"));
        FrontMatter anchorless = with(before, "b", List.of("y"));
        assertThat(FrontMatter.parse(FrontMatterWriter.rewrite(text.getBytes(StandardCharsets.UTF_8), anchorless)))
                .isEqualTo(anchorless);
    }

    @Test
    void textsThatAnOlderYamlWouldTakeForSomethingElseAreQuoted() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("a", "yes");
        fields.put("b", "12:30");
        fields.put("c", "2025-01-20");
        assertThat(new String(
                        FrontMatterWriter.write(new FrontMatter(new LinkedHashMap<>(fields), "")),
                        StandardCharsets.UTF_8))
                .isEqualTo("---\na: 'yes'\nb: '12:30'\nc: 2025-01-20\n---\n");
    }

    @Test
    void whatGrowsWithoutEndIsRefused() {
        String echoes = "---\na: &a " + "x".repeat(100_000) + "\nb: [" + "*a,".repeat(500) + "]\n---\n";
        String deep = "---\na: " + "[".repeat(5000) + "]".repeat(5000) + "\n---\n";
        String loop = "---\na: &a [*a]\n---\n";
        for (String text : List.of(echoes, deep, loop))
            assertThatThrownBy(() -> FrontMatter.parse(text.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(BadFile.class);
    }

    private static FrontMatter with(FrontMatter matter, String field, @Nullable Object value) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>(matter.fields());
        if (value == null) fields.remove(field);
        else fields.put(field, value);
        return new FrontMatter(fields, matter.body());
    }
}
