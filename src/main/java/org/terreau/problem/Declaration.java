package org.terreau.problem;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.terreau.shared.EmailAddress;
import org.terreau.territory.CollectivityId;

/**
 * A collectivity has a problem too, says one of its agents.
 *
 * @param frequency as the person says it
 * @param timesAYear what was understood of it, null when nothing was
 * @param people concerned, null when not said
 * @param publishable the testimony may be shown with the role and the collectivity, never with the name
 * @param proof why the person may speak for the collectivity: "domaine", "nom", "referent", "equipe"; empty until then
 */
public record Declaration(
        long id,
        ProblemId problem,
        CollectivityId collectivity,
        String name,
        EmailAddress email,
        String role,
        String testimony,
        String frequency,
        @Nullable Integer timesAYear,
        @Nullable Integer people,
        boolean publishable,
        DeclarationState state,
        String proof,
        Locale language,
        Instant declaredAt,
        String reason) {}
