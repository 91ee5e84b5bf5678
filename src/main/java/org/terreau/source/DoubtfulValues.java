package org.terreau.source;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.impact.KnownValues;
import org.terreau.impact.ValuesToCheck;

/** Values that sources gave and that nobody said are right yet: some are held, some count, marked. */
@Component
class DoubtfulValues implements ValuesToCheck {

    private static final BigDecimal NEAR = new BigDecimal("0.000001");

    private final JdbcSources sources;
    private final KnownValues known;
    private final Clock clock;

    DoubtfulValues(JdbcSources sources, KnownValues known, Clock clock) {
        this.sources = sources;
        this.known = known;
        this.clock = clock;
    }

    /** The same number, as far as a quotient can be kept. */
    static boolean same(BigDecimal one, BigDecimal other) {
        return one.subtract(other).abs().compareTo(NEAR.multiply(one.abs().max(BigDecimal.ONE))) <= 0;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Waiting> everywhere() {
        return open(sources.doubts().stream()
                        .filter(one -> one.doubt().held() == null)
                        .toList())
                .stream()
                .map(one -> new Waiting(
                        one.product(),
                        one.indicator(),
                        one.doubt().start(),
                        one.doubt().place(),
                        one.doubt().segment()))
                .toList();
    }

    /** Without those that were answered otherwise: a value that counts was corrected or undone, the place of one that is held was filled by somebody. */
    List<SourceDoubt> open(List<SourceDoubt> all) {
        Map<KnownValues.Said, KnownValues.Standing> standing = standing(all);
        return all.stream()
                .filter(one -> open(one.doubt(), standing.get(said(one))))
                .toList();
    }

    private static boolean open(Doubt doubt, KnownValues.@Nullable Standing standing) {
        if (doubt.held() == null) return standing != null && same(standing.value(), doubt.value());
        return standing == null
                || standing.automatic()
                || !standing.receivedAt().isAfter(doubt.foundAt());
    }

    /** What counts in the place of each. */
    Map<KnownValues.Said, KnownValues.Standing> standing(List<SourceDoubt> all) {
        return known.standing(all.stream().map(DoubtfulValues::said).toList());
    }

    static KnownValues.Said said(SourceDoubt one) {
        Doubt doubt = one.doubt();
        return new KnownValues.Said(
                one.product(), one.indicator(), doubt.start(), new KnownValues.Of(doubt.place(), doubt.segment()));
    }

    /** Ends the doubts that were answered otherwise; returns how many. */
    @Transactional
    int settle() {
        List<SourceDoubt> gone = new ArrayList<>(sources.doubts());
        gone.removeAll(open(gone));
        for (SourceDoubt one : gone) {
            long id = one.doubt().id();
            if (one.doubt().held() == null) sources.settle(id, clock.instant());
            else sources.setAside(id, clock.instant());
        }
        return gone.size();
    }
}
