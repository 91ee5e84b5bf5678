package org.terreau.funding;

import java.util.Optional;
import org.terreau.incubator.OrganisationId;

/**
 * Who a funder is, once a person said it.
 *
 * @param organisation the id of one of the organisations that are known here; empty when it is none of them
 * @param siret fourteen digits; empty when nobody knows it
 * @param version zero while nobody said anything
 */
public record FunderIdentity(String organisation, String siret, long version) {

    /** Nobody said who it is. */
    public static final FunderIdentity UNKNOWN = new FunderIdentity("", "", 0);

    /** Somebody said who it is, or that it is no organisation that is known here. */
    public boolean told() {
        return version > 0;
    }

    public Optional<OrganisationId> known() {
        return organisation.isEmpty() ? Optional.empty() : Optional.of(new OrganisationId(organisation));
    }
}
