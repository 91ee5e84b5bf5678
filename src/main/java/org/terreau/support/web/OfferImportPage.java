package org.terreau.support.web;

import java.util.List;
import org.terreau.incubator.Incubator;
import org.terreau.support.CatalogueImports;
import org.terreau.web.Form;

/**
 * A catalogue brought as a table.
 *
 * @param lines what it would do; empty until it is read
 */
public record OfferImportPage(Incubator incubator, Form form, List<CatalogueImports.ReadLine> lines) {

    public OfferImportPage {
        lines = List.copyOf(lines);
    }

    public String list() {
        return OfferListPage.path(incubator);
    }

    public long count(CatalogueImports.Fate fate) {
        return lines.stream().filter(line -> line.fate() == fate).count();
    }

    /** Something would be written. */
    public boolean takes() {
        return count(CatalogueImports.Fate.ADDED) + count(CatalogueImports.Fate.CHANGED) > 0;
    }
}
