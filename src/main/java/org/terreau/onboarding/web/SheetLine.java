package org.terreau.onboarding.web;

import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.terreau.onboarding.SheetRun;
import org.terreau.shared.Refused;
import org.terreau.shared.Words;

/**
 * A line of a report, as files and programs read it.
 *
 * @param devenir what became of it: faite, connue, refusee
 * @param adresse of what was made or was there already; null when there is none
 * @param remarque why it was refused, or why undoing left it
 */
record SheetLine(
        int ligne,
        String devenir,
        String intitule,
        @Nullable String adresse,
        String remarque) {

    static SheetLine of(SheetRun.Line line, Words words) {
        return new SheetLine(line.number(), line.fate().code(), line.label(), line.path(), remark(line, words));
    }

    /** All that there is to say of a line, in sentences. */
    static String remark(SheetRun.Line line, Words words) {
        return remark(line, words, UnaryOperator.identity());
    }

    /** The same, with what was typed written in some way. */
    static String remark(SheetRun.Line line, Words words, UnaryOperator<Object> typed) {
        String left = line.left();
        if (left != null) return words.t(left);
        return line.problems().stream()
                .map(problem -> told(problem, words, typed))
                .collect(Collectors.joining(" "));
    }

    private static String told(Refused.Problem problem, Words words, UnaryOperator<Object> typed) {
        String sentence =
                words.t(problem.key(), problem.arguments().stream().map(typed).toArray());
        return problem.field().isEmpty()
                ? sentence
                : words.t("onboarding.fault.of", words.t("onboarding.column." + problem.field()), sentence);
    }
}
