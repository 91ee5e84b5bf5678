package org.terreau.access.web;

import org.terreau.access.DeclaredAccounts;

/** A declared account in files. */
public record AccountLine(
        String personne,
        String outil,
        String niveau,
        String identifiant,
        String depuis,
        String jusquAu,
        boolean dernierAdministrateur,
        boolean surLeProduit) {

    static AccountLine of(DeclaredAccounts.Held held, boolean works) {
        var account = held.account();
        return new AccountLine(
                held.person().name(),
                held.tool().described().name(),
                account.level().code(),
                account.login(),
                account.granted().toString(),
                account.until() == null ? "" : account.until().toString(),
                held.alone(),
                works);
    }
}
