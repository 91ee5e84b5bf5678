package org.terreau.demo;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.terreau.identity.Actor;
import org.terreau.incubator.IncubatorId;
import org.terreau.shared.Money;
import org.terreau.shared.Paris;
import org.terreau.sharing.Cost;
import org.terreau.sharing.KeptScenario;
import org.terreau.sharing.KeptScenarios;
import org.terreau.sharing.Limits;
import org.terreau.sharing.Member;
import org.terreau.sharing.Parameters;
import org.terreau.sharing.Regime;
import org.terreau.sharing.Scenario;
import org.terreau.sharing.SharingMethod;
import org.terreau.territory.Collectivities;
import org.terreau.territory.CollectivityId;
import org.terreau.territory.CollectivityKind;

/** What six communes would pay for a service of the demonstration: one sharing that was shown to them, and its draft. */
@Component
@ConditionalOnProperty(name = "terreau.demo", havingValue = "true")
class SharingStory implements Chapter {

    /** Quimper, Concarneau, Douarnenez, Fouesnant, Pont-l'Abbé, Île-de-Sein. */
    private static final List<String> COMMUNES = List.of("29232", "29039", "29046", "29058", "29220", "29083");

    private final KeptScenarios kept;
    private final Collectivities collectivities;
    private final Clock clock;

    SharingStory(KeptScenarios kept, Collectivities collectivities, Clock clock) {
        this.kept = kept;
        this.collectivities = collectivities;
        this.clock = clock;
    }

    @Override
    public void lay(IncubatorId incubator, Actor owner) {
        Limits limits = new Limits(Money.euros(1000), Money.euros(40_000));
        long shown = kept.keep(
                scenario(SharingMethod.FIXED_AND_VARIABLE, limits), "Salles communales : une année de marche", owner);
        kept.settle(
                shown,
                new KeptScenario.Settings(
                        "Salles communales : une année de marche",
                        "Trente pour cent à parts égales, le reste selon la population ; plancher de 1 000 €, pour que les plus petites communes restent.",
                        KeptScenario.State.PRESENTED,
                        "",
                        true),
                1,
                owner);
        kept.keep(scenario(SharingMethod.EQUAL, Limits.NONE), "Salles communales : à parts égales", owner);
    }

    private Scenario scenario(SharingMethod method, Limits limits) {
        return new Scenario(
                "Salles communales",
                new Cost(
                        Money.euros(84_000), Regime.WITH_TAX, Paris.today(clock).getYear() + 1),
                method,
                new Parameters(BigDecimal.valueOf(30), false, List.of()),
                limits,
                COMMUNES.stream()
                        .map(code -> new CollectivityId(CollectivityKind.COMMUNE, code))
                        .flatMap(id -> collectivities.find(id).stream())
                        .map(Member::of)
                        .toList());
    }
}
