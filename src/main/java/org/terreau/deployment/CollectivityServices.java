package org.terreau.deployment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.portfolio.Endings;
import org.terreau.portfolio.PhaseKind;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Shelf;
import org.terreau.problem.Problem;
import org.terreau.problem.Problems;
import org.terreau.territory.Collectivities;
import org.terreau.territory.Collectivity;
import org.terreau.territory.CollectivityId;
import org.terreau.territory.CollectivityKind;

/** What a collectivity uses, what it tries, what it could use, what its neighbours use: four statements. */
@Service
public class CollectivityServices {

    /** How many suggestions, and how many of the neighbours' services, are shown. */
    public static final int SHOWN = 12;

    /** The reasons to propose a service; the others tell what neighbours use. */
    private static final EnumSet<Why> TO_USE = EnumSet.of(Why.SAME_PROBLEM, Why.SAME_SIZE);

    private static final int SHARING = 200;

    private final CollectivityServicesQuery deployed;
    private final Collectivities collectivities;
    private final Shelf shelf;
    private final Endings endings;
    private final Problems problems;

    CollectivityServices(
            CollectivityServicesQuery deployed,
            Collectivities collectivities,
            Shelf shelf,
            Endings endings,
            Problems problems) {
        this.deployed = deployed;
        this.collectivities = collectivities;
        this.shelf = shelf;
        this.endings = endings;
        this.problems = problems;
    }

    /**
     * A product used or tried, since a day.
     *
     * @param ended the phase in which it ended; null while somebody works on it
     */
    public record Used(
            Product product,
            DeploymentState state,
            LocalDate since,
            boolean hosts,
            Experimentation.@Nullable Decision decision,
            @Nullable PhaseKind ended) {

        /** Tried there at present. */
        public boolean tried() {
            return ended == null && (hosts || state == DeploymentState.TESTING);
        }
    }

    /** Why a product is shown. */
    public enum Why {
        SAME_PROBLEM("probleme"),
        SAME_SIZE("strate"),
        GROUPING("groupement"),
        SAME_REGION("region"),
        OTHER_REGION("regions"),
        DEPARTEMENT("departement");

        private final String code;

        Why(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /** A product that others use: how many, and which others. */
    public record Suggested(Product product, Why why, long uses) {}

    /** The page of a collectivity. */
    public record Sheet(
            Collectivity place,
            Optional<Collectivity> grouping,
            Stratum stratum,
            List<Used> uses,
            List<Used> hosts,
            List<Suggested> couldUse,
            List<Suggested> neighbours,
            List<Problem> problems) {

        public Sheet {
            uses = List.copyOf(uses);
            hosts = List.copyOf(hosts);
            couldUse = List.copyOf(couldUse);
            neighbours = List.copyOf(neighbours);
            problems = List.copyOf(problems);
        }
    }

    @Transactional(readOnly = true)
    public Sheet of(Collectivity place) {
        List<Used> own = own(place.id());
        Set<ProductId> known = new HashSet<>();
        own.forEach(used -> known.add(used.product().id()));
        Optional<Collectivity> grouping = collectivities.groupingOf(place.id());
        Map<Why, Map<ProductId, Long>> others = others(place, grouping);
        return new Sheet(
                place,
                grouping,
                Stratum.of(place),
                own.stream()
                        .filter(used -> used.state() == DeploymentState.ACTIVE)
                        .toList(),
                own.stream().filter(used -> used.hosts() || used.tried()).toList(),
                suggested(others, TO_USE, known),
                suggested(others, EnumSet.complementOf(TO_USE), Set.of()),
                problems.declaredBy(place.id()));
    }

    private List<Used> own(CollectivityId place) {
        List<Used> own = new ArrayList<>();
        for (CollectivityServicesQuery.Own one : deployed.own(place))
            shelf.card(one.product())
                    .ifPresent(card -> own.add(new Used(
                            card.product(), one.state(), one.since(), one.hosts(), one.decision(), ended(card))));
        return own;
    }

    private @Nullable PhaseKind ended(Shelf.Card card) {
        Product.Phase phase = card.phase();
        return phase == null || !endings.ended(card.product()) ? null : phase.kind();
    }

    private Map<Why, Map<ProductId, Long>> others(Collectivity place, Optional<Collectivity> grouping) {
        List<CollectivityId> sharing = problems.havingThoseOf(place.id(), SHARING);
        List<CollectivityId> members = new ArrayList<>();
        grouping.ifPresent(one -> {
            members.add(one.id());
            collectivities.communesOf(one.id()).forEach(commune -> members.add(commune.id()));
        });
        if (place.id().kind() == CollectivityKind.EPCI)
            collectivities.communesOf(place.id()).forEach(commune -> members.add(commune.id()));
        members.remove(place.id());
        return deployed.others(place, sharing, members, peers(place));
    }

    /** The other départements of the same region, or the other regions; none for other kinds. */
    private List<CollectivityId> peers(Collectivity place) {
        List<CollectivityId> peers = new ArrayList<>();
        if (place.id().kind() == CollectivityKind.REGION)
            collectivities.regions().forEach(region -> peers.add(region.id()));
        if (place.id().kind() == CollectivityKind.DEPARTEMENT)
            collectivities
                    .regionOf(place.id().code())
                    .ifPresent(region -> collectivities
                            .departementsOf(region.id())
                            .forEach(code -> peers.add(new CollectivityId(CollectivityKind.DEPARTEMENT, code))));
        peers.remove(place.id());
        return peers;
    }

    /** Each product once, under the first reason that it has. */
    private List<Suggested> suggested(
            Map<Why, Map<ProductId, Long>> others, EnumSet<Why> reasons, Set<ProductId> except) {
        Map<ProductId, Suggested> suggested = new LinkedHashMap<>();
        for (Why why : reasons)
            others.getOrDefault(why, Map.of()).forEach((id, uses) -> {
                if (suggested.size() >= SHOWN || except.contains(id)) return;
                shelf.card(id)
                        .filter(card ->
                                card.phase() != null && card.phase().kind().active())
                        .ifPresent(card -> suggested.putIfAbsent(id, new Suggested(card.product(), why, uses)));
            });
        return List.copyOf(suggested.values());
    }
}
