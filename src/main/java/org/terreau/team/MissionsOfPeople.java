package org.terreau.team;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.identity.AccountId;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.EmailAddress;

/** What people do, whatever the product, for the modules that follow them: who may read what of it is theirs to ask. */
@Service
public class MissionsOfPeople {

    private final JdbcMissions missions;
    private final JdbcPersons persons;

    MissionsOfPeople(JdbcMissions missions, JdbcPersons persons) {
        this.missions = missions;
        this.persons = persons;
    }

    /** All that these people held or hold, by its first day; nothing that is vacant. One statement. */
    @Transactional(readOnly = true)
    public List<Mission> of(Collection<Long> people) {
        return people.isEmpty() ? List.of() : missions.ofPeople(people);
    }

    /** The same of everybody whom these orders pay or paid, by the key of the order. One statement. */
    @Transactional(readOnly = true)
    public Map<String, List<Mission>> paidBy(Collection<String> orders) {
        if (orders.isEmpty()) return Map.of();
        return missions.paidBy(orders).stream()
                .filter(mission -> !mission.vacant())
                .collect(Collectors.groupingBy(mission -> mission.terms().paidBy()));
    }

    /** The same of everybody who held something on these products. One statement. */
    @Transactional(readOnly = true)
    public List<Mission> on(Collection<ProductId> products) {
        return missions.all(products).values().stream()
                .flatMap(List::stream)
                .filter(mission -> !mission.vacant())
                .toList();
    }

    /** Those of whom a mission begins or ends within these days, both included. One statement. */
    @Transactional(readOnly = true)
    public List<Long> moving(LocalDate from, LocalDate until) {
        return missions.moving(from, until);
    }

    /** These people, as whom they are known now. One statement. */
    @Transactional(readOnly = true)
    public Map<Long, Person> find(Collection<Long> people) {
        return persons.find(people).stream().collect(Collectors.toMap(Person::id, person -> person));
    }

    @Transactional(readOnly = true)
    public Optional<Person> find(long person) {
        return persons.find(person);
    }

    /** As whom somebody without an account works, by the address that is kept of them. */
    @Transactional(readOnly = true)
    public Optional<Person> of(EmailAddress email) {
        return persons.of(email);
    }

    /** As whom an account works; empty for who never did. */
    @Transactional(readOnly = true)
    public Optional<Person> of(AccountId account) {
        return persons.of(account);
    }
}
