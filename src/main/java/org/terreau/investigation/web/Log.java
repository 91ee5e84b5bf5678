package org.terreau.investigation.web;

import org.terreau.dossier.Access;
import org.terreau.dossier.DossierRecord;

/**
 * What every page of an investigation log says first: whose it is, and what the reader may do.
 *
 * @param access of the reader
 * @param mayWrite is on the applicant's side or works for the incubator
 */
public record Log(DossierRecord dossier, Access access, boolean mayWrite) {

    public boolean staff() {
        return access.staff();
    }

    public String path() {
        return dossier.path() + "/investigation";
    }
}
