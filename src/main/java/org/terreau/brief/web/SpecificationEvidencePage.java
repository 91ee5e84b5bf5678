package org.terreau.brief.web;

import java.util.List;
import org.terreau.brief.SpecificationLanguage;

/** The sentences of a brief that speak as a cahier des charges does. */
public record SpecificationEvidencePage(List<SpecificationLanguage.Flag> flags) {

    public SpecificationEvidencePage {
        flags = List.copyOf(flags);
    }
}
