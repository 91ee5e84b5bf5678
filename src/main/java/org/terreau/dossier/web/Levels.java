package org.terreau.dossier.web;

import org.terreau.eligibility.Prerequisite;
import org.terreau.shared.Objections;
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
        Objections objections = new Objections();
        for (Prerequisite prerequisite : Prerequisite.values())
            objections.when(
                    form.text(level + prerequisite.code()).isEmpty()
                            && !form.text(text + prerequisite.code()).isEmpty(),
                    level + prerequisite.code(),
                    "dossier.review.level.needed");
        objections.raise();
    }
}
