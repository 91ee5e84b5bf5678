package org.terreau.recruitment;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words that make a mission of a market look like a hiring, each with a better one: a judge may call such a mission a work
 * contract. They are explained and never stopped; a public post is a hiring and is not read.
 *
 * <p>Source: FIELD 2.3, T12.
 */
public enum HiringWords {
    HIRING("recrutement", "recrut(?:ement|ements|er|e|ons|ez)|embauch(?:e|es|er|ons)"),
    IN_CHARGE("responsable", "responsables? d(?:e|u|es)\\b|responsables? d[’']"),
    JOINING("rejoindre", "rejoi(?:ndre|gnez|ns|ndrez)"),
    IMPOSED_DAYS(
            "jours-imposes",
            "(?:chaque|tous les|toutes les|le|les) (?:lundi|mardi|mercredi|jeudi|vendredi)s?\\b|présence obligatoire"),
    CONTRACT("contrat", "\\bcdi\\b|\\bcdd\\b|contrat de travail|période d[’']essai"),
    PAY("salaire", "salaires?|salariée?s?|rémunération annuelle|treizième mois|tickets? restaurants?"),
    LEAVE("conges", "congés?|\\brtt\\b"),
    HOURS("horaires", "horaires?|temps plein|temps partiel|35 ?h(?:eures)?"),
    HIERARCHY("hierarchie", "supérieur hiérarchique|supérieure hiérarchique|hiérarchique|manager|manageur"),
    /** A title that names one gender alone. */
    ONE_GENDER("titre", "");

    private static final Pattern MASCULINE = Pattern.compile(
            "(?<![\\p{L}])(\\p{L}*(?:eur|teur|ien|ier)|chargé|chef|intégré|expert|adjoint|assistant|consultant)(?![\\p{L}·.(/-])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private final String code;
    private final Pattern words;

    HiringWords(String code, String words) {
        this.code = code;
        this.words = Pattern.compile(words, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** As written in message keys. */
    public String code() {
        return code;
    }

    /** What was found: the words as they are written, and the field that holds them. */
    public record Found(HiringWords kind, String field, String written) {}

    /** All that is found in an offer, in the order in which it is read; each kind once a field. */
    public static List<Found> in(Offer offer) {
        if (!offer.of(OfferKind.MISSION)) return List.of();
        Offer.Said said = offer.said();
        List<Found> found = new ArrayList<>();
        found.addAll(in("titre", said.title()));
        Matcher masculine = MASCULINE.matcher(said.title());
        if (masculine.find()) found.add(new Found(ONE_GENDER, "titre", masculine.group(1)));
        found.addAll(in("probleme", said.problem()));
        found.addAll(in("mission", said.work()));
        found.addAll(in("profil-cherche", said.profile()));
        return List.copyOf(found);
    }

    static List<Found> in(String field, String text) {
        List<Found> found = new ArrayList<>();
        for (HiringWords kind : values()) {
            if (kind == ONE_GENDER) continue;
            Matcher matcher = kind.words.matcher(text);
            if (matcher.find()) found.add(new Found(kind, field, matcher.group()));
        }
        return found;
    }
}
