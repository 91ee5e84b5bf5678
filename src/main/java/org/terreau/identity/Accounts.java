package org.terreau.identity;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.terreau.shared.EmailAddress;

/** Accounts and what is granted to them. */
public interface Accounts {

    /** What is known of someone. */
    record Account(AccountId id, EmailAddress email, String name, Locale language, Set<Grant> grants) {

        public Account {
            grants = Set.copyOf(grants);
        }
    }

    /** The account of this address, opened if there is none. The name of an existing account is left as it is. */
    AccountId open(EmailAddress email, String name);

    Optional<Account> byEmail(EmailAddress email);

    Optional<Account> byId(AccountId id);

    /** All of them, closed ones too. */
    Set<AccountId> all();

    /** The names of these accounts, in one query. */
    Map<AccountId, String> names(Collection<AccountId> ids);

    /** The accounts of these addresses, written in lower case; nothing for those that have none. In one query. */
    Map<String, AccountId> byEmails(Collection<String> addresses);

    /** Those who hold one of the roles for this incubator, by name. */
    List<Account> holding(String incubator, Role... roles);

    /** Grants to an account what it may not have yet. Written by administrators and leads, and by the first start. */
    void grant(AccountId to, Grant grant, @Nullable Actor by);

    void revoke(AccountId from, Grant grant, @Nullable Actor by);
}
