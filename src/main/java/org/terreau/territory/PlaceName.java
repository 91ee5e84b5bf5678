package org.terreau.territory;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A name under which a collectivity is looked for: its own, one that it goes by, or that of a part of it.
 *
 * @param entry what the code lists under this name; where the name is not in the code, the collectivity itself
 * @param person the collectivity that it leads to: the legal person
 * @param kind what the name is the name of
 * @param departement where what it names is
 * @param codes under which it is found too
 * @param part it names a part of the collectivity: a former commune, a municipal district, a former département
 */
record PlaceName(
        Collectivity entry,
        Collectivity person,
        String written,
        CollectivityKind kind,
        @Nullable String departement,
        List<String> postalCodes,
        List<String> codes,
        boolean part) {

    PlaceName {
        postalCodes = List.copyOf(postalCodes);
        codes = List.copyOf(codes);
    }

    /** What the code lists, leading to the legal person that it is, or that it is a part of. */
    static PlaceName listed(Collectivity entry, Collectivity person) {
        return new PlaceName(
                entry,
                person,
                entry.name(),
                entry.id().kind(),
                entry.departement(),
                entry.postalCodes(),
                List.of(entry.id().code()),
                !Spelling.plain(entry.name()).equals(Spelling.plain(person.name())));
    }

    static PlaceName former(Collectivities.Former former) {
        Collectivity current = former.current();
        return new PlaceName(
                current,
                current,
                former.name().isEmpty() ? former.code() : former.name(),
                CollectivityKind.COMMUNE,
                current.departement(),
                List.of(),
                List.of(former.code()),
                true);
    }

    static PlaceName usual(Collectivity person, String name) {
        return new PlaceName(
                person,
                person,
                name,
                person.id().kind(),
                person.departement(),
                List.of(),
                List.of(name.toUpperCase(Locale.ROOT)),
                false);
    }
}
