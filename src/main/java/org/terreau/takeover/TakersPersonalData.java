package org.terreau.takeover;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.terreau.identity.PersonalData;

/** Who offered to take products over: the organisation that did stays, the person goes. */
@Component
class TakersPersonalData implements PersonalData {

    private final JdbcTakeovers stored;

    TakersPersonalData(JdbcTakeovers stored) {
        this.stored = stored;
    }

    @Override
    public String module() {
        return "takeover";
    }

    @Override
    public List<Map<String, String>> held(Person person) {
        return stored.by(person.email());
    }

    @Override
    public int erase(Person person) {
        return stored.forget(person.email());
    }
}
