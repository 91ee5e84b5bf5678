package org.terreau.sharing.web;

import java.math.BigDecimal;
import java.time.Instant;
import org.terreau.sharing.KeptScenario;

/**
 * A kept scenario as files and programs read it: it names nobody.
 *
 * @param publique everybody reads it
 */
record KeptLine(
        long id,
        String nom,
        String etat,
        boolean publique,
        BigDecimal cout,
        String regime,
        int annee,
        String methode,
        int membres,
        Instant modifieLe,
        String adresse) {

    static KeptLine of(KeptScenario kept) {
        return new KeptLine(
                kept.id(),
                kept.settings().name(),
                kept.settings().state().code(),
                kept.settings().shown(),
                kept.scenario().cost().amount().inEuros(),
                kept.scenario().cost().regime().code(),
                kept.scenario().cost().year(),
                kept.scenario().method().code(),
                kept.scenario().members().size(),
                kept.changedAt(),
                kept.path());
    }
}
