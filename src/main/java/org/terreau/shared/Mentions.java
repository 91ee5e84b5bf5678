package org.terreau.shared;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds what tells who somebody is, in French texts. It proposes, and a person decides: an unusual name is missed, and a
 * street may be a shop's.
 *
 * <p>Sources: the social security number and its key, INSEE (97 less the number modulo 97, 2A and 2B counted as 19 and
 * 18); the bank account number, ISO 13616 (modulo 97); number plates, the system of 2009 (no I, O nor U).
 */
public final class Mentions {

    private static final int IBAN_LEAST = 15;
    private static final BigInteger NINETY_SEVEN = BigInteger.valueOf(97);

    private static final String WORD = "\\p{Lu}[\\p{L}'’-]*";
    private static final String LINKING = "(?:de la |de l['’]|de |du |des |d['’]|la |le |les |l['’])";
    private static final String NOT_A_NAME =
            "(?!(?i:(?:L[ea]s?\\h+|L['’])?(?:Madame|Monsieur|Mesdames|Messieurs|Maire|Pr[ée]sident|Pr[ée]fet|Ministre|Direct(?:eur|rice)|Secr[ée]taire|Bonjour|Merci)))";

    private static final String AT =
            "(?:@|\\h?[(\\[{]\\h?(?:at|arobase|chez|@)\\h?[)\\]}]\\h?|\\h+arobase\\h+|\\h+(?:at|chez)\\h+(?=[\\p{L}\\p{N}-]+\\h?[(\\[]?\\h?(?:point|dot)\\b))";
    private static final String DOT = "(?:\\.|\\h?[(\\[{]\\h?(?:point|dot|\\.)\\h?[)\\]}]\\h?|\\h+(?:point|dot)\\h+)";

    /** In capitals, as forms and lists write it. */
    private static final String FAMILY = "(?:(?:LE|LA|DE|DU|DES|EL|BEN)\\h)?\\p{Lu}[\\p{Lu}'’-]{2,}";

    private static final String GIVEN = "(?:" + String.join("|", GivenNames.USUAL) + ")(?:-\\p{Lu}\\p{Ll}+)?";

    /** A school, a street or a hall has the name of somebody whom everybody knows. */
    private static final String NOT_A_PLACE =
            "(?<!(?i:[ée]cole|coll[eè]ge|lyc[ée]e|rue|avenue|place|boulevard|espace|centre|salle|stade|h[oô]pital|m[ée]diath[eè]que|biblioth[eè]que|gymnase|square|quai|pont|parc|fondation|cit[ée]|r[ée]sidence|scolaire|maternelle|[ée]l[ée]mentaire|saint|sainte|institut|universit[ée]|mus[ée]e|loi)\\h)";

    /** In the order in which they win over one another; account numbers win over them all. */
    private static final List<Rule> RULES = List.of(
            rule(
                    Mention.Kind.SOCIAL_SECURITY,
                    "(?<![\\d\\p{L}])[1-478][.\\h-]?\\d{2}[.\\h-]?\\d{2}[.\\h-]?(?:\\d{2}|2[ABab])[.\\h-]?\\d{3}[.\\h-]?\\d{3}[.\\h-]?\\d{2}(?!\\d)",
                    Mentions::hasItsKey),
            rule(
                    Mention.Kind.SOCIAL_SECURITY,
                    "(?<![\\d\\p{L}.,])[12][.\\h-]?\\d{2}[.\\h-]?(?:0[1-9]|1[0-2])[.\\h-]?(?:[1-9]\\d|0[1-9]|2[ABab])[.\\h-]?\\d{3}[.\\h-]?\\d{3}(?![.\\h-]?\\d)",
                    anything -> true),
            rule(
                    Mention.Kind.EMAIL,
                    "(?i)[\\p{L}\\p{N}][\\p{L}\\p{N}._%+-]{0,63}" + AT + "[\\p{L}\\p{N}-]{1,63}(?:" + DOT
                            + "[\\p{L}\\p{N}-]{1,63}){1,5}",
                    anything -> true),
            rule(Mention.Kind.LINK, "(?i)https?://[^\\s<>\"»)]+[^\\s<>\"»).,;:!?]", Mentions::namesSomebody),
            rule(Mention.Kind.PHONE, "(?<!\\d)0[1-9]([.\\h/–-]{0,3})\\d{2}(?:\\1\\d{2}){3}(?!\\d)", anything -> true),
            rule(
                    Mention.Kind.PHONE,
                    "(?<![\\d+])(?:(?:\\+|00)33[.\\h-]?(?:\\(0\\)[.\\h-]?)?|0)[1-9](?:[.\\h-]?\\d{2}){4}(?!\\d)",
                    anything -> true),
            rule(
                    Mention.Kind.PHONE,
                    "(?<![\\d\\p{L}+])(?:\\+|00)[1-9]\\d{0,2}(?:[.\\h/()–-]{0,3}\\d){7,12}+(?!\\d|\\h?(?:€|%|euros?))",
                    anything -> true),
            rule(
                    Mention.Kind.CARD,
                    "(?<![\\d.,])(?:[2-6]\\d{3}(?:[.\\h-]?\\d{4}){3}|3[47]\\d{2}[.\\h-]?\\d{6}[.\\h-]?\\d{5})(?!\\d)",
                    Mentions::hasItsSum),
            rule(
                    Mention.Kind.BIRTH,
                    "(?i)(?<=n[ée](?:|e|\\(e\\)|·e|\\.e|-e)\\h(?:|le\\h)|naissance\\h?(?:|:|le)\\h?|ddn\\h?(?:|:)\\h?)(?:1er|\\d{1,2})(?:[/.\\h-]{1,2}\\d{1,2}[/.\\h-]{1,2}|\\h(?:janv|f[ée]vr|mars|avr|mai|juin|juil|ao[uû]t|sept|oct|nov|d[ée]c)\\p{L}{0,6}\\.?\\h)\\d{2,4}(?!\\d)",
                    anything -> true),
            rule(
                    Mention.Kind.ADDRESS,
                    "(?<![\\d\\p{L}])\\d{1,4}(?:\\h?(?:bis|ter|quater))?,?\\h+(?:(?i:rue|avenue|av\\.|boulevard|bd|bld|all[ée]e|chemin|impasse|faubourg|sentier)\\h+"
                            + LINKING
                            + "{0,2}\\p{L}[\\p{L}'’-]*|(?i:place|route|quai|square|cours|voie|passage|r[ée]sidence|lotissement|hameau|lieu-dit)\\h+"
                            + LINKING + "{0,2}" + WORD + ")(?:\\h+" + LINKING + "?" + WORD
                            + "){0,4}(?:,?\\h+(?:à\\h+)?(?:\\d{5}\\h+)?" + WORD + "(?:[\\h-]" + WORD + "){0,3})?",
                    anything -> true),
            rule(
                    Mention.Kind.PLATE,
                    "(?<![\\p{L}\\p{N}-])(?:[A-HJ-NP-TV-Z]{2}[\\h-]\\d{3}[\\h-][A-HJ-NP-TV-Z]{2}|[a-hj-np-tv-z]{2}-\\d{3}-[a-hj-np-tv-z]{2})(?![\\p{L}\\p{N}-])",
                    anything -> true),
            rule(
                    Mention.Kind.NAME,
                    "(?<![\\p{L}])(?:MM?\\.?|Mr\\.?|Mmes?|Mlles?|Monsieur|Madame|Mademoiselle|Docteur|Dr\\.?|Maître)\\h+"
                            + NOT_A_NAME + WORD + "(?:\\h+" + LINKING + "?" + WORD + "){0,3}",
                    anything -> true),
            rule(
                    Mention.Kind.NAME,
                    "(?<![\\p{L}-])(?:" + FAMILY + "\\h+" + GIVEN + "(?![\\p{L}'’-])|" + NOT_A_PLACE + GIVEN + "\\h+"
                            + LINKING + "?\\p{Lu}[\\p{L}'’-]{2,}(?:-" + WORD + ")?)",
                    anything -> true),
            rule(
                    Mention.Kind.NAME,
                    "(?<=(?i:je m['’]appelle |je me nomme |me pr[ée]nomme ))[\\p{L}][\\p{L}'’-]*(?:\\h+" + LINKING + "?"
                            + WORD + "){0,3}",
                    anything -> true),
            rule(
                    Mention.Kind.NAME,
                    "(?<=(?i:mon nom est |signé |signé : |moi c['’]est |ici ))" + WORD + "(?:\\h+" + LINKING + "?"
                            + WORD + "){1,3}",
                    anything -> true));

    private static final Pattern ACCOUNT =
            Pattern.compile("(?<![\\p{L}\\p{N}])[A-Za-z]{2}\\d{2}(?:\\h?[A-Za-z0-9]){11,30}");
    private static final Pattern LONG_IDENTIFIER = Pattern.compile(
            "[?&;][^=&]+=[^&]+|/[^/]*(?:\\d{5,}|[0-9a-fA-F]{16,}|[0-9a-fA-F]{8}-[0-9a-fA-F]{4})|//[^/@]+@");

    private Mentions() {}

    /** What tells who somebody is in a text, as it is written there, each once. */
    public static List<String> told(String text) {
        return in(text).stream()
                .map(mention -> text.substring(mention.start(), mention.end()))
                .distinct()
                .toList();
    }

    private record Rule(Mention.Kind kind, Pattern pattern, Predicate<String> holds) {}

    private static Rule rule(Mention.Kind kind, String pattern, Predicate<String> holds) {
        return new Rule(kind, Pattern.compile(pattern), holds);
    }

    /** What the text holds, from its beginning to its end; two of them never overlap. */
    public static List<Mention> in(String text) {
        List<Mention> found = new ArrayList<>();
        accounts(text, found);
        for (Rule rule : RULES) {
            Matcher matcher = rule.pattern().matcher(text);
            while (matcher.find())
                if (rule.holds().test(matcher.group()))
                    add(new Mention(rule.kind(), matcher.start(), matcher.end()), found);
        }
        found.sort(Comparator.comparingInt(Mention::start));
        return List.copyOf(found);
    }

    private static void add(Mention mention, List<Mention> found) {
        if (found.stream().noneMatch(mention::overlaps)) found.add(mention);
    }

    /** The text as it may be published: each mention gives way to what it is. */
    public static String masked(String text) {
        StringBuilder masked = new StringBuilder();
        for (Piece piece : pieces(text))
            masked.append(piece.kind() == null ? piece.text() : piece.kind().replacement());
        return masked.toString();
    }

    /**
     * A part of a text.
     *
     * @param kind of the mention that it is, null for what is none
     */
    public record Piece(String text, Mention.@Nullable Kind kind) {}

    /** The whole text, cut where mentions begin and end. */
    public static List<Piece> pieces(String text) {
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        for (Mention mention : in(text)) {
            if (mention.start() > at) pieces.add(new Piece(text.substring(at, mention.start()), null));
            pieces.add(new Piece(text.substring(mention.start(), mention.end()), mention.kind()));
            at = mention.end();
        }
        if (at < text.length()) pieces.add(new Piece(text.substring(at), null));
        return pieces;
    }

    /** Luhn's sum, which card numbers have. */
    private static boolean hasItsSum(String written) {
        String digits = written.replaceAll("\\D", "");
        int sum = 0;
        for (int place = 0; place < digits.length(); place++) {
            int digit = digits.charAt(digits.length() - 1 - place) - '0';
            int weighed = place % 2 == 0 ? digit : digit * 2;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return sum % 10 == 0;
    }

    private static boolean hasItsKey(String written) {
        String bare = written.replaceAll("[.\\h-]", "").toUpperCase(Locale.ROOT);
        String digits = bare.substring(0, 13).replace("2A", "19").replace("2B", "18");
        if (!digits.matches("\\d{13}")) return false;
        return 97 - Long.parseLong(digits) % 97 == Long.parseLong(bare.substring(13));
    }

    /** The longest run of characters that is an account number: words may follow it without a stop. */
    private static void accounts(String text, List<Mention> found) {
        Matcher matcher = ACCOUNT.matcher(text);
        int from = 0;
        while (matcher.find(from)) {
            from = matcher.start() + 1;
            for (int end = matcher.end(); end - matcher.start() >= IBAN_LEAST; end--) {
                boolean cut = end < text.length() && Character.isLetterOrDigit(text.charAt(end));
                if (!cut && account(text.substring(matcher.start(), end))) {
                    add(new Mention(Mention.Kind.BANK_ACCOUNT, matcher.start(), end), found);
                    from = end;
                    break;
                }
            }
        }
    }

    private static boolean account(String written) {
        String bare = written.replaceAll("\\h", "").toUpperCase(Locale.ROOT);
        if (bare.length() < IBAN_LEAST || !bare.matches("[A-Z]{2}\\d{2}[A-Z0-9]+")) return false;
        if (written.matches(".*\\h$")) return false;
        StringBuilder number = new StringBuilder();
        String turned = bare.substring(4) + bare.substring(0, 4);
        for (int place = 0; place < turned.length(); place++)
            number.append(Character.getNumericValue(turned.charAt(place)));
        return new BigInteger(number.toString()).mod(NINETY_SEVEN).intValue() == 1;
    }

    /** A parameter, a long number, a random name or a password: the page of somebody. */
    private static boolean namesSomebody(String link) {
        return LONG_IDENTIFIER.matcher(link).find();
    }
}
