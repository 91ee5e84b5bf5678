package org.terreau.support.web;

import java.util.List;
import org.terreau.incubator.Incubator;
import org.terreau.support.SupportEffects;

/** What products have, helped and not. */
public record EffectsPage(Incubator incubator, boolean host, List<SupportEffects.Line> lines) {

    public EffectsPage {
        lines = List.copyOf(lines);
    }

    /** The same at another address, such as a file. */
    public String at(String path) {
        return host ? path : Addresses.of(path, incubator.id());
    }

    public boolean told() {
        return lines.stream().anyMatch(SupportEffects.Line::told);
    }
}
