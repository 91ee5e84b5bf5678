package org.terreau.support.web;

import java.util.List;
import org.terreau.portfolio.PhaseKind;
import org.terreau.shared.Slice;
import org.terreau.support.SupportEquity;
import org.terreau.web.Form;

/** Which products are helped: those that never were come first. */
public record EquityPage(List<SupportEquity.Share> shares, Slice<SupportEquity.Line> lines, Form form) {

    private static final int PAGE = 50;

    public EquityPage {
        shares = List.copyOf(shares);
    }

    static EquityPage of(SupportEquity.Report report, Form form) {
        PhaseKind phase = PhaseKind.of(form.text("phase")).orElse(null);
        return new EquityPage(
                report.shares(),
                Slice.of(
                        report.lines().stream()
                                .filter(line -> phase == null || line.phase() == phase)
                                .toList(),
                        form.page(),
                        PAGE),
                form);
    }
}
