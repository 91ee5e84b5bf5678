package org.terreau.identity;

import java.util.Locale;
import org.springframework.stereotype.Component;
import org.terreau.mail.ReaderLanguages;
import org.terreau.shared.EmailAddress;

/** People who have an account read in its language, others in French. */
@Component
class AccountLanguages implements ReaderLanguages {

    private final Accounts accounts;

    AccountLanguages(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Locale of(String address) {
        return accounts.byEmail(new EmailAddress(address))
                .map(Accounts.Account::language)
                .orElse(Locale.FRENCH);
    }
}
