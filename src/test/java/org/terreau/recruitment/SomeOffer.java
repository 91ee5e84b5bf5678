package org.terreau.recruitment;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.terreau.incubator.IncubatorId;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Paris;
import org.terreau.team.Trade;

/** An offer that has all that it needs, said in what a test cares about. */
final class SomeOffer {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
    static final LocalDate START = LocalDate.of(2027, 2, 1);
    static final Instant NOW = Paris.start(TODAY);

    private String title = "Designer de service";
    private OfferKind kind = OfferKind.MISSION;
    private String holder = "Atelier Granit";
    private String referent = "";
    private @Nullable Integer seniority = 24;
    private int months = 6;
    private @Nullable Instant closes = Paris.start(TODAY.plusDays(29));
    private LocalDate decision = TODAY.plusDays(40);
    private JobOfferState state = JobOfferState.DRAFT;
    private @Nullable Instant ended;

    private SomeOffer() {}

    static SomeOffer draft() {
        return new SomeOffer();
    }

    SomeOffer titled(String told) {
        title = told;
        return this;
    }

    SomeOffer post() {
        kind = OfferKind.POST;
        holder = "";
        return this;
    }

    SomeOffer withoutHolder() {
        holder = "";
        return this;
    }

    SomeOffer seenBy(String told) {
        referent = told;
        return this;
    }

    SomeOffer asking(@Nullable Integer told) {
        seniority = told;
        return this;
    }

    SomeOffer lasting(int told) {
        months = told;
        return this;
    }

    SomeOffer closing(@Nullable Instant at) {
        closes = at;
        return this;
    }

    SomeOffer decided(LocalDate on) {
        decision = on;
        return this;
    }

    SomeOffer stored(JobOfferState told, @Nullable Instant end) {
        state = told;
        ended = end;
        return this;
    }

    Offer offer() {
        return new Offer(
                1,
                new IncubatorId("essai"),
                new Offer.Said(kind, Trade.DESIGN, title, "Un problème.", "Un travail.", "Un profil.", "l’équipe"),
                new Offer.Terms(
                        new BigDecimal("3"),
                        Remote.PARTIAL,
                        "Rennes",
                        START,
                        months,
                        true,
                        new Offer.Met(holder, TODAY.minusDays(3)),
                        new Offer.Met(referent, referent.isEmpty() ? null : TODAY.minusDays(1)),
                        seniority),
                new Offer.Selection(List.of(new Offer.Criterion("Entretiens", 3, true)), List.of(), decision),
                List.of(new Offer.Need(7, new ProductId("essai"))),
                new Offer.Days(closes, state == JobOfferState.DRAFT ? null : NOW.minusSeconds(60), ended),
                state,
                1);
    }
}
