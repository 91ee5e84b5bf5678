package org.terreau.exchange;

import java.util.ArrayList;
import java.util.List;
import org.terreau.dossier.Brief;
import org.terreau.eligibility.Prerequisite;

/**
 * What a document supports: a part of the brief, a prerequisite, or nothing in particular.
 *
 * @param code as written in forms and the database; empty for nothing in particular
 */
public record Support(String code) {

    public static final Support NONE = new Support("");
    private static final String PART = "fiche-";
    private static final String PREREQUISITE = "prerequis-";

    /** All there are, the parts of the brief first. */
    public static List<Support> all() {
        List<Support> all = new ArrayList<>();
        for (Brief.Part part : Brief.Part.values())
            if (part != Brief.Part.TITLE) all.add(new Support(PART + part.code()));
        for (Prerequisite prerequisite : Prerequisite.values())
            all.add(new Support(PREREQUISITE + prerequisite.code()));
        return all;
    }

    /** Nothing in particular when no support is called so. */
    public static Support of(String code) {
        return all().stream()
                .filter(support -> support.code.equals(code))
                .findFirst()
                .orElse(NONE);
    }

    public boolean prerequisite() {
        return code.startsWith(PREREQUISITE);
    }

    /** Stands for this prerequisite, or for a part of the brief that speaks of it. */
    public boolean supports(Prerequisite prerequisite) {
        return code.equals(PREREQUISITE + prerequisite.code())
                || Brief.Part.on(prerequisite).stream().anyMatch(part -> code.equals(PART + part.code()));
    }

    /** The key of its name in the message bundles. */
    public String key() {
        return prerequisite()
                ? "eligibility.prerequisite." + code.substring(PREREQUISITE.length())
                : "dossier.part." + code.substring(PART.length());
    }
}
