package org.terreau.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rule of the last administrator (FIELD 4.2): an account without which nobody could administer what it opens. */
final class LastAdministrators {

    private record Place(long tool, String product) {}

    private LastAdministrators() {}

    /** Among these accounts, the ids of those that alone administer their tool, for their product where it has one. */
    static Set<Long> among(Collection<DeclaredAccount> accounts) {
        Map<Place, List<Long>> administrators = new HashMap<>();
        for (DeclaredAccount one : accounts)
            if (one.held() && one.level() == Level.ADMIN)
                administrators
                        .computeIfAbsent(
                                new Place(
                                        one.tool(),
                                        one.product() == null
                                                ? ""
                                                : one.product().value()),
                                none -> new ArrayList<>())
                        .add(one.id());
        Set<Long> alone = new HashSet<>();
        for (List<Long> there : administrators.values()) if (there.size() == 1) alone.addAll(there);
        return alone;
    }
}
