package org.terreau.funding;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.terreau.shared.Money;

/**
 * How the public money of a product that a collectivité pays for itself is shared between the collectivité and the others: of
 * an investment, it brings a fifth at least, three tenths where it leads a competence (FIELD 1.3, F14; CGCT art. L1111-10).
 * Overseas collectivités and open syndicates are not held to it, so that it warns and stops nothing.
 *
 * @param own what the collectivité decides in its own budget
 * @param others what other public bodies bring
 */
public record PublicAid(Money own, Money others) {

    private static final int MOST = 80;
    private static final int MOST_WHEN_LEADING = 70;
    private static final int SCALE = 4;

    private static final Set<FunderKind> PUBLIC = Set.of(
            FunderKind.CENTRAL_STATE,
            FunderKind.OPERATOR,
            FunderKind.COLLECTIVITY,
            FunderKind.SYNDICATE,
            FunderKind.INTERMINISTERIAL,
            FunderKind.EUROPEAN_UNION);

    /** What the law says of it. */
    public enum Standing {
        WITHIN("admis"),
        /** Too much if the collectivité leads the competence. */
        ABOVE_WHEN_LEADING("chef-de-file"),
        ABOVE("depasse");

        private final String code;

        Standing(String code) {
            this.code = code;
        }

        /** As written in message keys. */
        public String code() {
            return code;
        }
    }

    /**
     * Of what brings money to a product: empty when no collectivité decides some of it in its own budget, or when amounts with
     * and without taxes stand side by side, which are not compared.
     */
    public static Optional<PublicAid> of(List<FundingSource> sources) {
        List<FundingSource> counted = sources.stream()
                .filter(one -> !one.contribution().left()
                        && (one.standing() == TrancheState.OPEN || one.standing() == TrancheState.LIFTED)
                        && isPublic(one.agreement().funderKind()))
                .toList();
        if (counted.stream().noneMatch(PublicAid::own)) return Optional.empty();
        long untaxed = counted.stream()
                .filter(one -> one.contribution().regime() == Regime.UNTAXED)
                .count();
        if (untaxed > 0 && untaxed < counted.size()) return Optional.empty();
        return Optional.of(new PublicAid(
                sum(counted.stream().filter(PublicAid::own).toList()),
                sum(counted.stream().filter(one -> !own(one)).toList())));
    }

    private static boolean isPublic(@Nullable FunderKind kind) {
        return kind != null && PUBLIC.contains(kind);
    }

    private static boolean own(FundingSource one) {
        return one.agreement().funderKind() == FunderKind.COLLECTIVITY
                && one.agreement().kind() == AgreementKind.INTERNAL;
    }

    private static Money sum(List<FundingSource> sources) {
        return sources.stream().map(one -> one.contribution().amount()).reduce(Money.ZERO, Money::plus);
    }

    public Money whole() {
        return own.plus(others);
    }

    /** What the others bring of the whole, in percent, to a tenth; zero when nobody brings anything. */
    public BigDecimal share() {
        return whole().cents() == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(others.cents())
                        .divide(BigDecimal.valueOf(whole().cents()), SCALE, RoundingMode.HALF_UP)
                        .movePointRight(2)
                        .setScale(1, RoundingMode.HALF_UP)
                        .stripTrailingZeros();
    }

    public Standing standing() {
        if (above(MOST)) return Standing.ABOVE;
        return above(MOST_WHEN_LEADING) ? Standing.ABOVE_WHEN_LEADING : Standing.WITHIN;
    }

    private boolean above(int percent) {
        return BigDecimal.valueOf(others.cents())
                        .movePointRight(2)
                        .compareTo(BigDecimal.valueOf(whole().cents()).multiply(BigDecimal.valueOf(percent)))
                > 0;
    }
}
