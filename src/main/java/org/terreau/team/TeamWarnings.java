package org.terreau.team;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.identity.Actor;
import org.terreau.identity.Role;
import org.terreau.portfolio.Increment;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;

/** What is worth telling early of teams: the same statements however many products there are. */
@Service
public class TeamWarnings {

    private final JdbcMissions stored;
    private final JdbcTransverses transverses;
    private final TeamsNow teams;
    private final ObjectProvider<NextCommittees> committees;

    TeamWarnings(
            JdbcMissions stored,
            JdbcTransverses transverses,
            TeamsNow teams,
            ObjectProvider<NextCommittees> committees) {
        this.stored = stored;
        this.transverses = transverses;
        this.teams = teams;
        this.committees = committees;
    }

    /** What this person may read of this team. */
    @Transactional(readOnly = true)
    public List<TeamWarning> of(Product product, Actor actor) {
        return of(List.of(product), actor).getOrDefault(product.id(), List.of());
    }

    /** What this person may read of each of these teams; nothing for those about which there is nothing to tell. */
    @Transactional(readOnly = true)
    public Map<ProductId, List<TeamWarning>> of(Collection<Product> products, Actor actor) {
        return of(products, teams.of(products), actor);
    }

    Map<ProductId, List<TeamWarning>> of(Collection<Product> products, TeamsNow.Facts facts, Actor actor) {
        return found(products, facts, (warning, product) -> reads(actor, warning, product));
    }

    /** The same as who leads reads it: how much somebody works elsewhere too. */
    @Transactional(readOnly = true)
    Map<ProductId, List<TeamWarning>> all(Collection<Product> products) {
        return found(products, teams.of(products), (warning, product) -> true);
    }

    /** The next committee of each of these products, from this day on; nothing for those of which none is set. */
    @Transactional(readOnly = true)
    Map<ProductId, LocalDate> next(Set<ProductId> of, LocalDate from) {
        Map<ProductId, LocalDate> next = new HashMap<>();
        committees.orderedStream().forEach(one -> next.putAll(one.of(of, from)));
        return next;
    }

    private Map<ProductId, List<TeamWarning>> found(
            Collection<Product> products, TeamsNow.Facts facts, BiPredicate<TeamWarning, Product> readable) {
        LocalDate today = facts.today();
        Set<Long> people = facts.missions().values().stream()
                .flatMap(List::stream)
                .filter(mission -> mission.worked(today))
                .map(mission -> Objects.requireNonNull(mission.person()).id())
                .collect(Collectors.toSet());
        Map<Long, List<Mission>> byPerson = stored.ofPeople(people).stream()
                .collect(Collectors.groupingBy(
                        mission -> Objects.requireNonNull(mission.person()).id()));
        Map<Long, BigDecimal> across = transverses.daysOn(today);
        Map<ProductId, LocalDate> next = next(products.stream().map(Product::id).collect(Collectors.toSet()), today);
        Map<ProductId, List<TeamWarning>> warnings = new HashMap<>();
        for (Product product : products) {
            if (product.endedOn(today)) continue;
            List<TeamWarning> found = TeamWatch.of(new TeamWatch.Watched(
                            product.phaseOn(today),
                            facts.missions(product.id()),
                            facts.payment(product.id()),
                            facts.norms(product),
                            next.get(product.id()),
                            product.incrementOn(today).map(Increment::lastDay).orElse(null),
                            byPerson,
                            across,
                            today))
                    .stream()
                    .filter(warning -> readable.test(warning, product))
                    .toList();
            if (!found.isEmpty()) warnings.put(product.id(), found);
        }
        return warnings;
    }

    private static boolean reads(Actor actor, TeamWarning warning, Product product) {
        Person person = warning.person();
        return !warning.kind().personal()
                || actor.has(product.incubator().value(), Role.LEAD)
                || person != null && actor.id().equals(person.account());
    }
}
