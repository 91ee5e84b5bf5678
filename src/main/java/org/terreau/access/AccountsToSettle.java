package org.terreau.access;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Paris;
import org.terreau.team.Mission;
import org.terreau.team.MissionsOfPeople;
import org.terreau.team.Person;

/** What the accounts of a product call for, for whoever offers help with its tools (FIELD 4.2). Nobody is named. */
@Component
public class AccountsToSettle {

    private final JdbcAccounts stored;
    private final MissionsOfPeople missions;
    private final Clock clock;

    AccountsToSettle(JdbcAccounts stored, MissionsOfPeople missions, Clock clock) {
        this.stored = stored;
        this.missions = missions;
        this.clock = clock;
    }

    /** How many accounts alone administer a tool, or are held by somebody who works on the product no more. Two statements. */
    @Transactional(readOnly = true)
    public long of(ProductId product) {
        List<DeclaredAccount> accounts = stored.held(product);
        if (accounts.isEmpty()) return 0;
        Set<Long> alone = LastAdministrators.among(accounts);
        Set<Long> working = working(product);
        return accounts.stream()
                .filter(one -> alone.contains(one.id()) || !working.contains(one.person()))
                .count();
    }

    private Set<Long> working(ProductId product) {
        LocalDate today = Paris.today(clock);
        Set<Long> working = new HashSet<>();
        for (Mission mission : missions.on(List.of(product))) {
            Person person = mission.person();
            LocalDate last = mission.span().last();
            if (person != null && mission.lives() && (last == null || !last.isBefore(today))) working.add(person.id());
        }
        return working;
    }
}
