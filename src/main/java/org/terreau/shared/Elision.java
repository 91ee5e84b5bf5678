package org.terreau.shared;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * French links before the names that messages are filled with: "de Agen" is "d’Agen", "que Ambert" is "qu’Ambert", "de Le
 * Havre" is "du Havre". An article is contracted before a capital alone, as names of places write it: a service called "Le
 * bon compte" keeps its own.
 */
final class Elision {

    /** A vowel, a "y" before a consonant, and those "h" that names of places rarely breathe. */
    private static final Pattern MUTE =
            Pattern.compile("(?iu)(?:[aeiouàâäéèêëîïôöùûüœæ]|y[bcdfghjklmnpqrstvwxz]|h[eéèêy]).*", Pattern.DOTALL);

    private static final Pattern ARTICLE = Pattern.compile("(Le|Les) (\\p{Lu}.*)", Pattern.DOTALL);

    private Elision() {}

    /** A message, filled with these. */
    static String in(String message, @Nullable Object... filled) {
        String elided = message;
        for (@Nullable Object one : filled)
            if (one instanceof String name && !name.isEmpty()) elided = before(name, elided);
        return elided;
    }

    private static String before(String name, String message) {
        if (!message.contains(" " + name)) return message;
        Matcher article = ARTICLE.matcher(name);
        if (article.matches()) {
            boolean one = article.group(1).equals("Le");
            String bare = Matcher.quoteReplacement(article.group(2));
            return linked(
                    "[àÀ]",
                    name,
                    linked("[dD]e", name, message, (one ? "du " : "des ") + bare),
                    (one ? "au " : "aux ") + bare);
        }
        if (!MUTE.matcher(name).matches()) return message;
        return linked("([dD]|[qQ]u)e", name, message, "$1’" + Matcher.quoteReplacement(name));
    }

    private static String linked(String link, String name, String message, String so) {
        return Pattern.compile("(?<!\\p{L})" + link + " " + Pattern.quote(name))
                .matcher(message)
                .replaceAll(so);
    }
}
