package org.terreau.funding;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.terreau.shared.Plain;

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

    private final String code;
    private final String label;
    private final Set<String> words;

    Resource(String code, String label, String... words) {
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

    /** By the label of the referential, its code or a word for it, in any case and with or without accents. */
    public static Optional<Resource> of(String written) {
        String plain = Plain.text(written);
        return Arrays.stream(values())
                .filter(one -> plain.equals(Plain.text(one.code))
                        || plain.equals(Plain.text(one.label))
                        || one.words.contains(plain))
                .findFirst();
    }

    /** The one that a code stands for. */
    static Resource coded(String code) {
        return Arrays.stream(values())
                .filter(one -> one.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No resource is called " + code));
    }
}
