package org.terreau.shared;

/**
 * A passage of a text that tells who somebody is.
 *
 * @param start its first character
 * @param end the one after its last
 */
public record Mention(Kind kind, int start, int end) {

    /** What it is, and what may stand in its place: words of the published text, hence in French. */
    public enum Kind {
        SOCIAL_SECURITY("nir", "[numéro de sécurité sociale]"),
        BANK_ACCOUNT("iban", "[coordonnées bancaires]"),
        CARD("carte", "[numéro de carte]"),
        BIRTH("naissance", "[date de naissance]"),
        EMAIL("courriel", "[adresse électronique]"),
        LINK("lien", "[lien]"),
        PHONE("telephone", "[numéro de téléphone]"),
        ADDRESS("adresse", "[adresse]"),
        PLATE("plaque", "[plaque d’immatriculation]"),
        NAME("nom", "[nom]");

        private final String code;
        private final String replacement;

        Kind(String code, String replacement) {
            this.code = code;
            this.replacement = replacement;
        }

        /** As written in message keys. */
        public String code() {
            return code;
        }

        public String replacement() {
            return replacement;
        }
    }

    boolean overlaps(Mention other) {
        return start < other.end && other.start < end;
    }
}
