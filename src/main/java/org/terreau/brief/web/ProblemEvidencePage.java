package org.terreau.brief.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.terreau.problem.Registry;

/**
 * The problem of the registry where a dossier is reviewed.
 *
 * @param path where one says which it is
 * @param sheet null when none is linked
 */
public record ProblemEvidencePage(String path, Registry.@Nullable Sheet sheet) {

    private static final int PLACES = 8;
    private static final int TESTIMONIES = 3;

    /** The first collectivities that confirmed it. */
    public List<Registry.Place> places() {
        return sheet == null ? List.of() : sheet.places().stream().limit(PLACES).toList();
    }

    /** Some of what their agents tell. */
    public List<Registry.Testimony> testimonies() {
        return sheet == null
                ? List.of()
                : sheet.testimonies().stream().limit(TESTIMONIES).toList();
    }
}
