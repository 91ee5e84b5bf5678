package org.terreau.demo;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.terreau.identity.Accounts;
import org.terreau.identity.Actor;
import org.terreau.shared.EmailAddress;
import org.terreau.shared.NotFound;

/** Those who act in the stories. */
@Component
@ConditionalOnProperty(name = "terreau.demo", havingValue = "true")
class Cast {

    private final Accounts accounts;

    Cast(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Somebody who has an account, with the rights that it holds now. */
    Actor actor(String email) {
        Accounts.Account account =
                accounts.byEmail(new EmailAddress(email)).orElseThrow(() -> new NotFound("account", email));
        return new Actor(account.id(), account.email(), account.name(), account.grants());
    }

    /** Somebody who has no right of the incubator; their account is opened when there is none. */
    Actor someone(String name, String address) {
        EmailAddress email = new EmailAddress(address);
        return new Actor(accounts.open(email, name), email, name, Set.of());
    }

    /** The address of somebody of this name in a domain of the stories. */
    static String address(String name, String domain) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                        .replaceAll("\\p{M}", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z]+", ".")
                + "@" + domain;
    }
}
