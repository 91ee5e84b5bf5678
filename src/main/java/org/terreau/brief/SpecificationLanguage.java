package org.terreau.brief;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.terreau.dossier.Brief;
import org.terreau.dossier.Brief.Part;
import org.terreau.shared.Plain;

/**
 * Where a brief speaks as a cahier des charges does: the sentence, and the rule that it meets, which says why and what to
 * ask instead. Explicit rules, one table, never a refusal. Sentences are read without accents, case and signs.
 *
 * <p>Source: the second prerequisite of the offer: a brief in three parts rather than a cahier des charges.
 */
public final class SpecificationLanguage {

    /** Words that one page holds. */
    public static final int PAGE = 650;

    private static final int LONGEST_SENTENCE = 600;
    private static final int LONGEST_EXTRACT = 200;
    private static final int MOST_IN_A_PART = 5;
    private static final int A_LIST = 3;

    /** The problem tells what is today: tools, durations and contracts may well be part of it. */
    private static final Set<Part> ANSWER =
            EnumSet.of(Part.TITLE, Part.SOLUTION_LEAD, Part.HYPOTHESIS, Part.FIRST_USERS, Part.SUCCESS);

    private static final Set<Part> ANSWER_AND_MEANS =
            EnumSet.of(Part.TITLE, Part.SOLUTION_LEAD, Part.HYPOTHESIS, Part.FIRST_USERS, Part.SUCCESS, Part.TEAM);

    private static final Set<Part> WHOLE = EnumSet.of(
            Part.TITLE, Part.PROBLEM, Part.SOLUTION_LEAD, Part.HYPOTHESIS, Part.FIRST_USERS, Part.SUCCESS, Part.TEAM);

    private static final String BUILT =
            "(?:systeme|application|appli|plateforme|plate forme|logiciel|progiciel|outil|interface|"
                    + "teleservice|extranet|intranet|base de donnees|chatbot|site (?:web|internet)|service (?:numerique|en ligne))";

    private static final String OF_ONE_S_OWN = "(?:le|la|l|un|une|ce|cet|cette|notre|les|ces|nos) "
            + "(?:futur |future |nouveau |nouvelle |nouvel )?" + BUILT
            + "s? (?:(?:web|mobile|numerique|informatique|metier|cible|propose|proposee) )?";

    private static final String REQUIRES =
            "(?:permettre|comporter|comprendre|inclure|integrer|s integrer|proposer|offrir|gerer|"
                    + "disposer|fournir|garantir|assurer|contenir|afficher|envoyer|generer|produire|respecter|pouvoir|s interfacer|"
                    + "etre (?:compatible|accessible|conforme|disponible|heberge\\w*|securise\\w*|interface\\w*|developpe\\w*|responsive))";

    /** What the field is to say of the lead is no requirement. */
    private static final String BUT_TO_BE_TRIED =
            "(?! (?:\\w+ )?(?:etre )?(?:questionne|teste|confronte|verifie|essaye|eprouve|valide)\\w*\\b)";

    private static final String REQUIRED = "exigence";
    private static final String TOOL = "systeme";

    /** What marks a text as a cahier des charges; `brief.specification.<code>` words each. */
    public enum Rule {
        REQUIREMENT(
                REQUIRED,
                ANSWER,
                "\\b(?:devra|devront|devrait|devraient|doit|doivent) (?:\\w+ ){0,2}(?:comporter|inclure|etre compatibles?|"
                        + "etre conformes? (?:a|au|aux)|etre heberge\\w*|etre interface\\w*|s interfacer)\\b",
                "\\b(?:devra|devront) (?:\\w+ ){0,2}(?:contenir|integrer|disposer d\\w*)\\b",
                "\\bexigences? (?:fonctionnelles?|techniques?)\\b"),
        FUTURE_REQUIREMENT(
                REQUIRED,
                EnumSet.of(Part.PROBLEM),
                "\\b(?:devra|devront) (?:\\w+ ){0,2}(?:comporter|inclure|etre compatibles?|s interfacer)\\b"),
        SYSTEM(
                TOOL,
                ANSWER,
                "\\b" + OF_ONE_S_OWN + "(?:devra|devront|devrait|devraient|doit|doivent)\\b" + BUT_TO_BE_TRIED,
                "\\b" + OF_ONE_S_OWN
                        + "(?:comportera|comportent|comprendra|integrera|inclura|disposera|gerera|sera (?:compatible|developpe\\w*|heberge\\w*))\\b",
                "\\b(?:la|notre) (?:solution|brique) (?:devra|doit) (?:\\w+ ){0,2}" + REQUIRES + "\\b"),
        SYSTEM_IN_THE_PROBLEM(
                TOOL,
                EnumSet.of(Part.PROBLEM),
                "\\b" + OF_ONE_S_OWN + "(?:devra|devront)\\b" + BUT_TO_BE_TRIED,
                "\\b" + OF_ONE_S_OWN + "(?:doit|doivent) (?:\\w+ ){0,2}" + REQUIRES + "\\b"),
        FUNCTIONS(
                "fonctions",
                WHOLE,
                "\\b(?:liste|listes|ensemble) (?:complete )?des (?:fonctions|fonctionnalites)\\b",
                "\\b(?:fonctions|fonctionnalites) (?:suivantes|attendues|demandees|requises|principales|prevues|obligatoires)\\b",
                "\\bspecifications? (?:fonctionnelles?|techniques?|detaillees?)\\b",
                "\\bperimetre fonctionnel\\b"),
        SPECIFICATION(
                "cahier",
                ANSWER_AND_MEANS,
                "(?<!pas de )(?<!pas un )(?<!sans )(?<!aucun )(?<!plutot qu un )(?<!ni )\\bcahiers? des charges\\b"),
        TECHNIQUE(
                "technique",
                ANSWER,
                "\\b(?:api|apis|python|php|django|laravel|symfony|angular|react|reactjs|vue js|vuejs|node js|nodejs|"
                        + "next js|nextjs|flutter|kotlin|golang|ruby on rails|graphql|nosql|mariadb|redis|elasticsearch|openstack|terraform|"
                        + "javascript|typescript|kubernetes|docker|postgresql|mysql|mongodb|oracle database|sql|wordpress|drupal|sharepoint|"
                        + "salesforce|power (?:bi|apps|automate)|blockchain|chaine de blocs|micro ?services?|llm|chatgpt|gpt|"
                        + "machine learning|intelligence artificielle|ia generative|ia|rag|saas|pwa|cloud|erp|crm|etl|"
                        + "bases? de donnees|big data|data ?lake|spring boot|java|open ?api|webhooks?|sso|oauth|ios|android)\\b"),
        DURATION(
                "duree",
                ANSWER,
                "\\b(?:dans|sous|sur|d ici|pendant|durant|duree (?:de|d)|delai (?:de|d)|au bout (?:de|d)|apres|en) (?:environ |pres de |a peu pres )?"
                        + LongDuration.WORDS,
                "\\b(?:projet|developpement|realisation|deploiement|marche|chantier|livraison|mise en (?:service|production)) "
                        + "(?:\\w+ ){0,3}" + LongDuration.WORDS),
        CONTRACT(
                "marche",
                ANSWER_AND_MEANS,
                "\\bmarches? (?:publics?|informatiques?|a bons de commande|a procedure adaptee|subsequents?|"
                        + "de (?:prestations?|services?|developpement|maintenance|realisation|travaux))\\b",
                "\\b(?:passer|lancer|notifier|attribuer|publier|passation|titulaires?|attribution|notification|attributaires?) "
                        + "(?:d |de |du |des |un |le |les |ce ){0,2}marches?\\b"
                        + "(?! (?:du (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|village|matin)|de noel|couvert|hebdomadaire|paysan|forain|aux))",
                "\\bappels? d offres?\\b",
                "\\baccords? cadres?\\b",
                "\\b(?:cctp|ccap|dce|amoa|tierce maintenance applicative)\\b",
                "\\bmaitrise d (?:oeuvre|ouvrage)\\b"),
        LOT(
                "lot",
                ANSWER_AND_MEANS,
                "\\blots? (?:n |no |numero )?(?!46\\b|47\\b)\\d{1,2}\\b",
                "\\b(?:premier|second|deuxieme|troisieme|quatrieme|dernier) lot\\b(?! de\\b| d\\b)",
                "\\ben (?:deux|trois|quatre|cinq|six|plusieurs|\\d{1,2}) lots\\b(?! de\\b| d\\b)",
                "\\ballotissements?\\b"),
        PLANNING(
                "planning",
                ANSWER_AND_MEANS,
                "\\bgantt\\b",
                "\\bretro ?plannings?\\b",
                "\\b(?:planning|calendrier|chronogramme) (?:previsionnel )?(?:de |du |des |d )(?:projet|realisation|developpement|livraison|livraisons|"
                        + "deploiement|mise en oeuvre|travaux)\\b",
                "\\b(?:planning|calendrier) previsionnel\\b",
                "\\b(?:jalons?|livrables?)\\b",
                "\\bdates? de livraison\\b",
                "\\bphase (?:n |no |numero )?[1-9]\\b",
                "\\b(?:recette (?:fonctionnelle|technique|utilisateur)|phase de recette|verification de (?:bon fonctionnement|service regulier))\\b",
                "\\bcycle en v\\b"),
        LIST_OF_FUNCTIONS("fonctions", ANSWER),
        LONGER_THAN_A_PAGE("page", WHOLE);

        private final String code;
        private final Set<Part> parts;
        private final List<Pattern> patterns;

        Rule(String code, Set<Part> parts, String... patterns) {
            this.code = code;
            this.parts = parts;
            this.patterns = List.of(patterns).stream().map(Pattern::compile).toList();
        }

        /** The end of its message keys. */
        public String code() {
            return code;
        }

        /** The key of why it is no use here. */
        public String whyKey() {
            return "brief.specification." + code + ".why";
        }

        /** The key of a better question. */
        public String questionKey() {
            return "brief.specification." + code + ".ask";
        }

        private boolean meets(String plain) {
            return patterns.stream().anyMatch(pattern -> pattern.matcher(plain).find());
        }
    }

    /** More than six months, in figures or in words. */
    private static final class LongDuration {

        static final String WORDS =
                "(?:(?:[7-9]|[1-9]\\d|[1-9]\\d\\d) mois|(?:sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|"
                        + "dix huit|vingt|vingt quatre|trente|trente six) mois|(?:un|une|deux|trois|quatre|cinq|dix|[1-9]|10) (?:ans?|annees?))\\b";
    }

    private static final Pattern FEATURE =
            Pattern.compile("\\b(?:gestion (?:des?|du|d)|modules?|tableaux? de bord|exports?|imports?|"
                    + "authentification|moteur de recherche|notifications?|espaces? (?:personnels?|usagers?|agents?|administrateurs?)|"
                    + "back ?office|messagerie|cartographie|signature electronique|paiement en ligne|workflows?|parametrage|"
                    + "droits d acces|profils? utilisateurs?|interface d administration|reporting|archivage|comptes? utilisateurs?|"
                    + "formulaires? en ligne|statistiques|historique|journalisation)\\b");

    private static final Pattern DOES =
            Pattern.compile("(?:pouvoir )?(?:creer|gerer|exporter|importer|saisir|consulter|modifier|supprimer|"
                    + "rechercher|telecharger|televerser|notifier|afficher|parametrer|archiver|imprimer|administrer|authentifier|s authentifier|"
                    + "se connecter|connecter|integrer|visualiser|editer|generer|deposer|filtrer|trier|configurer|planifier|calculer|alerter|"
                    + "envoyer|recevoir|valider|signer|payer|suivre|partager|synchroniser)\\b.*");

    private static final Pattern ITEM = Pattern.compile("\\s{0,8}(?:[-–—•*▪·]|\\d{1,2}[.)])\\s.*");

    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?…;])\\s+|\\n");

    private SpecificationLanguage() {}

    /**
     * A sentence that speaks as a cahier des charges does.
     *
     * @param rules that it meets, one at least, in the order of the table
     */
    public record Flag(Part part, String sentence, List<Rule> rules) {

        public Flag {
            rules = List.copyOf(rules);
        }
    }

    /** What is found, part by part in reading order. */
    public static List<Flag> in(Brief brief) {
        List<Flag> flags = new ArrayList<>();
        for (Part part : Part.values()) if (WHOLE.contains(part)) flags.addAll(in(part, brief.get(part)));
        int words = 0;
        for (Part part : Part.values()) if (part.prose()) words += Brief.words(brief.get(part));
        if (words > PAGE)
            flags.add(new Flag(Part.PROBLEM, extract(brief.get(Part.PROBLEM)), List.of(Rule.LONGER_THAN_A_PAGE)));
        return flags;
    }

    /** What is found in one part, a rule at most once a sentence, until there is enough to begin with. */
    static List<Flag> in(Part part, String text) {
        List<Flag> flags = new ArrayList<>();
        for (String sentence : SENTENCE_END.split(text))
            for (String piece : pieces(sentence)) {
                if (flags.size() >= MOST_IN_A_PART) return flags;
                List<Rule> met = met(part, Plain.text(piece));
                if (!met.isEmpty()) flags.add(new Flag(part, extract(piece), met));
            }
        String list = listOfFunctions(text);
        if (!list.isEmpty() && Rule.LIST_OF_FUNCTIONS.parts.contains(part) && flags.size() < MOST_IN_A_PART)
            flags.add(new Flag(part, extract(list), List.of(Rule.LIST_OF_FUNCTIONS)));
        return flags;
    }

    /** One rule of each code: what requires something of a tool is told once. */
    private static List<Rule> met(Part part, String plain) {
        List<Rule> met = new ArrayList<>();
        if (plain.isEmpty()) return met;
        Set<String> said = new HashSet<>();
        for (Rule rule : Rule.values())
            if (rule.parts.contains(part) && !said.contains(rule.code) && rule.meets(plain)) {
                met.add(rule);
                said.add(rule.code);
                if (rule.code.equals(REQUIRED)) said.add(TOOL);
            }
        if (Rule.LIST_OF_FUNCTIONS.parts.contains(part)
                && !said.contains(Rule.LIST_OF_FUNCTIONS.code)
                && several(plain)) met.add(Rule.LIST_OF_FUNCTIONS);
        return met;
    }

    private static boolean several(String plain) {
        return FEATURE.matcher(plain).results().limit(A_LIST).count() == A_LIST;
    }

    /** The items of a list of which most say what the thing does; empty when there is none. */
    private static String listOfFunctions(String text) {
        List<String> items = text.lines()
                .filter(line -> ITEM.matcher(line).matches())
                .map(line -> line.strip().replaceFirst("^(?:[-–—•*▪·]|\\d{1,2}[.)])\\s+", ""))
                .toList();
        long functions = items.stream()
                .map(item -> Plain.text(item.length() > LONGEST_SENTENCE ? item.substring(0, LONGEST_SENTENCE) : item))
                .filter(plain ->
                        DOES.matcher(plain).matches() || FEATURE.matcher(plain).lookingAt())
                .count();
        return functions >= A_LIST && functions * 2 > items.size() ? String.join(" ; ", items) : "";
    }

    /** A long sentence is read by pieces, so that what it costs grows with its length. */
    private static List<String> pieces(String sentence) {
        List<String> pieces = new ArrayList<>();
        for (int start = 0; start < sentence.length(); start += LONGEST_SENTENCE)
            pieces.add(sentence.substring(start, Math.min(sentence.length(), start + LONGEST_SENTENCE)));
        return pieces;
    }

    private static String extract(String sentence) {
        String told = sentence.strip().replaceAll("\\s+", " ");
        if (told.length() <= LONGEST_EXTRACT) return told;
        int cut = told.lastIndexOf(' ', LONGEST_EXTRACT);
        return told.substring(0, cut < LONGEST_EXTRACT / 2 ? LONGEST_EXTRACT : cut) + "…";
    }
}
