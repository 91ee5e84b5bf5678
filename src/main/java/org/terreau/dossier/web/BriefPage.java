package org.terreau.dossier.web;

import java.util.List;
import java.util.Map;
import org.terreau.dossier.DossierRecord;
import org.terreau.territory.Collectivity;
import org.terreau.web.Form;

/**
 * The brief being written.
 *
 * @param theirs what somebody else saved meanwhile, by part, where it differs from what was typed
 */
public record BriefPage(DossierRecord dossier, Form form, List<Collectivity> candidates, Map<String, String> theirs) {

    public BriefPage {
        candidates = List.copyOf(candidates);
    }
}
