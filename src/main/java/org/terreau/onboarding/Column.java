package org.terreau.onboarding;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.terreau.shared.Plain;

/**
 * A column that a kind of table may have.
 *
 * @param code in fields, example files and message keys (`onboarding.column.<code>`)
 * @param needed a table without it is not read
 * @param words when its cells are words of a list; null when they are free
 * @param example what the example file holds, one cell a line
 * @param headings that people give it, in plain text
 */
record Column(String code, boolean needed, @Nullable Vocabulary words, List<String> example, List<String> headings) {

    private static final int SHORTEST = 4;

    Column {
        example = List.copyOf(example);
        headings = List.copyOf(headings);
    }

    static Column needed(String code, List<String> example, String... headings) {
        return new Column(code, true, null, example, List.of(headings));
    }

    /** The address of who a line is about. */
    static Column mail(List<String> example) {
        return needed(
                "courriel",
                example,
                "email",
                "e mail",
                "mail",
                "adresse mail",
                "adresse electronique",
                "adresse e mail");
    }

    static Column free(String code, List<String> example, String... headings) {
        return new Column(code, false, null, example, List.of(headings));
    }

    static Column of(Vocabulary words, String code, boolean needed, List<String> example, String... headings) {
        return new Column(code, needed, words, example, List.of(headings));
    }

    /** How well a heading names it: 3 in these very words, 2 when it begins with them, 1 when it holds them, 0 not at all. */
    int likeness(String heading) {
        String plain = Plain.text(heading);
        if (plain.isEmpty()) return 0;
        if (plain.equals(Plain.text(code)) || headings.contains(plain)) return 3;
        int best = 0;
        for (String name : headings) {
            if (name.length() < SHORTEST) continue;
            if (plain.startsWith(name + " ")) best = Math.max(best, 2);
            else if ((" " + plain + " ").contains(" " + name + " ")) best = Math.max(best, 1);
        }
        return best;
    }
}
