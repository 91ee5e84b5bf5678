package org.terreau.portfolio;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.terreau.identity.PersonalData;

/** What people did on products, as personal data: the facts stay, their names go. */
@Component
class PortfolioPersonalData implements PersonalData {

    private final JdbcIncrements increments;

    PortfolioPersonalData(JdbcIncrements increments) {
        this.increments = increments;
    }

    @Override
    public String module() {
        return "portfolio";
    }

    @Override
    public List<Map<String, String>> held(Person person) {
        List<Map<String, String>> held = new ArrayList<>();
        if (person.account() != null) held.addAll(increments.by(person.account()));
        return held;
    }

    @Override
    public int erase(Person person) {
        return person.account() == null ? 0 : increments.forget(person.account(), NOBODY);
    }
}
