package org.terreau.problem;

import java.util.List;
import java.util.TreeSet;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.terreau.incubator.Incubators;
import org.terreau.incubator.Programmes;
import org.terreau.territory.Collectivities;
import org.terreau.territory.CollectivityId;
import org.terreau.web.PublicContent;

/**
 * Keeps what a problem sums up of its declarations in step with them, in the transaction that changes them, one after
 * the other. Tells when a problem becomes a shared one.
 */
@Component
class Totals {

    private final JdbcDeclarations declarations;
    private final Collectivities collectivities;
    private final Incubators incubators;
    private final Programmes programmes;
    private final PublicContent content;
    private final ApplicationEventPublisher events;

    Totals(
            JdbcDeclarations declarations,
            Collectivities collectivities,
            Incubators incubators,
            Programmes programmes,
            PublicContent content,
            ApplicationEventPublisher events) {
        this.declarations = declarations;
        this.collectivities = collectivities;
        this.incubators = incubators;
        this.programmes = programmes;
        this.content = content;
        this.events = events;
    }

    /** To be called before reading what leads to {@link #recount}. */
    void lock() {
        declarations.lockTotals();
    }

    void recount(ProblemId root) {
        JdbcDeclarations.Summed places = declarations.places(root);
        TreeSet<String> departements = new TreeSet<>();
        for (CollectivityId place : places.confirmed()) departements.addAll(collectivities.departementsOf(place));
        for (CollectivityId place : places.met()) departements.addAll(collectivities.departementsOf(place));
        JdbcDeclarations.Totals totals = declarations.recount(root, legalPersons(places.confirmed()), departements);
        content.changed();
        int threshold = programmes.of(incubators.host().id()).collectivitiesToShare();
        if (totals.before() < threshold && totals.now() >= threshold)
            events.publishEvent(new ProblemShared(root, totals.now()));
    }

    /** How many they are: a legal person counts once, under however many entries of the code. */
    private long legalPersons(List<CollectivityId> places) {
        return places.stream()
                .map(place -> collectivities.legalPerson(place))
                .distinct()
                .count();
    }
}
