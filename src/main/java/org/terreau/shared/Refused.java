package org.terreau.shared;

import java.util.List;

/**
 * What was asked breaks a rule that the person can do something about. Holds every problem found, each with the field
 * it belongs to and the key of its sentence in the message bundles.
 */
public final class Refused extends RuntimeException {

    /**
     * One problem.
     *
     * @param field the form field, or "" for the whole
     * @param key the key of the sentence in the message bundles
     * @param arguments what the sentence names
     */
    public record Problem(String field, String key, List<Object> arguments) {

        public Problem {
            arguments = List.copyOf(arguments);
        }

        public static Problem of(String field, String key, Object... arguments) {
            return new Problem(field, key, List.of(arguments));
        }
    }

    private final List<Problem> problems;

    public Refused(List<Problem> problems) {
        super("Refused: " + problems);
        if (problems.isEmpty()) throw new IllegalArgumentException("A refusal needs a reason");
        this.problems = List.copyOf(problems);
    }

    public Refused(String field, String key, Object... arguments) {
        this(List.of(Problem.of(field, key, arguments)));
    }

    /** The same, where a field goes by another name on the page. */
    public Refused about(String field, String shown) {
        return new Refused(problems.stream()
                .map(problem -> problem.field().equals(field)
                        ? new Problem(shown, problem.key(), problem.arguments())
                        : problem)
                .toList());
    }

    public List<Problem> problems() {
        return problems;
    }
}
