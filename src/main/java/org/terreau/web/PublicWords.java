package org.terreau.web;

import java.util.ArrayList;
import java.util.List;
import org.terreau.shared.Mentions;
import org.terreau.shared.Refused;

/**
 * Words that everybody will read are stopped once when they tell who somebody is: a name, a number, an address. Whoever
 * writes them has the last word: beside the field, a box says that they are published as they are.
 */
public final class PublicWords {

    private static final String TOLD = "web.public.once";

    private PublicWords() {}

    /** @throws Refused naming the fields that tell who somebody is */
    public static void check(Form form, String... fields) {
        List<Refused.Problem> problems = problems(form, fields);
        if (!problems.isEmpty()) throw new Refused(problems);
    }

    /** The same, to be told with what else is wrong. */
    public static List<Refused.Problem> problems(Form form, String... fields) {
        List<Refused.Problem> problems = new ArrayList<>();
        for (String field : fields) {
            String told = String.join(", ", Mentions.told(form.text(field)));
            if (!told.isEmpty() && !LastWord.said(form, field)) problems.add(Refused.Problem.of(field, TOLD, told));
        }
        return problems;
    }
}
