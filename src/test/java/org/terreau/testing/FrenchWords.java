package org.terreau.testing;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * The French that a page of another language does not announce (RGAA 8.7). Names that were given to people, places,
 * organisations, products, indicators and the like are proper names, which the criterion leaves out; sentences and titles
 * are not.
 */
public final class FrenchWords {

    /** What a sentence in French can hardly do without, and English words are not. */
    private static final Set<String> FRENCH = Set.of(
            "les", "des", "une", "est", "avec", "dans", "sur", "du", "aux", "qui", "que", "nous", "vous", "leur",
            "leurs", "cette", "sont", "au", "et", "la", "le", "un", "ne", "pas", "ces", "votre", "vos", "nos", "notre",
            "à", "où", "mes", "ses", "elle", "ils", "entre", "chaque", "chez");

    private static final Pattern ELIDED = Pattern.compile("(?i)(?:[cdjlmnst]|qu)'(\\p{L}).*");
    private static final Pattern AROUND = Pattern.compile("^[\\p{P}\\p{S}]+|[\\p{P}\\p{S}]+$");
    private static final Pattern GOES_ON = Pattern.compile("[\\p{Ll}'].+");

    private final List<String> names;
    private final List<String> titles;

    /**
     * @param names proper names, which may stand anywhere
     * @param titles texts that were typed, which are French whatever their words, unless they are names too
     */
    public FrenchWords(Collection<String> names, Collection<String> titles) {
        this.names = longestFirst(names, 4);
        this.titles = longestFirst(titles, 12);
    }

    private static List<String> longestFirst(Collection<String> texts, int shortest) {
        return texts.stream()
                .map(FrenchWords::plain)
                .filter(text -> text.length() >= shortest)
                .distinct()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
    }

    /** Each text of the page that is French where the page says that it is not: empty when all is told. */
    public List<String> untold(Document page) {
        List<String> untold = new ArrayList<>();
        page.body()
                .nodeStream(TextNode.class)
                .filter(node -> !node.isBlank() && !told(Objects.requireNonNull(node.parent())))
                .map(node -> node.text().strip())
                .filter(this::french)
                .forEach(untold::add);
        return untold;
    }

    private static boolean told(Node parent) {
        Element around = (Element) parent;
        if (Set.of("script", "style").contains(around.normalName())) return true;
        Element saying = around.closest("[lang]");
        return saying != null
                && (saying.attr("lang").equals("fr") || saying.attr("lang").isEmpty());
    }

    boolean french(String text) {
        String words = " " + plain(text) + " ";
        for (String name : names) words = words.replace(name, " ");
        if (titles.stream().anyMatch(words::contains)) return true;
        String[] each = words.strip().split(" +");
        for (int at = 0; at < each.length; at++) {
            String word = AROUND.matcher(each[at]).replaceAll("");
            var elided = ELIDED.matcher(word);
            if (elided.matches() && Character.isLowerCase(elided.group(1).codePointAt(0))) return true;
            if (FRENCH.contains(word.toLowerCase(Locale.FRENCH))
                    && at + 1 < each.length
                    && GOES_ON.matcher(each[at + 1]).matches()) return true;
        }
        return false;
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .replace('’', '\'')
                .replaceAll("[\\s\\u00A0\\u202F]+", " ")
                .strip();
    }
}
