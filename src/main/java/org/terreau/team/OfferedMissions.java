package org.terreau.team;

import java.util.Optional;
import org.terreau.portfolio.ProductId;

/** The offers that tell of what teams look for, said by the module that writes them. */
public interface OfferedMissions {

    /** Reads what is public once for everybody, with the catalogue. */
    void hold();

    /** Where everybody reads the open offer of this vacancy; empty when none is. Asks the database nothing. */
    Optional<String> offer(long mission);

    /** Where those who work on the product write the offer of this vacancy, or find the one that is written. */
    String write(long mission);

    /** Where those who work on the product try what somebody more would cost. */
    String growth(ProductId product);
}
