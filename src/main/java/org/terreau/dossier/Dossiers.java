package org.terreau.dossier;

import java.util.Optional;

/** What other modules read of dossiers. */
public interface Dossiers {

    /** The dossier, for what the program does by itself; whoever does it for somebody asks {@link Applications#read}. */
    Optional<DossierRecord> find(DossierId id);
}
