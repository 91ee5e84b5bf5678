package org.terreau.standard;

import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The words by which sites say things, accepted by their meaning and in several spellings (FIELD 5.4); read folded. */
final class Wordings {

    private Wordings() {}

    private static Pattern words(String pattern) {
        return Pattern.compile(pattern);
    }

    /** How accessible a site says that it is: the degree is the first or the second group. */
    static final Pattern MENTION = words(
            "(?:accessibilite(?: numerique)?(?: (?:du|de ce|de notre|de l'|de la)? ?(?:site|service|"
                    + "plateforme|application)[^.:()]{0,30})?|\\brgaa\\b)\\s{0,3}[:\\-(\\[]{0,2}\\s{0,3}(non|partiellement|totalement|pas)"
                    + "[\\s-]{1,3}conforme|(?:site|service|plateforme|application)\\b[^.]{0,60} est (non|partiellement|totalement)"
                    + "[\\s-]{1,3}conforme|accessibility\\s{0,3}[:\\-(]{0,2}\\s{0,3}(not|non|partially|fully)[\\s-]{1,3}compliant");

    /** A degree that stands alone, as a declaration says it. */
    static final Pattern DEGREE =
            words("(non|partiellement|totalement)[\\s-]{1,3}conforme|(?:not|partially|fully) compliant");

    /** The rate of criteria that are met, in its first or second group. */
    static final Pattern RATE = words(
            "(\\d{1,3}(?:[.,]\\d{1,2})?)\\s?(?:%|pour cent|pourcent)[^.%]{0,80}(?:critere|respect|conform)"
                    + "|(?:conformite|taux|respect|criteres)[^.%]{0,80}?(\\d{1,3}(?:[.,]\\d{1,2})?)\\s?(?:%|pour cent)");

    /** When a declaration was made. */
    static final Pattern MADE_ON =
            words("(?:etablie?|realise[es]*|mise a jour|publiee?|date[es]*|effectue[es]*|revue|derniere mise a jour)"
                    + "[^.\\d]{0,60}?(\\d{1,2})(?:er)?[\\s/.-]{1,2}(\\d{1,2}|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|"
                    + "octobre|novembre|decembre)[\\s/.-]{1,2}(20\\d{2})");

    /** The years that a plan runs over: the first, and the last. */
    static final Pattern YEARS = words("\\b(20\\d{2})\\s{0,2}(?:-|/|a|au|et|jusqu'en|to)\\s{0,2}(20\\d{2})\\b");

    private static final Pattern PLAN =
            words("(?:schema|plan)s?[^.]{0,20}pluri-?annuel|schema[^.]{0,30}accessibilit|multi-?year[^.]{0,20}plan");

    static final Pattern SKIP = words(
            "(?:aller|acceder|passer|allez|accedez|acces direct|saut)[^.]{0,15}(?:contenu|menu|navigation|recherche)"
                    + "|acces rapides?|skip to|skip links|^contenu$|^menu$");

    static final Pattern UNDER_CONSTRUCTION =
            words("en construction|en cours de (?:construction|redaction|realisation)|bientot disponible|"
                    + "a venir prochainement|coming soon|lorem ipsum|page introuvable|page non trouvee");

    static final Pattern REPOSITORY = words(
            "^https?://(?:www\\.)?(?:github\\.com|gitlab\\.com|codeberg\\.org|forge\\.[a-z.-]+|git\\.[a-z.-]+|"
                    + "gitlab\\.[a-z.-]+|framagit\\.org|bitbucket\\.org|code\\.gouv\\.fr|forgejo\\.[a-z.-]+|sr\\.ht)/.+");

    static final Map<String, Pattern> LEGAL_PARTS = new TreeMap<>(Map.of(
            "publication",
                    words(
                            "direct(?:eur|rice|ion)[^.]{0,20} (?:de )?(?:la )?publication|responsable (?:de )?(?:la )?publication|"
                                    + "publishing director"),
            "editeur", words("edit(?:eur|rice|e par|ion du site)|mentions? editoriales?|publisher|publie par"),
            "hebergeur", words("heberg(?:eur|ement|e par|ee par|e chez)|hosted by|hosting")));

    static final Map<String, Pattern> PRIVACY_PARTS = new TreeMap<>(
            Map.of(
                    "finalite",
                            words(
                                    "finalit|but du traitement|objectif[s]? du traitement|pourquoi (?:nous )?(?:collect|trait|utilis|ces donnees)|"
                                            + "purpose|a quoi servent"),
                    "duree",
                            words(
                                    "duree[s]? (?:de|legale)|conserv|combien de temps|retention|supprimees? (?:apres|au bout)"),
                    "droits",
                            words(
                                    "droit[s]? (?:d'acces|d'opposition|de rectification|a l'effacement|des personnes)|vos droits|exercer (?:vos|ces|ses) "
                                            + "droits|your rights|cnil"),
                    "contact",
                            words(
                                    "dpo|delegue[e]? a la protection|contact|[a-z0-9._-]+@[a-z0-9-]+\\.[a-z]{2,}|formulaire|ecrire a|adresse postale")));

    private static final Map<Reading.Target, Pattern> LINKS = new EnumMap<>(Map.of(
            Reading.Target.ACCESSIBILITY, words("accessibilit(?:e|y)|a11y|rgaa"),
            Reading.Target.PLAN, PLAN,
            Reading.Target.LEGAL, words("mentions?[- ]legales?|informations? legales?|legal notice|^mentions$"),
            Reading.Target.PRIVACY,
                    words("confidentialite|donnees (?:a caractere )?personnelles|protection des donnees|vie privee|"
                            + "\\brgpd\\b|privacy|gestion des donnees|politique des donnees"),
            Reading.Target.STATS,
                    words("statistiques?|\\bstats?\\b|mesures? d'impact|notre impact|chiffres cles|impact\\b"),
            Reading.Target.BUDGET, words("\\bbudgets?\\b|depenses|combien (?:ca|cela) coute|financement")));

    private static final Map<Reading.Target, Pattern> ADDRESSES = new EnumMap<>(Map.of(
            Reading.Target.PLAN, words("/[^/]*(?:schema|plan)-?(?:d-)?pluri-?annuel|/[^/]*pluri-?annuel"),
            Reading.Target.ACCESSIBILITY, words("/(?:declaration-(?:d-|de-|d)?)?accessibilit(?:e|y)"),
            Reading.Target.LEGAL, words("/(?:mentions?[-_]?legales?|legal|informations?-legales?)"),
            Reading.Target.PRIVACY,
                    words(
                            "/(?:politique[-_]de[-_])?confidentialite|/(?:donnees[-_]personnelles|privacy|rgpd|vie-privee)"),
            Reading.Target.STATS, words("/(?:stats?|statistiques?|impact)(?:$|[/?#.])"),
            Reading.Target.BUDGET, words("/budget(?:$|[/?#.s])")));

    /** A link of a page to something. @param words as written */
    record Found(String words, URI address) {}

    /** The first link whose words, or else whose address, say that it leads there; the narrower words win over a lone address. */
    static Optional<Found> link(Document page, Reading.Target target) {
        Pattern words = LINKS.get(target);
        Pattern address = ADDRESSES.get(target);
        if (words == null || address == null) return Optional.empty();
        Found second = null;
        for (Element link : page.select("a[href]")) {
            Optional<URI> to = address(link);
            if (to.isEmpty()) continue;
            String written = link.text().isBlank() ? link.attr("aria-label") + " " + link.attr("title") : link.text();
            if (target == Reading.Target.ACCESSIBILITY && new Folded(written.strip()).has(PLAN)) continue;
            Found found = new Found(written.strip(), to.get());
            if (written.length() < 150 && new Folded(written.strip()).has(words)) return Optional.of(found);
            if (second == null
                    && new Folded(to.get().getPath() == null ? "" : to.get().getPath()).has(address)) second = found;
        }
        return Optional.ofNullable(second);
    }

    /** Where a link leads, without its fragment; empty when it leads to no page. */
    static Optional<URI> address(Element link) {
        String written = link.absUrl("href");
        int fragment = written.indexOf('#');
        if (fragment >= 0) written = written.substring(0, fragment);
        if (!written.matches("https?://.+")) return Optional.empty();
        try {
            URI to = new URI(written.replace(" ", "%20"));
            return to.getHost() == null ? Optional.empty() : Optional.of(to);
        } catch (java.net.URISyntaxException unreadable) {
            return Optional.empty();
        }
    }

    /** How accessible a text says that its site is, as one word of ours: `non`, `partiellement`, `totalement`. */
    static String degree(Matcher found) {
        for (int group = 1; group <= found.groupCount(); group++) {
            String one = found.group(group);
            if (one == null) continue;
            return switch (one) {
                case "partiellement", "partially" -> "partiellement";
                case "totalement", "fully" -> "totalement";
                default -> "non";
            };
        }
        return "";
    }
}
