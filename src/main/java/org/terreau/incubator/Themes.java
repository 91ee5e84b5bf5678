package org.terreau.incubator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.terreau.shared.Plain;
import org.terreau.shared.Words;

/** The themes of the catalogue, as codes; `incubator.theme.<code>` names each. */
public final class Themes {

    private static final List<String> CODES = List.of(
            "administratif",
            "agriculture",
            "collectivites",
            "democratie",
            "ecologie",
            "entreprises",
            "formation",
            "inclusion-numerique",
            "jeunesse",
            "justice",
            "logement",
            "mer",
            "open-data",
            "outil-technique",
            "patrimoine",
            "sante",
            "securite-informatique",
            "social",
            "territoires",
            "transports",
            "travail-emploi");

    private Themes() {}

    /** In the order of their French names. */
    public static List<String> codes() {
        return CODES;
    }

    public static boolean known(String code) {
        return CODES.contains(code);
    }

    /** The code of a theme as the catalogue writes it ("Inclusion numérique", "Travail / Emploi"). */
    public static Optional<String> of(String written) {
        String code = Plain.text(written).replace(' ', '-');
        return known(code) ? Optional.of(code) : Optional.empty();
    }

    /** Those that exist among these, each once, in the order of their codes. */
    public static List<String> known(List<String> codes) {
        List<String> known = new ArrayList<>(CODES);
        known.retainAll(codes);
        return List.copyOf(known);
    }

    /** Every theme with its name, for forms. */
    public static Map<String, String> options(Words words) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String code : CODES) options.put(code, name(code, words));
        return options;
    }

    public static String name(String code, Words words) {
        return words.optional("incubator.theme." + code).orElse(code);
    }

    /** Their names, separated by commas; empty for none. */
    public static String names(List<String> codes, Words words) {
        return String.join(", ", codes.stream().map(code -> name(code, words)).toList());
    }
}
