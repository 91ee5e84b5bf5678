package org.terreau.dossier;

import java.util.List;
import org.springframework.stereotype.Component;
import org.terreau.identity.Role;
import org.terreau.today.Reader;
import org.terreau.today.WeekSource;

/** How many dossiers were opened and submitted. */
@Component
class DossiersOfTheWeek implements WeekSource {

    private final JdbcDossierMoves moves;

    DossiersOfTheWeek(JdbcDossierMoves moves) {
        this.moves = moves;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public List<Fact> facts(Reader reader, Week week) {
        JdbcDossierMoves.Moved moved = moves.moved(reader.scopes(Role.LEAD), week.since(), week.until());
        return List.of(new Fact(
                false, reader.words().t("dossier.today.week", moved.opened(), moved.submitted()), "/dossiers/tableau"));
    }
}
