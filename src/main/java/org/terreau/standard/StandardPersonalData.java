package org.terreau.standard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.terreau.identity.AccountId;
import org.terreau.identity.PersonalData;

/** Who agreed to have a site watched, and who contested a check: told, then forgotten; the site and the contest stay. */
@Component
class StandardPersonalData implements PersonalData.OfAccounts {

    private static final AccountId ERASED = new AccountId(0);

    private final JdbcSites sites;
    private final JdbcContests contests;

    StandardPersonalData(JdbcSites sites, JdbcContests contests) {
        this.sites = sites;
        this.contests = contests;
    }

    @Override
    public String module() {
        return "standard";
    }

    @Override
    public List<Map<String, String>> held(AccountId account) {
        List<Map<String, String>> held = new ArrayList<>(sites.declaredBy(account));
        held.addAll(contests.askedBy(account));
        return held;
    }

    @Override
    public int erase(AccountId account) {
        return sites.forget(account, ERASED) + contests.forget(account, ERASED);
    }
}
