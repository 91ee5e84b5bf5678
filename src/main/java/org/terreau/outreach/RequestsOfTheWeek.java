package org.terreau.outreach;

import java.util.List;
import org.springframework.stereotype.Component;
import org.terreau.identity.Role;
import org.terreau.today.Reader;
import org.terreau.today.WeekSource;

/** How many requests came and were answered. */
@Component
class RequestsOfTheWeek implements WeekSource {

    private final JdbcRequests requests;

    RequestsOfTheWeek(JdbcRequests requests) {
        this.requests = requests;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public List<Fact> facts(Reader reader, Week week) {
        JdbcRequests.Moved moved = requests.between(reader.scopes(Role.LEAD), week.since(), week.until());
        return List.of(new Fact(
                false, reader.words().t("outreach.today.week", moved.received(), moved.closed()), "/demandes"));
    }
}
