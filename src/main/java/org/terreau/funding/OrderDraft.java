package org.terreau.funding;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.terreau.shared.Money;
import org.terreau.shared.Objections;

/**
 * An order as it is typed.
 *
 * @param startsOn null when it is no day
 * @param endsOn null when it is no day
 * @param shares which money pays it; none while nobody knows
 */
public record OrderDraft(
        String title,
        String holder,
        Market market,
        @Nullable LocalDate startsOn,
        @Nullable LocalDate endsOn,
        Vat vat,
        List<PurchaseOrder.Line> lines,
        List<Share> shares) {

    /** The most that an order has. */
    public static final int LINES = 12;

    /** The most envelopes and years that an order is shared over. */
    public static final int SHARES = 4;

    static final int NAME = 160;
    static final int NUMBER = 60;
    private static final int YEARS = 4;

    public OrderDraft {
        lines = List.copyOf(lines);
        shares = List.copyOf(shares);
    }

    /** @param until the last day on which it may be ordered from; null when nobody said */
    public record Market(String name, @Nullable LocalDate until, String number) {}

    /**
     * A part of an order, taxes included.
     *
     * @param contribution null when nobody said by which act the money came
     * @param amount null for all that the others leave
     */
    public record Share(
            long envelope,
            @Nullable Long contribution,
            int year,
            @Nullable Money amount) {}

    /** What was typed, once nothing is to be said against it. */
    record Checked(PurchaseOrder.Terms terms, List<PurchaseOrder.Split> splits) {}

    /** @throws org.terreau.shared.Refused naming each field that is wrong */
    Checked checked(Collection<JdbcOrders.Grant> grants, Collection<FundingSource> sources) {
        Objections objections = new Objections();
        objections.when(title.isBlank() || title.length() > NAME, "objet", "funding.order.title.needed", NAME);
        objections.when(holder.length() > NAME, "titulaire", "funding.order.long", NAME);
        objections.when(market.name().length() > NAME, "marche", "funding.order.long", NAME);
        objections.when(market.number().length() > NUMBER, "numero-ej", "funding.order.long", NUMBER);
        objections.when(startsOn == null, "du", "funding.order.day");
        objections.when(
                endsOn == null || startsOn != null && endsOn.isBefore(startsOn), "au", "funding.order.until.before");
        objections.when(
                startsOn != null && endsOn != null && endsOn.isAfter(startsOn.plusYears(YEARS)),
                "au",
                "funding.order.until.far",
                YEARS);
        objections.when(lines.isEmpty(), "montant-1", "funding.order.lines.needed");
        for (int place = 0; place < lines.size(); place++)
            objections.when(
                    lines.get(place).amount().cents() <= 0, "montant-" + (place + 1), "funding.order.amount.above");
        List<PurchaseOrder.Split> splits = splits(grants, sources, objections);
        if (startsOn == null || endsOn == null || objections.any()) throw objections.refusal();
        return new Checked(
                new PurchaseOrder.Terms(
                        title.strip(),
                        holder.strip(),
                        market.name().strip(),
                        market.until(),
                        market.number().strip(),
                        startsOn,
                        endsOn,
                        vat),
                splits);
    }

    private Money total() {
        return lines.stream()
                .map(line -> vat.taxed(line.amount()).orElse(line.amount()))
                .reduce(Money.ZERO, Money::plus);
    }

    private List<PurchaseOrder.Split> splits(
            Collection<JdbcOrders.Grant> grants, Collection<FundingSource> sources, Objections objections) {
        Set<Long> envelopes = grants.stream().map(JdbcOrders.Grant::id).collect(Collectors.toSet());
        Set<Long> contributions =
                sources.stream().map(source -> source.contribution().id()).collect(Collectors.toSet());
        Money told = shares.stream()
                .map(share -> share.amount() == null ? Money.ZERO : share.amount())
                .reduce(Money.ZERO, Money::plus);
        Money rest = total().minus(told);
        List<PurchaseOrder.Split> splits = new ArrayList<>();
        boolean restGiven = false;
        for (int place = 0; place < shares.size(); place++) {
            Share share = shares.get(place);
            String number = "-" + (place + 1);
            objections.when(
                    !envelopes.contains(share.envelope()), "enveloppe" + number, "funding.order.share.envelope");
            objections.when(
                    share.contribution() != null && !contributions.contains(share.contribution()),
                    "acte" + number,
                    "funding.order.share.act");
            Money amount = share.amount();
            if (amount == null) {
                objections.when(restGiven, "part" + number, "funding.order.share.rest");
                restGiven = true;
                amount = rest;
            }
            objections.when(amount.cents() <= 0 && !lines.isEmpty(), "part" + number, "funding.order.share.above");
            splits.add(new PurchaseOrder.Split(share.envelope(), share.contribution(), share.year(), amount));
        }
        boolean adds = shares.isEmpty() || restGiven || rest.cents() == 0;
        objections.when(!adds && !lines.isEmpty(), "part-1", "funding.order.share.sum");
        return splits;
    }
}
