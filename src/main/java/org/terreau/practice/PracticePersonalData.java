package org.terreau.practice;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.terreau.identity.AccountId;
import org.terreau.identity.PersonalData;

/** What people answered for good practices, told with what they did on products: the answers stay, without their names. */
@Component
class PracticePersonalData implements PersonalData.OfAccounts {

    private final JdbcPractices practices;

    PracticePersonalData(JdbcPractices practices) {
        this.practices = practices;
    }

    @Override
    public String module() {
        return "portfolio";
    }

    @Override
    public List<Map<String, String>> held(AccountId account) {
        return practices.by(account);
    }

    @Override
    public int erase(AccountId account) {
        return practices.forget(account, NOBODY);
    }
}
