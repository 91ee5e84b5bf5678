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

    /** What a day of an activity is usually paid; empty where nobody knows. */
    public Optional<Range> day(Activity activity) {
        return switch (activity) {
            case DEPLOYMENT -> Optional.of(range(MoneyNorm.DEPLOYMENT_LOW, MoneyNorm.DEPLOYMENT_HIGH));
            case DEVELOPMENT -> Optional.of(range(MoneyNorm.DEVELOPMENT_LOW, MoneyNorm.DEVELOPMENT_HIGH));
            case DESIGN -> Optional.of(range(MoneyNorm.DESIGN_LOW, MoneyNorm.DESIGN_HIGH));
            case STEERING -> Optional.of(range(MoneyNorm.STEERING_LOW, MoneyNorm.STEERING_HIGH));
            default -> Optional.empty();
        };
    }

    private Range range(MoneyNorm low, MoneyNorm high) {
        return new Range(of(low), of(high));
    }
}
