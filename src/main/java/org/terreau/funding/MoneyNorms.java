package org.terreau.funding;

import java.util.Map;
import java.util.Optional;
import org.terreau.portfolio.PhaseKind;
import org.terreau.shared.Money;

/**
 * What an incubator counts with where nobody said otherwise.
 *
 * @param changed the figures that its lead changed; the others are the usual ones
 */
public record MoneyNorms(Map<MoneyNorm, Long> changed) {

    /** Nobody changed anything. */
    public static final MoneyNorms USUAL = new MoneyNorms(Map.of());

    public MoneyNorms {
        changed = Map.copyOf(changed);
    }

    /** In euros or in days, as the figure says. */
    public long of(MoneyNorm norm) {
        return changed.getOrDefault(norm, norm.usual());
    }

    /** What a year of a phase costs at least; zero for a phase of which nothing is known. */
    Money year(PhaseKind phase) {
        return MoneyNorm.of(phase).map(norm -> Money.euros(of(norm))).orElse(Money.ZERO);
    }

    /** Days from the signature of such an agreement to credits that can be ordered with. */
    public int leadDays(AgreementKind kind) {
        return (int) of(MoneyNorm.of(kind));
    }

    /** Euros a day without taxes. */
    public record Range(long low, long high) {}

    /** What a day of a trade is usually paid; empty where nobody knows. */
    public Optional<Range> day(DayPrice trade) {
        long high = of(trade.high());
        return high == 0 ? Optional.empty() : Optional.of(new Range(of(trade.low()), high));
    }

    /** The same of an activity: steering gathers those who lead the product and those who coach. */
    public Optional<Range> day(Activity activity) {
        return switch (activity) {
            case DEPLOYMENT -> day(DayPrice.DEPLOYMENT);
            case DEVELOPMENT -> day(DayPrice.DEVELOPMENT);
            case DESIGN -> day(DayPrice.DESIGN);
            case DATA -> day(DayPrice.DATA);
            case SUPPORT -> day(DayPrice.SUPPORT);
            case STEERING -> either(day(DayPrice.PRODUCT), day(DayPrice.COACHING));
            default -> Optional.empty();
        };
    }

    private static Optional<Range> either(Optional<Range> one, Optional<Range> other) {
        if (one.isEmpty()) return other;
        return other.map(two -> new Range(
                        Math.min(one.get().low(), two.low()), Math.max(one.get().high(), two.high())))
                .or(() -> one);
    }

    /** What the holder of a market adds to what it pays for people. */
    public Margin margin() {
        return new Margin(of(MoneyNorm.HOLDER_MARGIN));
    }

    /**
     * Whether a price without taxes is out of what a day of an activity is usually paid: below what who begins is paid, or
     * above what who is experienced is, with the margin of the holder (FIELD 1.8). False where nobody knows.
     */
    public boolean unusual(Activity activity, Money untaxed) {
        return day(activity)
                .filter(usual -> untaxed.compareTo(Money.euros(usual.low())) < 0
                        || untaxed.compareTo(margin().price(Money.euros(usual.high()))) > 0)
                .isPresent();
    }
}
