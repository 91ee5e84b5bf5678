package org.terreau.testimony;

import org.jspecify.annotations.Nullable;
import org.terreau.territory.CollectivityId;

/**
 * What a user says of the service, published with consent, without a name.
 *
 * @param role what the person does ("secrétaire de mairie")
 */
public record Testimony(
        long id, String text, String role, @Nullable CollectivityId collectivity) {}
