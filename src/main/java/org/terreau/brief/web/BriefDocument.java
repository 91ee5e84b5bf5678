package org.terreau.brief.web;

import org.jspecify.annotations.Nullable;
import org.terreau.brief.BriefVersion;
import org.terreau.dossier.Brief;
import org.terreau.dossier.DossierRecord;

/**
 * A brief as a file.
 *
 * @param version null for the draft
 * @param territory in words, empty when none is chosen
 */
public record BriefDocument(
        DossierRecord dossier, Brief brief, @Nullable BriefVersion version, String territory) {

    String fileName(String ending) {
        return "fiche-produit-" + dossier.id() + (version == null ? "" : "-v" + version.number()) + "." + ending;
    }

    public String text(Brief.Part part) {
        return part == Brief.Part.TERRITORY ? territory : brief.get(part);
    }
}
