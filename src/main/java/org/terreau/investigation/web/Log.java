package org.terreau.investigation.web;

import org.terreau.dossier.DossierRecord;

/**
 * What every page of an investigation log says first: whose it is, and what the reader may do.
 *
 * @param staff works for the incubator
 * @param mayWrite is on the applicant's side or works for the incubator
 */
public record Log(DossierRecord dossier, boolean staff, boolean mayWrite) {

    public String path() {
        return dossier.path() + "/investigation";
    }
}
