package org.terreau.support;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.terreau.identity.AccountId;
import org.terreau.identity.PersonalData;
import org.terreau.web.PublicContent;

/** Who asked for help, and who gives it: what was asked for stays, without them nor their words. */
@Component
class SupportPersonalData implements PersonalData.OfAccounts {

    private final JdbcSupportPeople stored;
    private final PublicContent content;

    SupportPersonalData(JdbcSupportPeople stored, PublicContent content) {
        this.stored = stored;
        this.content = content;
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
        int forgotten = stored.forget(account);
        if (forgotten > 0) content.changed();
        return forgotten;
    }
}
