package org.terreau.investigation.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.terreau.dossier.Brief;
import org.terreau.investigation.Pivot;
import org.terreau.investigation.Pivots;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * What was overturned: before, after, and why.
 *
 * @param briefOpen the new text may be carried to the draft
 */
public record PivotsPage(
        Log log,
        List<Pivot> pivots,
        Choices choices,
        List<Pivot.Unexplained> unexplained,
        boolean briefOpen,
        Form form) {

    public PivotsPage {
        pivots = List.copyOf(pivots);
        unexplained = List.copyOf(unexplained);
    }

    public static Map<String, String> parts(Ui ui) {
        Map<String, String> parts = new LinkedHashMap<>();
        for (Brief.Part part : Pivot.PARTS) parts.put(part.code(), ui.t("dossier.part." + part.code()));
        return parts;
    }

    /** The draft says otherwise than what this pivot arrived at, and nothing later overturned it. */
    public boolean mayCarry(Pivot pivot) {
        boolean last = pivots.stream()
                .filter(one -> one.part() == pivot.part())
                .findFirst()
                .filter(pivot::equals)
                .isPresent();
        return briefOpen
                && log.mayWrite()
                && last
                && !Pivots.same(log.dossier().draft().get(pivot.part()), pivot.after());
    }
}
