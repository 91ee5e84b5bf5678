package org.terreau.impact.web;

import java.util.List;
import org.springframework.stereotype.Component;
import org.terreau.impact.Overview;
import org.terreau.web.HomeSource;

/** Three services that live, each with its north star: those whose figure moved most over a year come first. */
@Component
class ResultsOnHome implements HomeSource {

    private static final int SHOWN = 3;
    private static final Overview.Choice BY_IMPACT = new Overview.Choice("", "", false, Overview.Order.IMPACT);

    private final Overview overview;

    ResultsOnHome(Overview overview) {
        this.overview = overview;
    }

    @Override
    public int order() {
        return 350;
    }

    @Override
    public Told told() {
        List<Overview.Line> measured = overview.of(BY_IMPACT).lines().stream()
                .filter(line -> line.northStar() != null
                        && line.phase() != null
                        && line.phase().kind().active())
                .limit(SHOWN)
                .toList();
        return measured.isEmpty()
                ? Told.nothing()
                : Told.part(new Part(Slot.RESULTS, "impact/home", new HomeResults(measured)));
    }
}
