package org.terreau.source;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.impact.KnownValues;
import org.terreau.impact.ValuesToCheck;

/** Values that sources gave out of their usual range, that still count, and that nobody said are right yet. */
@Component
class DoubtfulValues implements ValuesToCheck {

    private final JdbcSources sources;
    private final KnownValues known;
    private final Clock clock;

    DoubtfulValues(JdbcSources sources, KnownValues known, Clock clock) {
        this.sources = sources;
        this.known = known;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Waiting> everywhere() {
        return inEffect(sources.doubts()).stream()
                .map(one -> new Waiting(
                        one.product(),
                        one.indicator(),
                        one.doubt().start(),
                        one.doubt().place(),
                        one.doubt().segment()))
                .toList();
    }

    /** Without those whose value was corrected or undone since. */
    List<SourceDoubt> inEffect(List<SourceDoubt> all) {
        Set<KnownValues.Said> still =
                known.stillSo(all.stream().map(DoubtfulValues::said).toList());
        return all.stream().filter(one -> still.contains(said(one))).toList();
    }

    private static KnownValues.Said said(SourceDoubt one) {
        Doubt doubt = one.doubt();
        return new KnownValues.Said(
                one.product(),
                one.indicator(),
                doubt.start(),
                new KnownValues.Of(doubt.place(), doubt.segment()),
                doubt.value());
    }

    /** Forgets the doubts about values that no longer count; returns how many. */
    @Transactional
    int settle() {
        List<SourceDoubt> gone = new ArrayList<>(sources.doubts());
        gone.removeAll(inEffect(gone));
        for (SourceDoubt one : gone) sources.settle(one.doubt().id(), clock.instant());
        return gone.size();
    }
}
