package org.terreau.onboarding.web;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.terreau.onboarding.SheetRun;
import org.terreau.shared.Paris;

/** A table that was taken over, as files and programs read it. */
record RunLine(
        long numero,
        String contenu,
        String fichier,
        LocalDate le,
        String par,
        int faites,
        int connues,
        int refusees,
        @Nullable LocalDate annuleeLe) {

    static RunLine of(SheetRun run) {
        return new RunLine(
                run.id(),
                run.sheet().kind().code(),
                run.sheet().name(),
                Paris.day(run.at()),
                run.author(),
                run.counts().made(),
                run.counts().known(),
                run.counts().refused(),
                run.undone() == null ? null : Paris.day(run.undone().at()));
    }
}
