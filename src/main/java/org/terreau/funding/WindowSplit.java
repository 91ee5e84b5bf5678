package org.terreau.funding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Money;

/**
 * A way of sharing a fund between those who ask for it, tried before anything is decided (FIELD 1.9): it gives nothing to anybody.
 *
 * @param parts what each product would get; those that would get nothing are left out
 */
public record WindowSplit(long id, long window, String name, Map<ProductId, Money> parts, long version) {

    public WindowSplit {
        parts = Map.copyOf(parts);
    }

    public Optional<Money> of(ProductId product) {
        return Optional.ofNullable(parts.get(product));
    }

    public Money total() {
        return parts.values().stream().reduce(Money.ZERO, Money::plus);
    }

    /** What the fund would keep, below zero when it would give more than it has; empty when nobody says what it has. */
    public Optional<Money> left(FundingWindow of) {
        Money all = of.amounts().total();
        return all == null ? Optional.empty() : Optional.of(all.minus(total()));
    }

    /** Why a part cannot be given as the fund is written. */
    public enum Fault {
        /** Below what the fund gives at least. */
        BELOW("sous-plancher"),
        /** Above what it gives at most. */
        ABOVE("sur-plafond"),
        /** More than the product asks. */
        UNASKED("sur-demande");

        private final String code;

        Fault(String code) {
            this.code = code;
        }

        /** As written in message keys. */
        public String code() {
            return code;
        }
    }

    /** What is wrong with a part; nothing forbids to try it. */
    public static List<Fault> faults(FundingWindow of, Money asked, @Nullable Money part) {
        List<Fault> faults = new ArrayList<>();
        if (part == null) return faults;
        Money least = of.amounts().least();
        Money most = of.amounts().most();
        if (least != null && part.compareTo(least) < 0) faults.add(Fault.BELOW);
        if (most != null && part.compareTo(most) > 0) faults.add(Fault.ABOVE);
        if (part.compareTo(asked) > 0) faults.add(Fault.UNASKED);
        return faults;
    }

    /** What each gets when all get the same part of what they ask, to the cent; all of it when the fund has enough. */
    public static Map<ProductId, Money> even(FundingWindow of, List<WindowApplication> asked) {
        Money all = of.amounts().total();
        List<Money> wanted = asked.stream().map(WindowApplication::asked).toList();
        Money sum = wanted.stream().reduce(Money.ZERO, Money::plus);
        List<Money> parts = all == null || sum.compareTo(all) <= 0 ? wanted : Spread.of(all, wanted);
        Map<ProductId, Money> even = new LinkedHashMap<>();
        for (int place = 0; place < asked.size(); place++)
            if (parts.get(place).cents() > 0) even.put(asked.get(place).product(), parts.get(place));
        return even;
    }
}
