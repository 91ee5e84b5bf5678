package org.terreau.portfolio;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.terreau.identity.AccountId;
import org.terreau.identity.PersonalData;
import org.terreau.web.KeptData;

/** What people did on products, as personal data: facts stay without their names. */
@Component
class PortfolioPersonalData implements PersonalData.OfAccounts {

    private final JdbcIncrements increments;
    private final JdbcThresholds thresholds;
    private final JdbcLife life;
    private final JdbcEndings endings;

    PortfolioPersonalData(JdbcIncrements increments, JdbcThresholds thresholds, JdbcLife life, JdbcEndings endings) {
        this.increments = increments;
        this.thresholds = thresholds;
        this.life = life;
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
    public List<Map<String, String>> held(AccountId account) {
        List<Map<String, String>> held = new ArrayList<>(increments.by(account));
        held.addAll(thresholds.by(account));
        held.addAll(life.by(account));
        held.addAll(endings.by(account));
        return held;
    }

    @Override
    public int erase(AccountId account) {
        return increments.forget(account, NOBODY)
                + thresholds.forget(account, NOBODY)
                + life.forget(account, NOBODY)
                + endings.forget(account, NOBODY);
    }
}
