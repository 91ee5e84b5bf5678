package org.terreau.committee.web;

import java.util.List;
import org.terreau.committee.PackReading;

/** The packs that somebody may read as a sponsor or as a member of a committee. */
public record ReadPacksPage(List<PackReading.Read> read) {

    public ReadPacksPage {
        read = List.copyOf(read);
    }
}
