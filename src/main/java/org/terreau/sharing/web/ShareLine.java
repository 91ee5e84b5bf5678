package org.terreau.sharing.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.terreau.shared.Money;
import org.terreau.sharing.Member;
import org.terreau.sharing.Outcome;

/**
 * What a member pays, as files and programs read it.
 *
 * @param code of the official code, such as "commune:29019"
 * @param population null when unknown
 * @param parHabitant null when the population is unknown
 * @param ecartPopulation percent above what it would pay by inhabitant, negative below; null when unknown
 */
record ShareLine(
        int rang,
        String code,
        String collectivite,
        @Nullable Long population,
        BigDecimal unites,
        BigDecimal cle,
        BigDecimal partPropre,
        BigDecimal montant,
        BigDecimal pourcentage,
        @Nullable BigDecimal parHabitant,
        @Nullable Integer ecartPopulation) {

    static List<ShareLine> of(Outcome outcome) {
        List<ShareLine> lines = new ArrayList<>();
        for (Outcome.Part part : outcome.parts()) lines.add(of(lines.size() + 1, part));
        return lines;
    }

    private static ShareLine of(int rank, Outcome.Part part) {
        Member member = part.member();
        Money perInhabitant = part.perInhabitant();
        return new ShareLine(
                rank,
                member.place().id().toString(),
                member.place().label(),
                member.population(),
                member.units(),
                member.key(),
                member.own().inEuros(),
                part.amount().inEuros(),
                part.percent(),
                perInhabitant == null ? null : perInhabitant.inEuros(),
                part.above());
    }
}
