package org.terreau.brief.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.terreau.dossier.Brief;
import org.terreau.dossier.Brief.Part;

class BriefMarkdownTests {

    private static final Map<Part, String> NAMES = new EnumMap<>(Map.of(
            Part.TITLE, "Titre",
            Part.PROBLEM, "Le problème",
            Part.SOLUTION_LEAD, "La piste de solution",
            Part.HYPOTHESIS, "L’hypothèse à vérifier",
            Part.FIRST_USERS, "Les premiers usagers",
            Part.TERRITORY, "Le territoire d’expérimentation",
            Part.SUCCESS, "Le critère de réussite",
            Part.TEAM, "L’équipe",
            Part.ENVELOPE, "L’enveloppe"));

    @Provide
    Arbitrary<String> prose() {
        Arbitrary<String> line = Arbitraries.oneOf(
                Arbitraries.of(
                        "## Le problème",
                        "# Titre",
                        "\\# déjà protégé",
                        "#",
                        "\\\\##",
                        "- une liste",
                        "> citation",
                        "",
                        "   ",
                        "l’été, 12 € — « oui »",
                        "<!-- commune:13055 -->",
                        "***"),
                Arbitraries.strings().ofMaxLength(20));
        return line.list().ofMaxSize(6).map(lines -> String.join("\n", lines).strip());
    }

    @Property(tries = 2000)
    void aBriefReadBackIsTheOneThatWasWritten(@ForAll("prose") String problem, @ForAll("prose") String team) {
        Brief brief = new Brief(Map.of(
                Part.TITLE,
                "# Un titre",
                Part.PROBLEM,
                new Brief(Map.of(Part.PROBLEM, problem)).get(Part.PROBLEM).strip(),
                Part.TEAM,
                new Brief(Map.of(Part.TEAM, team)).get(Part.TEAM).strip(),
                Part.TERRITORY,
                "commune:13055"));
        String file = BriefMarkdown.write(brief, NAMES, "Marseille (13)");
        assertThat(BriefMarkdown.read(file, List.of(NAMES))).isEqualTo(brief);
    }

    @Test
    void aFileOfSomethingElseIsNoBrief() {
        assertThat(BriefMarkdown.read("Bonjour,\n\n## Ordre du jour\n\nRien.", List.of(NAMES))
                        .written())
                .isZero();
    }
}
