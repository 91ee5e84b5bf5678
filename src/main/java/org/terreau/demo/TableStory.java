package org.terreau.demo;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.stereotype.Component;
import org.terreau.identity.Actor;
import org.terreau.incubator.IncubatorId;
import org.terreau.onboarding.Choices;
import org.terreau.onboarding.SheetKind;
import org.terreau.onboarding.Sheets;
import org.terreau.shared.Paris;

/** The requests that the incubator kept in a spreadsheet before it worked here: two were taken over, a line was refused. */
@Component
@ConditionalOnProperty(name = "terreau.demo", havingValue = "true")
class TableStory {

    private final Sheets sheets;
    private final Clock clock;

    TableStory(Sheets sheets, Clock clock) {
        this.sheets = sheets;
        this.clock = clock;
    }

    /** Not within a transaction: a table is read before one begins. */
    void lay(IncubatorId incubator, Actor lead) {
        LocalDate today = Paris.today(clock);
        String table =
                """
                Suivi des contacts;;;;;;
                Date;Nom et prénom;Courriel;Structure;Besoin;Suivi;Date de réponse
                %s;Odile Marais;odile.marais@exemple.fr;Commune de Brumeval;Prêter du matériel entre communes;Traitée;%s
                %s;Karim Lande;karim.lande@exemple.fr;Pays des Étangs;Compter les passages sur les sentiers;Traitée;%s
                au printemps;Paule Rive;paule.rive@exemple.fr;Syndicat du Ru;Signaler les dépôts sauvages;À rappeler;
                """.formatted(today.minusDays(320), today.minusDays(310), today.minusDays(290), today.minusDays(287));
        long number = sheets.keep(
                incubator,
                SheetKind.REQUESTS,
                "suivi-des-contacts.csv",
                new ByteArrayResource(table.getBytes(StandardCharsets.UTF_8)),
                lead);
        sheets.take(number, Choices.NONE, lead);
    }
}
