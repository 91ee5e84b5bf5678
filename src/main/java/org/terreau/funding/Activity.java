package org.terreau.funding;

import java.util.Optional;

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

    private final Term term;

    Activity(String code, String label, String... words) {
        this.term = new Term(code, label, words);
    }

    /** As written in addresses, message keys and the database. */
    public String code() {
        return term.code();
    }

    /** As the shared referential calls it, in files. */
    public String label() {
        return term.label();
    }

    /** By the label of the referential or its code, in any case and with or without accents. */
    public static Optional<Activity> of(String written) {
        return Term.named(values(), one -> one.term, written);
    }

    /** The same, or by a word that published budgets use for it: the person confirms. */
    public static Optional<Activity> likely(String written) {
        return Term.said(values(), one -> one.term, written);
    }

    /** The one that a code stands for. */
    static Activity coded(String code) {
        return Term.coded(values(), one -> one.term, code);
    }
}
