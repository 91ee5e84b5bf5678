package org.terreau.problem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.terreau.shared.Plain;

/**
 * What a statement still does not say: for each weak part, the question that a reader would ask. Explicit rules, one
 * place, never a score, never a refusal.
 *
 * <p>Source: the first prerequisite of the offer, "a precise problem": who suffers, in what situation, how often, with
 * what consequence, what evidence.
 */
@Component
public class Precision {

    /** A question to ask; `problem.precision.<code>` words it. */
    public enum Question {
        TITLE_NAMES_A_SOLUTION("solution"),
        TITLE_TOO_SHORT("titre-court"),
        WHO_EXACTLY("qui"),
        SITUATION_TOO_SHORT("situation-courte"),
        SEVERAL_PROBLEMS("plusieurs"),
        HOW_MANY_TIMES("combien"),
        OVER_WHICH_PERIOD("periode"),
        WHAT_MEASURE("mesure"),
        CONSEQUENCE_IS_VAGUE("consequence-vague"),
        WHAT_EVIDENCE("preuve"),
        EVIDENCE_WITHOUT_SOURCE("preuve-source"),
        HOW_TODAY("aujourdhui");

        private final String code;

        Question(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        /** Its words in the message bundles. */
        public String key() {
            return "problem.precision." + code;
        }
    }

    /** Things that are built or bought: a title that names one tells an answer, not a problem. */
    private static final Pattern SOLUTION = words(
            "applications?|applis?|apps?|plateformes?|logiciels?|sites? (?:web|internet)|portails?|outils?|chatbots?|"
                    + "intelligence artificielle|ia|base de donnees|tableaux? de bord|extranets?|intranets?|erp|crm|sig|"
                    + "solution|solutions|guichet numerique|teleservices?|dematerialisation|digitalisation|numerisation|"
                    + "automatisation|mettre en place|developper|creer|deployer|acheter|refondre|moderniser");

    /** Words that name everybody, hence nobody. */
    private static final Pattern ANYBODY = words(
            "(?:les |des |nos |tous les |aux )?(?:gens|usagers?|habitants?|citoyens?|citoyennes?|administres|personnes|"
                    + "utilisateurs?|utilisatrices?|publics?|population|collectivites?|agents?|elus|elues|services|"
                    + "territoires?|acteurs|partenaires|familles|entreprises)|tout le monde|tous|chacun|on|nous|"
                    + "n importe qui|beaucoup de monde");

    /** What may stand beside them without saying more. */
    private static final Set<String> TELLS_NOTHING = Set.of(
            "et",
            "ou",
            "les",
            "des",
            "de",
            "du",
            "la",
            "le",
            "aux",
            "au",
            "nos",
            "en",
            "dans",
            "leurs",
            "leur",
            "notre",
            "vos",
            "tous",
            "toutes",
            "certains",
            "certaines",
            "autres",
            "que",
            "qui",
            "sont",
            "est",
            "concernes",
            "concernees",
            "commune",
            "communes",
            "mairie",
            "mairies",
            "territoire",
            "ville",
            "villes",
            "france",
            "pays",
            "service",
            "municipaux",
            "municipales",
            "locaux",
            "locales",
            "collectivite");

    /** People named by a word for everybody, and at once by what they do: "les usagers attendent". */
    private static final Pattern UNQUALIFIED =
            Pattern.compile("\\b(?:les|des|nos) (?:gens|usagers|habitants|citoyens|administres|personnes|utilisateurs|"
                    + "collectivites|agents|elus|services|partenaires|familles|entreprises)"
                    + "(?= (?:ne|n|se|s|y|en|le|la|les|leur|\\w+nt)\\b|$)");

    private static final Pattern VAGUE_OFTEN = words(
            "souvent|regulierement|parfois|frequemment|toujours|tout le temps|beaucoup|rarement|de temps en temps");

    private static final Pattern MEASURE = Pattern.compile(
            "\\d|\\b(?:heures?|minutes?|journees?|euros?|moitie|tiers|quart|double|triple|centaines?|dizaines?|milliers?|"
                    + "pour cent|semaines?|mois)\\b");
    private static final Pattern VAGUE_CONSEQUENCE =
            words("perte de temps|c est complique|difficile|penible|pas pratique|inefficace|frustrant|mecontentement|"
                    + "insatisfaction|stress");

    private static final Pattern SOURCE = Pattern.compile(
            "\\d|https?|\\b(?:entretiens?|enquetes?|sondages?|questionnaires?|releves?|statistiques?|rapports?|etudes?|"
                    + "temoignages?|reclamations?|courriels?|appels?|tableaux?|comptages?|observations?|observe(?:e|es|s)?|"
                    + "interroge(?:e|es|s)?|mesures?|bilans?|registres?|journal|audits?|plaintes?|insee|verbatims?)\\b");

    private static final Pattern AND_ALSO =
            Pattern.compile("\\b(?:par ailleurs|d autre part|de plus|autre probleme|second probleme|deuxieme probleme|"
                    + "il y a aussi|egalement|sans parler)\\b");

    private static Pattern words(String alternatives) {
        return Pattern.compile("\\b(?:" + alternatives + ")\\b");
    }

    /** The questions, part by part, in reading order; a part that says enough has none. */
    public Map<Statement.Part, List<Question>> questions(Statement statement) {
        Map<Statement.Part, List<Question>> questions = new LinkedHashMap<>();
        for (Statement.Part part : Statement.Part.values()) {
            List<Question> asked = ask(part, Plain.text(statement.get(part)), statement.get(part));
            if (!asked.isEmpty()) questions.put(part, asked);
        }
        return questions;
    }

    /** The questions that a problem told in one go leaves open: a brief's, which has no parts to fill in. */
    public List<Question> questions(String account) {
        String plain = Plain.text(account);
        if (plain.isEmpty()) return List.of();
        List<Question> asked = new ArrayList<>();
        if (UNQUALIFIED.matcher(plain).find()) asked.add(Question.WHO_EXACTLY);
        asked.addAll(ask(Statement.Part.SITUATION, plain, account));
        boolean often = VAGUE_OFTEN.matcher(plain).find() && !Frequency.saysANumber(account);
        if (often || !Frequency.saysAPeriod(account)) asked.add(Question.HOW_MANY_TIMES);
        if (!MEASURE.matcher(plain).find()) asked.add(Question.WHAT_MEASURE);
        if (!SOURCE.matcher(plain).find()) asked.add(Question.WHAT_EVIDENCE);
        return asked;
    }

    private static List<Question> ask(Statement.Part part, String plain, String written) {
        List<Question> asked = new ArrayList<>();
        if (plain.isEmpty()) {
            if (part == Statement.Part.EVIDENCE) asked.add(Question.WHAT_EVIDENCE);
            if (part == Statement.Part.TODAY) asked.add(Question.HOW_TODAY);
            return asked;
        }
        switch (part) {
            case TITLE -> {
                if (SOLUTION.matcher(plain).find()) asked.add(Question.TITLE_NAMES_A_SOLUTION);
                if (count(plain) < 4) asked.add(Question.TITLE_TOO_SHORT);
            }
            case WHO -> {
                if (vague(plain)) asked.add(Question.WHO_EXACTLY);
            }
            case SITUATION -> {
                if (count(plain) < 12) asked.add(Question.SITUATION_TOO_SHORT);
                if (several(plain, written)) asked.add(Question.SEVERAL_PROBLEMS);
            }
            case FREQUENCY -> {
                boolean number = Frequency.saysANumber(written);
                boolean period = Frequency.saysAPeriod(written);
                if (!number && (!period || VAGUE_OFTEN.matcher(plain).find())) asked.add(Question.HOW_MANY_TIMES);
                else if (!period) asked.add(Question.OVER_WHICH_PERIOD);
            }
            case CONSEQUENCE -> {
                boolean measured = MEASURE.matcher(plain).find();
                if (!measured) asked.add(Question.WHAT_MEASURE);
                if (!measured && VAGUE_CONSEQUENCE.matcher(plain).find() && count(plain) < 12)
                    asked.add(Question.CONSEQUENCE_IS_VAGUE);
            }
            case EVIDENCE -> {
                if (!SOURCE.matcher(plain).find()) asked.add(Question.EVIDENCE_WITHOUT_SOURCE);
            }
            case TODAY -> {
                if (count(plain) < 3) asked.add(Question.HOW_TODAY);
            }
        }
        return asked;
    }

    /** Words that name everybody, with nothing beside that tells them from the others. */
    private static boolean vague(String plain) {
        String rest = ANYBODY.matcher(plain).replaceAll(" ").strip();
        if (rest.equals(plain)) return false;
        return Arrays.stream(rest.split(" ")).noneMatch(word -> word.length() > 1 && !TELLS_NOTHING.contains(word));
    }

    private static boolean several(String plain, String written) {
        long items = written.lines()
                .filter(line -> line.matches("\\s*(?:[-•*]|\\d+[.)])\\s+.*"))
                .count();
        long turns = AND_ALSO.matcher(plain).results().count();
        return items >= 3 || turns >= 2;
    }

    private static int count(String plain) {
        return plain.isEmpty() ? 0 : plain.split(" ").length;
    }
}
