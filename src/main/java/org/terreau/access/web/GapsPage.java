package org.terreau.access.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.terreau.access.Finding;
import org.terreau.access.Readings;
import org.terreau.access.Tool;
import org.terreau.shared.Slice;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/** What differs on a tool between what was declared, seen and decided. */
public record GapsPage(Tool tool, Readings.Gaps gaps, Form form, int asked) {

    private static final int PAGE = 15;

    /** A page of them. */
    public Slice<Finding> findings() {
        return Slice.of(gaps.findings(), asked, PAGE);
    }

    public Map<String, String> open(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (Finding one : gaps.findings())
            if (one.open())
                options.put(one.key(), ui.t("access.finding." + one.kind().code()) + ", " + one.name());
        return options;
    }

    public String reason(Finding finding) {
        return gaps.reasons().getOrDefault(finding.key(), "");
    }

    public long count() {
        return gaps.findings().stream().filter(Finding::open).count();
    }
}
