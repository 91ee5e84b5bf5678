package org.terreau.committee.web;

import java.util.List;
import org.terreau.committee.PackReading;
import org.terreau.committee.SponsorMoney;

/**
 * The packs that somebody may read as a sponsor or as a member of a committee.
 *
 * @param brought what the organisations that they read for bring
 */
public record ReadPacksPage(List<PackReading.Read> read, List<SponsorMoney.Brought> brought) {

    public ReadPacksPage {
        read = List.copyOf(read);
        brought = List.copyOf(brought);
    }
}
