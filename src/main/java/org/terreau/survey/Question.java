package org.terreau.survey;

import java.util.Optional;

/**
 * What is asked. The first three are those of our form; the last comes with the answers of other tools.
 *
 * <p>Source: the impact matrix of the French incubators (ease of use, satisfaction); the recommendation is asked as the
 * net promoter score asks it, from 0 to 10.
 */
public enum Question {
    EASE("facilite", 1, 5),
    USEFULNESS("utilite", 1, 5),
    RECOMMENDATION("recommandation", 0, 10),
    SATISFACTION("satisfaction", 1, 5);

    private final String code;
    private final int least;
    private final int most;

    Question(String code, int least, int most) {
        this.code = code;
        this.least = least;
        this.most = most;
    }

    /** As written in forms, message keys, files and the database. */
    public String code() {
        return code;
    }

    public int least() {
        return least;
    }

    public int most() {
        return most;
    }

    public boolean takes(int score) {
        return score >= least && score <= most;
    }

    public static Optional<Question> of(String code) {
        for (Question question : values()) if (question.code.equals(code)) return Optional.of(question);
        return Optional.empty();
    }
}
