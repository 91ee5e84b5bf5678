package org.terreau.eligibility;

import static org.terreau.eligibility.Standing.BLOCKING;
import static org.terreau.eligibility.Standing.MET;
import static org.terreau.eligibility.Standing.TO_BE_WORKED_ON;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The questions of the self-assessment, and what each answer says of its prerequisite. This is the rule, whole. */
public enum Question {
    PRECISION(
            "precision",
            Prerequisite.SHARED_PROBLEM,
            answer("oui", MET),
            answer("en-partie", TO_BE_WORKED_ON),
            answer("non", TO_BE_WORKED_ON)),
    SHARING(
            "partage",
            Prerequisite.SHARED_PROBLEM,
            answer("confirme", MET),
            answer("suppose", TO_BE_WORKED_ON),
            answer("une-seule", TO_BE_WORKED_ON)),
    SOLUTION(
            "solution",
            Prerequisite.OPEN_SOLUTION,
            answer("intuition", MET),
            answer("aucune", MET),
            answer("arretee", TO_BE_WORKED_ON),
            answer("cahier-des-charges", BLOCKING)),
    SCOPE(
            "perimetre",
            Prerequisite.INCREMENTAL_APPROACH,
            answer("ajuster", MET),
            answer("hesite", TO_BE_WORKED_ON),
            answer("tout", BLOCKING)),
    RESULTS(
            "resultats",
            Prerequisite.IMPACT,
            answer("publics", MET),
            answer("internes", TO_BE_WORKED_ON),
            answer("aucun", BLOCKING)),
    MONEY(
            "financement",
            Prerequisite.BUDGET,
            answer("reserve", MET),
            answer("recherche", TO_BE_WORKED_ON),
            answer("aucun", BLOCKING)),
    AGENT(
            "agent",
            Prerequisite.TEAM,
            answer("oui", MET),
            answer("en-partie", TO_BE_WORKED_ON),
            answer("non", BLOCKING)),
    AUTONOMY("autonomie", Prerequisite.TEAM, answer("oui", MET), answer("validation", TO_BE_WORKED_ON));

    /** The answer of who does not know yet: offered to every question, and it has to be found. */
    public static final String UNKNOWN = "ne-sais-pas";

    /** One of the answers offered, as written in forms and message keys, and what it says. */
    public record Answer(String code, Standing standing) {}

    private final String code;
    private final Prerequisite prerequisite;
    private final List<Answer> answers;

    Question(String code, Prerequisite prerequisite, Answer... answers) {
        this.code = code;
        this.prerequisite = prerequisite;
        this.answers = Stream.concat(Stream.of(answers), Stream.of(answer(UNKNOWN, TO_BE_WORKED_ON)))
                .toList();
    }

    private static Answer answer(String code, Standing standing) {
        return new Answer(code, standing);
    }

    public String code() {
        return code;
    }

    /** The key of its words in the message bundles. */
    public String key() {
        return "eligibility.question." + code;
    }

    /** The key of the words of one of its answers. */
    public String key(Answer answer) {
        return "eligibility.answer." + (answer.code().equals(UNKNOWN) ? UNKNOWN : code + "." + answer.code());
    }

    public Prerequisite prerequisite() {
        return prerequisite;
    }

    public List<Answer> answers() {
        return answers;
    }

    public Optional<Answer> answer(String code) {
        return answers.stream().filter(answer -> answer.code().equals(code)).findFirst();
    }

    /** A solution already specified: the method does not fit, whatever the rest. */
    static boolean specified(java.util.Map<Question, Answer> given) {
        Answer solution = given.get(SOLUTION);
        return solution != null && solution.code().equals("cahier-des-charges");
    }
}
