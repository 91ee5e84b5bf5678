package org.terreau.decision;

import java.util.List;
import org.springframework.stereotype.Component;
import org.terreau.identity.Role;
import org.terreau.today.Reader;
import org.terreau.today.WeekSource;

/** How many decisions were taken. */
@Component
class DecisionsOfTheWeek implements WeekSource {

    private final JdbcDecisions stored;

    DecisionsOfTheWeek(JdbcDecisions stored) {
        this.stored = stored;
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public List<Fact> facts(Reader reader, Week week) {
        long recorded = stored.recorded(reader.scopes(Role.LEAD), week.since(), week.until());
        return List.of(new Fact(false, reader.words().t("decision.today.week", recorded), "/decisions"));
    }
}
