package org.terreau.portfolio;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.terreau.decision.DecisionSubject;
import org.terreau.incubator.IncubatorId;
import org.terreau.incubator.OrganisationId;

/**
 * A digital public service.
 *
 * @param incubator the one that answers for it
 * @param incubators all of them, the first included; holds `incubator` alone when there is one
 * @param phases in listing order
 * @param events in listing order
 * @param themes as published: a vocabulary, or free text
 * @param body Markdown
 * @param listed false keeps it out of search engines (robots: noindex)
 * @param published its front matter as a JSON object, unknown keys included; "{}" when it was born here
 * @param increments from the first; told by this module, never imported
 * @param origin what committees decide on about it; null when it came from a catalogue
 */
public record Product(
        ProductId id,
        String name,
        String mission,
        IncubatorId incubator,
        List<IncubatorId> incubators,
        List<Phase> phases,
        List<Event> events,
        List<OrganisationId> sponsors,
        List<String> themes,
        List<String> userTypes,
        List<String> technos,
        @Nullable String link,
        @Nullable String repository,
        @Nullable String contact,
        @Nullable String statsUrl,
        @Nullable String accessibility,
        String body,
        boolean listed,
        String published,
        List<Increment> increments,
        @Nullable Origin origin) {

    public Product {
        incubators = List.copyOf(incubators);
        phases = List.copyOf(phases);
        events = List.copyOf(events);
        sponsors = List.copyOf(sponsors);
        themes = List.copyOf(themes);
        userTypes = List.copyOf(userTypes);
        technos = List.copyOf(technos);
        increments = List.copyOf(increments);
    }

    /** A product as a catalogue or a decision brings it: without increments yet. */
    public static Product described(
            ProductId id,
            String name,
            String mission,
            List<IncubatorId> incubators,
            List<Phase> phases,
            List<Event> events,
            List<OrganisationId> sponsors,
            List<String> themes,
            List<String> userTypes,
            List<String> technos,
            @Nullable String link,
            @Nullable String repository,
            @Nullable String contact,
            @Nullable String statsUrl,
            @Nullable String accessibility,
            String body,
            boolean listed,
            String published) {
        return new Product(
                id,
                name,
                mission,
                incubators.get(0),
                incubators,
                phases,
                events,
                sponsors,
                themes,
                userTypes,
                technos,
                link,
                repository,
                contact,
                statsUrl,
                accessibility,
                body,
                listed,
                published,
                List.of(),
                null);
    }

    /** What a catalogue says of it: without what happened here only. */
    public Product asDescribed() {
        return remade(name, link, phases, events);
    }

    Product with(List<Phase> others, List<Event> told) {
        return remade(name, link, others, told);
    }

    Product named(String other) {
        return remade(other, link, phases, events);
    }

    Product addressed(@Nullable String other) {
        return remade(name, other, phases, events);
    }

    private Product remade(String called, @Nullable String address, List<Phase> others, List<Event> told) {
        return described(
                id,
                called,
                mission,
                incubators,
                others,
                told,
                sponsors,
                themes,
                userTypes,
                technos,
                address,
                repository,
                contact,
                statsUrl,
                accessibility,
                body,
                listed,
                published);
    }

    /** Under which committees decided on it: itself, and what it was born of. */
    public List<DecisionSubject.Key> decidedAs() {
        return origin == null
                ? List.of(id.decidedAs())
                : List.of(id.decidedAs(), new DecisionSubject.Key(origin.kind(), origin.id()));
    }

    /** The subject of the decisions on a product, by its kind and its id. */
    public record Origin(String kind, String id) {}

    /**
     * A phase as listed: its end is kept as published even where it differs from the next start.
     *
     * @param name as published: older catalogues have other names for the same kinds
     */
    public record Phase(
            PhaseKind kind,
            String name,
            LocalDate start,
            @Nullable LocalDate end,
            @Nullable String comment) {}

    /** Something that happened, under the catalogue's name for it ("product_launch", "committee"…). */
    public record Event(String name, LocalDate date, String comment) {}

    /** The phase in effect on this day; null before the first one starts. */
    public @Nullable Phase phaseOn(LocalDate day) {
        return Phases.inEffect(phases, day);
    }

    /** Stopped or handed over: the incubator no longer runs it on this day. */
    public boolean endedOn(LocalDate day) {
        Phase phase = phaseOn(day);
        return phase != null && !phase.kind().active();
    }

    /** The increment that runs on this day: one at most, and none once the product ended. */
    public Optional<Increment> incrementOn(LocalDate day) {
        return endedOn(day) ? Optional.empty() : incrementBegunBy(day).filter(one -> one.covers(day));
    }

    /** The last increment that began by this day, over or not. */
    public Optional<Increment> incrementBegunBy(LocalDate day) {
        return increments.stream()
                .filter(one -> !one.dropped() && !one.start().isAfter(day))
                .max(Comparator.comparing(Increment::start).thenComparing(Increment::number));
    }
}
