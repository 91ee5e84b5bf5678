package org.terreau.portfolio;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.terreau.identity.Actor;

/**
 * What people do on a product, as an order that pays them tells it; told by the module that owns teams. Beside the total of
 * an order it would tell what somebody costs a day: those alone who read prices read it.
 */
public interface PaidWork {

    /**
     * What somebody does.
     *
     * @param trade key of its words
     * @param until the last day, planned or real; null when nobody said
     * @param wished a later last day that no money pays yet; null when there is none
     * @param days of work within the period that was asked for, to a tenth; zero when nobody said how much
     * @param paidBy key of what pays it ({@link MoneyThatPays.Payer#key}); empty when nobody said
     * @param over nobody works on it any more
     */
    record Work(
            long id,
            String who,
            String trade,
            LocalDate since,
            @Nullable LocalDate until,
            @Nullable LocalDate wished,
            BigDecimal days,
            String paidBy,
            boolean over,
            long version,
            String path) {}

    /**
     * All that somebody does or did on a product, by its first day.
     *
     * @param from from which days are counted, until the other, both included
     * @throws org.terreau.shared.NotAllowed unless the actor leads the incubator or carries the product
     */
    List<Work> of(ProductId product, LocalDate from, LocalDate until, Actor actor);

    /**
     * Says what pays what somebody does. Its end never passes that of the money: a later one is kept as a wish.
     *
     * @param key of a payer of the product; empty when nobody knows any more
     * @return its end, and the later one that is wished
     * @throws org.terreau.shared.Refused when nothing of this product has the key, or when its money is over before it begins
     * @throws org.terreau.shared.Stale when somebody else wrote since `version`
     * @throws org.terreau.shared.NotAllowed unless the actor leads the incubator or carries the product
     */
    Bounded pay(ProductId product, long work, String key, long version, Actor actor);

    /** @param wished null when the money reaches what is wished */
    record Bounded(@Nullable LocalDate until, @Nullable LocalDate wished) {}
}
