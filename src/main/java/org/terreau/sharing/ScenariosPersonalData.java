package org.terreau.sharing;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.terreau.identity.AccountId;
import org.terreau.identity.PersonalData;

/** The scenarios that somebody keeps: those that others read stay, under nobody's name. */
@Component
class ScenariosPersonalData implements PersonalData.OfAccounts {

    private final JdbcKeptScenarios stored;

    ScenariosPersonalData(JdbcKeptScenarios stored) {
        this.stored = stored;
    }

    @Override
    public String module() {
        return "sharing";
    }

    @Override
    public List<Map<String, String>> held(AccountId account) {
        return stored.heldOf(account);
    }

    @Override
    public int erase(AccountId account) {
        return stored.forget(account);
    }
}
