package org.terreau.portfolio;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.terreau.identity.PersonalData;
import org.terreau.web.KeptData;

/** What people did on products, as personal data: facts and published comments stay without their names, votes go. */
@Component
class PortfolioPersonalData implements PersonalData {

    private final JdbcIncrements increments;
    private final JdbcThresholds thresholds;
    private final JdbcLife life;
    private final JdbcRoadmaps roadmaps;
    private final JdbcEndings endings;

    PortfolioPersonalData(
            JdbcIncrements increments,
            JdbcThresholds thresholds,
            JdbcLife life,
            JdbcRoadmaps roadmaps,
            JdbcEndings endings) {
        this.increments = increments;
        this.thresholds = thresholds;
        this.life = life;
        this.roadmaps = roadmaps;
        this.endings = endings;
    }

    @Bean
    static KeptData productsKept() {
        return new KeptData(250, "portfolio.facts", KeptData.Basis.PUBLIC_MISSION, null);
    }

    @Override
    public String module() {
        return "portfolio";
    }

    @Override
    public List<Map<String, String>> held(Person person) {
        List<Map<String, String>> held = new ArrayList<>(roadmaps.by(Roadmaps.person(person.email())));
        if (person.account() != null) {
            held.addAll(increments.by(person.account()));
            held.addAll(thresholds.by(person.account()));
            held.addAll(life.by(person.account()));
            held.addAll(endings.by(person.account()));
        }
        return held;
    }

    @Override
    public int erase(Person person) {
        int anonymous = roadmaps.forget(Roadmaps.person(person.email()), NOBODY);
        if (person.account() == null) return anonymous;
        return anonymous
                + increments.forget(person.account(), NOBODY)
                + thresholds.forget(person.account(), NOBODY)
                + life.forget(person.account(), NOBODY)
                + endings.forget(person.account(), NOBODY);
    }
}
