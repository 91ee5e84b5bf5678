package org.terreau.team;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.incubator.Programmes;
import org.terreau.portfolio.MoneyThatPays.Payer;
import org.terreau.portfolio.Product;

/** Missions whose end comes within two months, or is past: each is renewed by one click, as far as the money reaches. */
@Component
public class Renewals {

    /** Days before the end from which it is said. */
    static final int DAYS = 60;

    private final TeamsNow teams;
    private final Programmes programmes;

    Renewals(TeamsNow teams, Programmes programmes) {
        this.teams = teams;
        this.programmes = programmes;
    }

    /**
     * A mission to renew or to close.
     *
     * @param next the end that is proposed: an increment later, or the last day of the money; null when the money that pays
     *     it ends no later than the mission
     */
    public record Due(Mission mission, @Nullable LocalDate next) {}

    /** What is to renew on this product, the first to end first. */
    @Transactional(readOnly = true)
    public List<Due> of(Product product) {
        return of(product, teams.of(List.of(product)));
    }

    List<Due> of(Product product, TeamsNow.Facts facts) {
        LocalDate today = facts.today();
        Payment payment = facts.payment(product.id());
        int months = programmes.of(product.incubator()).incrementMonths();
        return facts.missions(product.id()).stream()
                .filter(mission -> due(mission, today))
                .sorted(Comparator.comparing((Mission mission) ->
                        Objects.requireNonNull(mission.span().until())))
                .map(mission -> new Due(mission, next(mission, payment.payer(mission), months, today)))
                .toList();
    }

    static boolean due(Mission mission, LocalDate today) {
        LocalDate until = mission.span().until();
        return mission.lives() && !mission.vacant() && until != null && !until.isAfter(today.plusDays(DAYS));
    }

    /** An increment after the end, or after today when it is past, and no later than the money that pays. */
    static @Nullable LocalDate next(Mission mission, Optional<Payer> payer, int months, LocalDate today) {
        LocalDate until = mission.span().until();
        if (until == null) return null;
        LocalDate from = until.isBefore(today) ? today : until;
        LocalDate next = Payment.bound(from.plusMonths(months), payer).until();
        return next.isAfter(until) && !next.isBefore(today) ? next : null;
    }
}
