package org.terreau.funding;

import java.util.Optional;

/** What is bought with the money of a line: the six resources of the referential that public teams share. */
public enum Resource {
    STAFF("personnel", "Personnel", "agents"),
    SERVICES("prestations", "Prestations externes", "prestation"),
    EQUIPMENT("materiel", "Matériel"),
    SOFTWARE(
            "logiciel",
            "Logiciel / SaaS / PaaS",
            "logiciels",
            "logiciels hebergement",
            "hebergement",
            "hebergement cloud",
            "hebergement non cloud",
            "outils",
            "saas",
            "paas"),
    STRUCTURE("structure", "Frais de structure (locaux, assurances, impôts et taxes)", "frais de structure"),
    OTHER("autre", "Autre");

    private final Term term;

    Resource(String code, String label, String... words) {
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

    /** By the label of the referential, its code or a word for it, in any case and with or without accents. */
    public static Optional<Resource> of(String written) {
        return Term.said(values(), one -> one.term, written);
    }

    /** The one that a code stands for. */
    static Resource coded(String code) {
        return Term.coded(values(), one -> one.term, code);
    }
}
