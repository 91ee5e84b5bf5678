package org.terreau.dossier.web;

import java.util.ArrayList;
import java.util.List;
import org.terreau.eligibility.Prerequisite;
import org.terreau.shared.Refused;
import org.terreau.web.Form;

/** What is written on a prerequisite counts with the level chosen for it: without one it would be dropped unseen. */
final class Levels {

    private Levels() {}

    /**
     * @param level how the fields of the levels begin
     * @param text how the fields of the texts begin
     * @throws Refused naming each level that is not chosen beside a text
     */
    static void mustBeChosen(Form form, String level, String text) {
        List<Refused.Problem> problems = new ArrayList<>();
        for (Prerequisite prerequisite : Prerequisite.values())
            if (form.text(level + prerequisite.code()).isEmpty()
                    && !form.text(text + prerequisite.code()).isEmpty())
                problems.add(Refused.Problem.of(level + prerequisite.code(), "dossier.review.level.needed"));
        if (!problems.isEmpty()) throw new Refused(problems);
    }
}
