package org.terreau.funding;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.terreau.shared.Plain;

/** What the money of a line pays for: the thirteen activities of the referential that public teams share. */
public enum Activity {
    DATA("data", "Data", "donnees", "modele"),
    OWN_HOSTING("hebergement-non-cloud", "Hébergement non cloud"),
    CLOUD_HOSTING("hebergement-cloud", "Hébergement cloud", "hebergement", "logiciels hebergement", "cloud"),
    OPS("ops", "Ops", "devops", "exploitation"),
    NETWORK("reseau", "Réseau"),
    ADMINISTRATION("gestion", "Gestion administrative", "marge portage", "portage", "marge", "administration"),
    SECURITY("securite", "Sécurité"),
    DEPLOYMENT(
            "deploiement",
            "Déploiement / Communication / Relations institutionnelles",
            "communication",
            "commercial",
            "marketing",
            "relations institutionnelles"),
    SUPPORT("support", "Support"),
    DEVELOPMENT("developpement", "Développeur", "dev", "developpeuse", "developpeurs"),
    STEERING(
            "pilotage",
            "Manageur / MOA / Coaching / PO/PM / Pilotage",
            "coaching",
            "coach",
            "mentorat",
            "produit",
            "product owner",
            "moa",
            "po pm"),
    DESIGN("design", "Designer", "ux", "ui", "ergonomie"),
    OTHER("autre", "Autre", "frais", "deplacements", "outils", "divers", "agents", "agents publics");

    private final String code;
    private final String label;
    private final Set<String> words;

    Activity(String code, String label, String... words) {
        this.code = code;
        this.label = label;
        this.words = Set.of(words);
    }

    /** As written in addresses, message keys and the database. */
    public String code() {
        return code;
    }

    /** As the shared referential calls it, in files. */
    public String label() {
        return label;
    }

    /** By the label of the referential or its code, in any case and with or without accents. */
    public static Optional<Activity> of(String written) {
        String plain = Plain.text(written);
        return Arrays.stream(values())
                .filter(one -> plain.equals(Plain.text(one.code)) || plain.equals(Plain.text(one.label)))
                .findFirst();
    }

    /** The same, or by a word that published budgets use for it: the person confirms. */
    public static Optional<Activity> likely(String written) {
        String plain = Plain.text(written);
        return of(written)
                .or(() -> Arrays.stream(values())
                        .filter(one -> one.words.contains(plain))
                        .findFirst());
    }

    /** The one that a code stands for. */
    static Activity coded(String code) {
        return Arrays.stream(values())
                .filter(one -> one.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No activity is called " + code));
    }
}
