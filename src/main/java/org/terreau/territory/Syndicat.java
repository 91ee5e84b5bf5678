package org.terreau.territory;

import java.util.List;

/**
 * A syndicat: collectivities that do something together. It is a collectivity like another once entered.
 *
 * @param members the first one says in which département it is found
 */
public record Syndicat(Siren siren, String name, SyndicatKind kind, List<CollectivityId> members, long version) {

    public Syndicat {
        members = List.copyOf(members);
    }

    public CollectivityId id() {
        return new CollectivityId(CollectivityKind.SYNDICAT, siren.digits());
    }
}
