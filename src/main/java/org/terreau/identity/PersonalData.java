package org.terreau.identity;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.terreau.shared.EmailAddress;

/**
 * What a module holds about somebody. A module that keeps personal data adds one as a bean: an export on request
 * gathers them all, an erasure asks each one.
 *
 * <p>Source: articles 15 and 17 of the General Data Protection Regulation.
 */
public interface PersonalData {

    /** Stands where a name stood, once it is erased. */
    String NOBODY = "Personne effacée";

    /**
     * Who asks.
     *
     * @param account null for somebody who wrote to us without ever having an account
     */
    record Person(EmailAddress email, @Nullable AccountId account) {}

    /** The module's name, under which the export lists what it holds. */
    String module();

    /** Everything held about this person, each thing as field → value, in an order that does not change. */
    List<Map<String, String>> held(Person person);

    /**
     * Deletes what may be deleted, and takes name and address off what must stay (a decision, a shared count). Runs in
     * the caller's transaction.
     *
     * @return how many things were deleted or made anonymous
     */
    int erase(Person person);

    /** What is held of those who have an account, and of nobody else. */
    interface OfAccounts extends PersonalData {

        /** See {@link PersonalData#held(Person)}. */
        List<Map<String, String>> held(AccountId account);

        /** See {@link PersonalData#erase(Person)}. */
        int erase(AccountId account);

        @Override
        default List<Map<String, String>> held(Person person) {
            AccountId account = person.account();
            return account == null ? List.of() : held(account);
        }

        @Override
        default int erase(Person person) {
            AccountId account = person.account();
            return account == null ? 0 : erase(account);
        }
    }
}
