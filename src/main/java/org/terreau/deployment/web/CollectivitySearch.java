package org.terreau.deployment.web;

import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.terreau.territory.Collectivities;
import org.terreau.territory.Collectivity;
import org.terreau.web.SearchSource;

/** Collectivities, in the search of the whole site: each leads to its page, its services and its problems. */
@Component
class CollectivitySearch implements SearchSource {

    private static final int MOST = 10;

    private final Collectivities collectivities;
    private final MessageSource messages;

    CollectivitySearch(Collectivities collectivities, MessageSource messages) {
        this.collectivities = collectivities;
        this.messages = messages;
    }

    @Override
    public String kind() {
        return "collectivite";
    }

    @Override
    public int order() {
        return 400;
    }

    @Override
    public List<Entry> closest(String typed) {
        return collectivities.search(typed, null, MOST).stream()
                .map(this::entry)
                .toList();
    }

    private Entry entry(Collectivity one) {
        return new Entry(
                one.label(),
                String.valueOf(messages.getMessage("deployment.search.place", null, Locale.FRENCH)),
                CollectivityPage.path(one),
                List.of(),
                "",
                one.departement() == null ? List.of() : List.of(one.departement()));
    }
}
