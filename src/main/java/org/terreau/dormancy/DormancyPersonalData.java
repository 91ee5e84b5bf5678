package org.terreau.dormancy;

import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.terreau.identity.AccountId;
import org.terreau.identity.PersonalData;
import org.terreau.web.KeptData;

/** What people said of the life of products, told with what they did on products: the words stay, without who said them. */
@Component
class DormancyPersonalData implements PersonalData.OfAccounts {

    private final JdbcSilences silences;

    DormancyPersonalData(JdbcSilences silences) {
        this.silences = silences;
    }

    @Bean
    static KeptData wordsKept() {
        return new KeptData(270, "dormancy.words", KeptData.Basis.PUBLIC_MISSION, null);
    }

    @Override
    public String module() {
        return "dormancy";
    }

    @Override
    public List<Map<String, String>> held(AccountId account) {
        return silences.by(account);
    }

    @Override
    public int erase(AccountId account) {
        return silences.forget(account);
    }
}
