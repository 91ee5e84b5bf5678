package org.terreau.web;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pages that everybody may read, for engines that look for them. A module that publishes some adds one as a bean; what it
 * gives must be what everybody may read, and is better held in memory.
 */
public interface PublicAddresses {

    List<Address> addresses();

    /**
     * A page.
     *
     * @param path of the page, as a browser writes it
     * @param changed the day on which it last changed; null when nothing says it
     */
    record Address(String path, @Nullable LocalDate changed) {}
}
