package org.terreau.team.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.terreau.team.Mission;
import org.terreau.team.Transverse;
import org.terreau.web.Ui;

/**
 * A mission as files and programs of those who work on its product read it: no letter, no reason of leaving, no price.
 *
 * @param produit null for what is done for a whole incubator
 * @param personne null while it is to fill
 * @param souhaitee a later end that no money pays yet
 * @param criticite how much it is missed while it is to fill; null when nobody said
 */
record MissionLine(
        @Nullable String produit,
        String metier,
        String specialite,
        @Nullable String personne,
        @Nullable String statut,
        String employeur,
        LocalDate debut,
        @Nullable LocalDate fin,
        @Nullable LocalDate souhaitee,
        @Nullable BigDecimal joursParSemaine,
        String payeePar,
        @Nullable String criticite) {

    static MissionLine of(Transverse mission) {
        Mission.Work work = mission.work();
        return new MissionLine(
                null,
                work.trade().code(),
                work.specialty(),
                mission.person().name(),
                work.status() == null ? null : work.status().code(),
                work.employer(),
                mission.span().since(),
                mission.span().until(),
                null,
                mission.days(),
                "",
                null);
    }

    static MissionLine of(Mission mission, MissionChoices choices, Ui ui) {
        Mission.Work work = mission.work();
        return new MissionLine(
                mission.product().value(),
                mission.trade().code(),
                work.specialty(),
                mission.person() == null ? null : mission.person().name(),
                work.status() == null ? null : work.status().code(),
                work.employer(),
                mission.span().since(),
                mission.span().until(),
                mission.span().wished(),
                mission.rhythmOn(choices.today()).map(rhythm -> rhythm.days()).orElse(null),
                choices.pays(mission, ui),
                mission.criticality() == null ? null : mission.criticality().code());
    }
}
