package org.terreau.problem.web;

import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.terreau.problem.Registry;
import org.terreau.shared.Paris;
import org.terreau.web.PublicAddresses;
import org.terreau.web.SearchSource;

/** Published problems, in the search of the whole site. */
@Component
class ProblemSearch implements SearchSource {

    private static final Registry.Choice ALL = new Registry.Choice("", "", "", "", "");

    private final Registry registry;
    private final MessageSource messages;

    ProblemSearch(Registry registry, MessageSource messages) {
        this.registry = registry;
        this.messages = messages;
    }

    @Bean
    static PublicAddresses problemAddresses(Registry registry) {
        return () -> registry.all(ALL).stream()
                .map(card -> new PublicAddresses.Address(card.id().path(), Paris.day(card.publishedAt())))
                .toList();
    }

    @Override
    public String kind() {
        return Registry.KIND;
    }

    @Override
    public int order() {
        return 200;
    }

    @Override
    public List<Entry> entries() {
        return registry.all(ALL).stream()
                .map(card -> new Entry(
                        card.title(),
                        card.who() + " — " + card.excerpt(),
                        card.id().path(),
                        card.themes().stream()
                                .map(theme ->
                                        messages.getMessage("incubator.theme." + theme, null, theme, Locale.FRENCH))
                                .map(String::valueOf)
                                .toList(),
                        "",
                        card.departements()))
                .toList();
    }
}
