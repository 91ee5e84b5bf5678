package org.terreau.standard;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whether a name may have left its team: it is for sale, or title and language both became others (FIELD 5.6). Then nothing
 * that is read there is the site's: it is told, and no check fails.
 */
final class LostName {

    /** The page sells the name, or says that nobody pays for it. */
    static final String PARKED = "parque";

    /** Title and language both changed. */
    static final String CHANGED = "change";

    private static final int SHORT = 6_000;
    private static final int WORD = 4;

    private static final Pattern FOR_SALE = Pattern.compile(
            "(?:nom de )?domaine.{0,60}?(?:a vendre|en vente|a expire|est expire|est parque|reserve par un client)"
                    + "|(?:acheter|achetez) (?:ce|le) (?:nom de )?domaine|domain(?: name)?.{0,60}?(?:for sale|is parked|has expired)"
                    + "|buy this domain|this domain (?:is parked|has expired)|sedoparking|parkingcrew");

    private LostName() {}

    /**
     * What a site called itself.
     *
     * @param language as the page says it, like `fr` or `fr-FR`
     */
    record Face(String title, String language) {}

    static boolean parked(SitePage home) {
        if (!home.html() || home.length() > SHORT * 10) return false;
        String text = home.document().title() + " " + home.document().body().text();
        return text.length() < SHORT && new Folded(text).has(FOR_SALE);
    }

    /** A new title in the same language is a new title, a new language under the same title a translation. */
    static boolean changed(Face before, Face now) {
        if (before.title().isBlank() || now.title().isBlank()) return false;
        String spoke = language(before.language());
        String speaks = language(now.language());
        return !spoke.isEmpty()
                && !speaks.isEmpty()
                && !spoke.equals(speaks)
                && words(before.title()).stream().noneMatch(words(now.title())::contains);
    }

    private static String language(String tag) {
        return Locale.forLanguageTag(tag).getLanguage();
    }

    private static Set<String> words(String title) {
        return Arrays.stream(title.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> word.length() >= WORD)
                .collect(Collectors.toSet());
    }
}
