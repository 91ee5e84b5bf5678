package org.terreau.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.terreau.problem.Precision.Question;
import org.terreau.problem.Statement.Part;

class PrecisionTests {

    private final Precision precision = new Precision();

    private List<Question> ask(Part part, String text) {
        return precision.questions(new Statement(Map.of(part, text))).getOrDefault(part, List.of());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            TITLE | Une application pour signaler les nids-de-poule | TITLE_NAMES_A_SOLUTION
            TITLE | Il faudrait une plateforme des associations | TITLE_NAMES_A_SOLUTION
            TITLE | Refondre le logiciel de cantine scolaire | TITLE_NAMES_A_SOLUTION
            TITLE | La cantine | TITLE_TOO_SHORT
            TITLE | Les familles inscrivent trois fois le même enfant à la cantine |
            WHO | les gens | WHO_EXACTLY
            WHO | Les usagers | WHO_EXACTLY
            WHO | tout le monde | WHO_EXACTLY
            WHO | Les habitants et les agents | WHO_EXACTLY
            WHO | Tous les habitants de la commune | WHO_EXACTLY
            WHO | Les agents d’accueil des mairies de moins de 2 000 habitants |
            WHO | Les agents d’accueil |
            WHO | Les familles monoparentales |
            WHO | Les secrétaires de mairie |
            WHO | Les personnes âgées qui vivent seules à domicile |
            SITUATION | En mairie le matin | SITUATION_TOO_SHORT
            SITUATION | Quand une famille déménage, elle prévient la mairie, puis l’eau, puis la cantine, avec trois formulaires différents |
            SITUATION | Les factures arrivent deux fois. Par ailleurs les courriers se perdent. De plus le téléphone sonne sans arrêt le lundi | SEVERAL_PROBLEMS
            FREQUENCY | souvent | HOW_MANY_TIMES
            FREQUENCY | régulièrement dans l’année | HOW_MANY_TIMES
            FREQUENCY | vingt fois | OVER_WHICH_PERIOD
            FREQUENCY | Trois fois par semaine |
            FREQUENCY | chaque lundi |
            FREQUENCY | À chaque rentrée |
            CONSEQUENCE | Une perte de temps | WHAT_MEASURE CONSEQUENCE_IS_VAGUE
            CONSEQUENCE | Les dossiers sont abandonnés en cours de route | WHAT_MEASURE
            CONSEQUENCE | Deux heures perdues chaque semaine |
            CONSEQUENCE | Un tiers des familles renonce à la demande |
            EVIDENCE | Tout le monde le sait | EVIDENCE_WITHOUT_SOURCE
            EVIDENCE | Nous en sommes convaincus | EVIDENCE_WITHOUT_SOURCE
            EVIDENCE | Douze entretiens menés au printemps |
            EVIDENCE | 40 appels par semaine, d’après le standard |
            TODAY | rien | HOW_TODAY
            TODAY | Un tableau partagé tenu à la main |
            """)
    void eachWeakPartGetsItsQuestion(Part part, String text, String questions) {
        assertThat(ask(part, text))
                .containsExactlyInAnyOrderElementsOf(
                        questions == null
                                ? List.of()
                                : java.util.Arrays.stream(questions.strip().split(" "))
                                        .map(Question::valueOf)
                                        .toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Les usagers attendent | WHO_EXACTLY SITUATION_TOO_SHORT HOW_MANY_TIMES WHAT_MEASURE WHAT_EVIDENCE
            Quand une famille déménage, les agents d’accueil ressaisissent cinq fois son adresse, trente fois par mois, d’après le relevé de Morlaix |
            Quand une famille déménage, les agents ressaisissent son adresse dans cinq fichiers, trente fois par mois | WHO_EXACTLY WHAT_EVIDENCE
            Les habitants sans voiture des trois communes voisines ne viennent plus au marché depuis la fin de la navette | HOW_MANY_TIMES WHAT_MEASURE WHAT_EVIDENCE
            """)
    void aProblemToldInOneGoGetsTheQuestionsThatItLeavesOpen(String told, String questions) {
        assertThat(precision.questions(told))
                .containsExactlyElementsOf(
                        questions == null
                                ? List.of()
                                : java.util.Arrays.stream(questions.strip().split(" "))
                                        .map(Question::valueOf)
                                        .toList());
    }

    @Test
    void aListOfDifficultiesIsSeveralProblems() {
        assertThat(
                        ask(
                                Part.SITUATION,
                                "Au guichet, chaque matin, les agents rencontrent :\n- des formulaires perdus\n- des files trop longues\n- un téléphone qui sonne"))
                .contains(Question.SEVERAL_PROBLEMS);
    }

    @Test
    void whatNobodyWroteIsAskedOnlyWhereItMayStayEmpty() {
        assertThat(precision.questions(Statement.EMPTY)).containsOnlyKeys(Part.EVIDENCE, Part.TODAY);
    }

    @Property
    void anyTextIsAnswered(@ForAll String one, @ForAll String other) {
        precision.questions(Statement.of(part -> part.ordinal() % 2 == 0 ? one : other));
        precision.questions(one);
    }
}
