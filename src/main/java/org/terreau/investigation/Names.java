package org.terreau.investigation;

import java.util.Collection;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.terreau.shared.Plain;

/** Finds what would tell who was met in a text that others will read. */
final class Names {

    private static final Pattern WORD = Pattern.compile("[\\p{L}’'-]{3,}");

    private Names() {}

    /** The text holds a word of the name, written as a name is: with a capital letter. */
    static boolean in(String text, String name) {
        Matcher words = WORD.matcher(name);
        while (words.find()) if (holds(text, words.group())) return true;
        return false;
    }

    static boolean anyIn(String text, Collection<String> names) {
        return names.stream().anyMatch(name -> in(text, name));
    }

    /** The text holds this name as it is, whatever stands around it. */
    static boolean whole(String text, String name) {
        return (" " + Plain.text(text) + " ").contains(" " + Plain.text(name) + " ");
    }

    private static boolean holds(String text, String word) {
        Matcher found = Pattern.compile(
                        "(?<!\\p{L})" + Pattern.quote(word.toLowerCase(Locale.ROOT)) + "(?!\\p{L})",
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher(text);
        while (found.find()) if (Character.isUpperCase(text.codePointAt(found.start()))) return true;
        return false;
    }
}
