package org.terreau.dossier;

/** What a committee judges, told by the module that keeps the versions of briefs. */
public interface JudgedBriefs {

    /** The brief submitted last, or the draft when none was. */
    Brief judged(DossierRecord dossier);
}
