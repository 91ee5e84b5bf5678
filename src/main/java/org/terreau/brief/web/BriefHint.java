package org.terreau.brief.web;

import gg.jte.Content;
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
        return flag == null ? "" : ui.t("brief.specification.flag", flag.sentence(), why(flag, ui));
    }

    /** The same on a page, where the sentence keeps its language. */
    public Content shown(Ui ui) {
        return flag == null
                ? ui.spoken(words(ui))
                : ui.around("brief.specification.flag", ui.told(flag.sentence()), why(flag, ui));
    }

    private static String why(SpecificationLanguage.Flag flag, Ui ui) {
        return flag.rules().stream()
                .map(rule -> ui.t(rule.whyKey()) + " " + ui.t(rule.questionKey()))
                .collect(Collectors.joining(" "));
    }
}
