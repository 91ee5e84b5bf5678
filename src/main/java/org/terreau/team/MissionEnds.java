package org.terreau.team;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Shelf;
import org.terreau.shared.Paris;

/** The planned ends of missions, on the products of which somebody is and on those of the incubators that they lead. */
@Service
public class MissionEnds {

    private static final int PAST_DAYS = 30;

    private final JdbcMissions stored;
    private final Shelf shelf;
    private final Clock clock;

    MissionEnds(JdbcMissions stored, Shelf shelf, Clock clock) {
        this.stored = stored;
        this.shelf = shelf;
        this.clock = clock;
    }

    /** Whether there may be any for this person. */
    @Transactional(readOnly = true)
    public boolean concern(Actor actor) {
        return actor.signedIn()
                && (Workforce.readBy(actor) || !stored.productsOf(actor.id()).isEmpty());
    }

    /** Those to come and those of the last thirty days, of missions that nobody closed; at most two statements. */
    @Transactional(readOnly = true)
    public List<Workforce.Line> of(Actor actor) {
        LocalDate since = Paris.today(clock).minusDays(PAST_DAYS);
        Set<String> led = actor.scopes(Role.LEAD);
        Set<ProductId> member = new HashSet<>(stored.productsOf(actor.id()));
        Set<ProductId> read = new HashSet<>();
        for (Shelf.Card card : shelf.cards()) {
            String incubator = card.product().incubator().value();
            if (card.active()
                    && (led.contains(Grant.EVERYWHERE)
                            || led.contains(incubator)
                            || member.contains(card.product().id())))
                read.add(card.product().id());
        }
        return stored.living(read).values().stream()
                .flatMap(List::stream)
                .filter(mission -> !mission.vacant() && ends(mission, since))
                .flatMap(mission ->
                        shelf.card(mission.product()).stream().map(card -> new Workforce.Line(mission, card.product())))
                .toList();
    }

    private static boolean ends(Mission mission, LocalDate since) {
        LocalDate until = mission.span().until();
        return until != null && !until.isBefore(since);
    }
}
