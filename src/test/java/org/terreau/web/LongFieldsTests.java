package org.terreau.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.terreau.shared.Refused;

/** Every form of the site, as its templates write it. */
class LongFieldsTests {

    private static final Path TEMPLATES = Path.of("src/main/jte");
    private static final Pattern LONG =
            Pattern.compile("field\\.textarea\\(.*?name = (.+?)(?:, \\w+ = |\\)\\s)|<textarea[^>]*? name=\"([^\"]+)\"");
    private static final Pattern SHORT = Pattern.compile("field\\.input\\(.*?name = (.+?)(?:, \\w+ = |\\)\\s)"
            + "|<input (?![^>]*type=\"(?:hidden|checkbox|radio|file|search)\")[^>]*? name=\"([^\"]+)\"");

    /** What templates compute, and names that it makes. */
    private static final Map<String, List<String>> COMPUTED_LONG = Map.ofEntries(
            Map.entry("part.code()", List.of("qui", "situation", "frequence", "consequence", "preuves", "aujourdhui")),
            Map.entry("kind.code()", List.of("usage", "territoire", "public", "hypothese")),
            Map.entry("field", List.of("raison", "quoi", "appris", "donnees", "code", "usagers", "suites")),
            Map.entry("field.name()", List.of("requete")),
            Map.entry("\"appris-\" + item.id()", List.of("appris-12")),
            Map.entry("\"commentaire-\" + code", List.of("commentaire-probleme")),
            Map.entry("\"motif-\" + prerequisite.code()", List.of("motif-interet-general")),
            Map.entry("\"motif-\" + submission.id()", List.of("motif-12")),
            Map.entry("\"preuve-\" + id", List.of("preuve-12")),
            Map.entry("\"raison-\" + comment.id()", List.of("raison-12")),
            Map.entry("\"reponse-\" + request.id()", List.of("reponse-12")),
            Map.entry("\"reponse-\" + thread.id()", List.of("reponse-12")),
            Map.entry("\"texte-\" + code", List.of("texte-interet-general")),
            Map.entry(
                    "one.field()",
                    List.of(
                            "editeur-adresse",
                            "hebergeur-adresse",
                            "audit-defauts",
                            "derogations",
                            "conditions-propres")));

    private static final Map<String, List<String>> COMPUTED_SHORT = Map.of(
            "one.field()", List.of("editeur", "directeur", "hebergeur", "audit-par"),
            "part.code()", List.of("titre"),
            "field", List.of("date", "repreneur", "lien"),
            "field.name()", List.of("adresse", "table"),
            "\"preuve-\" + standard.code()", List.of("preuve-securite", "preuve-design", "preuve-code"));

    /**
     * Those of the same name that are short in one form: a filter of a page, whose address takes no line break, the wording
     * of a practice and how often somebody has a problem, which ask for one line themselves.
     */
    private static final Set<String> SHORT_THERE = Set.of("q", "qui", "texte", "frequence");

    private static Stream<String> named(Pattern fields, Map<String, List<String>> computed) throws IOException {
        TreeSet<String> names = new TreeSet<>();
        try (Stream<Path> templates = Files.walk(TEMPLATES)) {
            for (Path template :
                    templates.filter(path -> path.toString().endsWith(".jte")).toList()) {
                Matcher field = fields.matcher(Files.readString(template));
                while (field.find()) {
                    String written = field.group(1) == null ? field.group(2) : field.group(1);
                    if (written.contains("${")) continue;
                    if (computed.containsKey(written)) names.addAll(computed.get(written));
                    else if (field.group(1) == null || written.matches("\"[^\"]+\""))
                        names.add(written.replace("\"", "").replaceAll(" \\+ .*", "1"));
                    else if (fields == LONG) throw new AssertionError(template + " computes the name " + written);
                }
            }
        }
        return names.stream();
    }

    static Stream<String> longFields() throws IOException {
        return named(LONG, COMPUTED_LONG);
    }

    static Stream<String> shortFields() throws IOException {
        return named(SHORT, COMPUTED_SHORT).filter(name -> !SHORT_THERE.contains(name));
    }

    private static Form typed(String field) {
        MultiValueMap<String, String> typed = new LinkedMultiValueMap<>();
        typed.add(field, "Première ligne\r\nDeuxième ligne");
        return Form.of(typed);
    }

    @ParameterizedTest
    @MethodSource("longFields")
    void aTextOfSeveralLinesIsTakenAsItIs(String field) {
        assertThat(typed(field).text(field)).isEqualTo("Première ligne\nDeuxième ligne");
    }

    @ParameterizedTest
    @MethodSource("shortFields")
    void aLineBreakInAFieldOfOneLineIsRefusedBesideItAndGivenBack(String field) {
        Form form = typed(field);
        assertThatThrownBy(() -> form.text(field)).isInstanceOfSatisfying(Refused.class, refusal -> {
            Form shown = form.refused(refusal);
            assertThat(shown.problemsOf(field)).hasSize(1);
            assertThat(shown.text(field)).contains("Première ligne", "Deuxième ligne");
        });
        assertThatThrownBy(() -> form.all(field)).isInstanceOf(Refused.class);
    }

    /** What is too long is said, whatever the form. */
    @Test
    void nothingThatIsTypedIsCutByTheBrowser() throws IOException {
        try (Stream<Path> templates = Files.walk(TEMPLATES)) {
            for (Path template :
                    templates.filter(path -> path.toString().endsWith(".jte")).toList())
                assertThat(Files.readString(template)).as(template.toString()).doesNotContain("maxlength");
        }
    }

    @Test
    void bothKindsWereFound() throws IOException {
        assertThat(longFields()).hasSizeGreaterThan(60);
        assertThat(shortFields()).hasSizeGreaterThan(60);
    }
}
