package org.terreau.site;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.terreau.web.NavigationEntry;
import org.terreau.web.PublicAddresses;
import org.terreau.web.PublicContent;
import org.terreau.web.SearchSource;
import org.terreau.web.Viewer;

/**
 * What everybody may read, for people and for engines: the main menu, then all that the search of the site finds and all
 * that modules add to it. Held in memory until something public changes.
 */
@Service
public class SitePlan {

    private final List<NavigationEntry> menu;
    private final List<SearchSource> found;
    private final List<PublicAddresses> added;
    private final PublicContent content;
    private volatile @Nullable Held held;

    SitePlan(List<NavigationEntry> menu, List<SearchSource> found, List<PublicAddresses> added, PublicContent content) {
        this.menu = menu.stream()
                .filter(entry -> entry.shownTo().test(Viewer.NOBODY))
                .sorted(Comparator.comparingInt(NavigationEntry::order))
                .toList();
        this.found = found;
        this.added = added;
        this.content = content;
    }

    /** All that is public under a version of what is. */
    public record Held(long version, List<PublicAddresses.Address> addresses) {

        public Held {
            addresses = List.copyOf(addresses);
        }
    }

    /** The lines of the main menu that everybody sees. */
    public List<NavigationEntry> menu() {
        return menu;
    }

    public Held now() {
        long version = content.version();
        Held known = held;
        if (known == null || known.version() != version) {
            known = new Held(version, List.copyOf(gathered()));
            held = known;
        }
        return known;
    }

    private Collection<PublicAddresses.Address> gathered() {
        Map<String, PublicAddresses.Address> byPath = new LinkedHashMap<>();
        Stream.concat(
                        Stream.concat(Stream.of("/"), menu.stream().map(NavigationEntry::path)),
                        found.stream()
                                .flatMap(source -> source.entries().stream())
                                .map(SearchSource.Entry::path))
                .forEach(path -> byPath.putIfAbsent(path, new PublicAddresses.Address(path, null)));
        for (PublicAddresses source : added)
            for (PublicAddresses.Address address : source.addresses()) byPath.put(address.path(), address);
        return byPath.values();
    }
}
