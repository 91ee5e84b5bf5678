package org.terreau.support;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.terreau.identity.AccountId;
import org.terreau.identity.PersonalData;

/** Who asked for help, and who gives it: what was asked for stays, without them nor their words. */
@Component
class SupportPersonalData implements PersonalData.OfAccounts {

    private final JdbcSupportPeople stored;

    SupportPersonalData(JdbcSupportPeople stored) {
        this.stored = stored;
    }

    @Override
    public String module() {
        return "support";
    }

    @Override
    public List<Map<String, String>> held(AccountId account) {
        return stored.of(account);
    }

    @Override
    public int erase(AccountId account) {
        return stored.forget(account);
    }
}
