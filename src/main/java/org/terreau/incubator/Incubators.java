package org.terreau.incubator;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The incubators and organisations of this installation. */
public interface Incubators {

    Optional<Incubator> find(IncubatorId id);

    /** By title. */
    List<Incubator> all();

    /** The one whose offer this site presents and to whom call-back requests go. */
    Incubator host();

    Optional<Organisation> organisation(OrganisationId id);

    Map<OrganisationId, Organisation> organisations(Collection<OrganisationId> ids);

    List<Organisation> organisations();
}
