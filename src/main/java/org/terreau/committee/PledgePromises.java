package org.terreau.committee;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.terreau.funding.Pledge;
import org.terreau.funding.PledgeState;
import org.terreau.funding.Pledges;
import org.terreau.portfolio.Gauges;
import org.terreau.portfolio.Verdict;
import org.terreau.shared.Money;

/** The commitments to refinance, on which the pack of the next committee opens. */
@Component
class PledgePromises implements PromiseSource {

    static final String KIND = "engagement";

    private final Pledges pledges;

    PledgePromises(Pledges pledges) {
        this.pledges = pledges;
    }

    @Override
    public int order() {
        return 50;
    }

    @Override
    public List<Evidence.Promise> of(Period period) {
        return pledges.promised(period.product().id(), period.values(), period.until()).stream()
                .map(one -> promise(one, period))
                .toList();
    }

    private static Evidence.Promise promise(Pledges.Shown shown, Period period) {
        Pledge pledge = shown.pledge();
        Pledge.Threshold threshold = pledge.threshold();
        Gauges.Reading value = period.last(threshold == null ? null : threshold.code(), pledge.madeOn());
        return new Evidence.Promise(
                KIND,
                wording(pledge),
                "",
                pledge.dueOn(),
                threshold == null
                        ? List.of()
                        : List.of(Evidence.Bar.decided(
                                threshold.name(),
                                threshold.unit(),
                                threshold.moreIsBetter(),
                                threshold.value(),
                                pledge.madeOn())),
                value == null || threshold == null ? null : Evidence.Measured.of(value, threshold.unit()),
                Optional.ofNullable(pledge.decision())
                        .map(Pledge.Decided::reason)
                        .orElse(""),
                kept(shown));
    }

    /** As the pack keeps it, in French as what committees read of it: an amount in euros, or a part. */
    private static String wording(Pledge pledge) {
        Money amount = pledge.promised().amount();
        String much = amount == null
                ? pledge.promised().share() + "\u00a0%"
                : String.format(Locale.FRANCE, "%,d", amount.wholeEuros()) + "\u00a0€";
        return pledge.condition().isEmpty()
                ? pledge.funder() + "\u00a0: " + much
                : pledge.funder() + "\u00a0: " + much + ", " + pledge.condition();
    }

    private static @Nullable String kept(Pledges.Shown shown) {
        Pledge.Proposal proposal = shown.proposal();
        PledgeState state = proposal == null ? shown.pledge().state() : proposal.state();
        return switch (state) {
            case KEPT -> Verdict.KEPT.code();
            case PARTLY -> Verdict.PARTLY.code();
            case BROKEN -> Verdict.MISSED.code();
            case DUE, VOID -> null;
        };
    }
}
