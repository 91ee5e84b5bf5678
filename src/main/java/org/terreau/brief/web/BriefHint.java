package org.terreau.brief.web;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.terreau.brief.SpecificationLanguage;
import org.terreau.problem.Precision;
import org.terreau.web.Ui;

/**
 * Something to ask oneself about a part while it is written: what the problem leaves open, or a sentence that speaks as a
 * cahier des charges does.
 */
public record BriefHint(Precision.@Nullable Question question, SpecificationLanguage.@Nullable Flag flag) {

    static BriefHint of(Precision.Question question) {
        return new BriefHint(question, null);
    }

    static BriefHint of(SpecificationLanguage.Flag flag) {
        return new BriefHint(null, flag);
    }

    public String words(Ui ui) {
        if (question != null) return ui.t(question.key());
        return flag == null
                ? ""
                : ui.t(
                        "brief.specification.flag",
                        flag.sentence(),
                        flag.rules().stream()
                                .map(rule -> ui.t(rule.whyKey()) + " " + ui.t(rule.questionKey()))
                                .collect(Collectors.joining(" ")));
    }
}
