package org.terreau.committee;

import java.util.Optional;
import org.terreau.portfolio.ProductId;

/** What is measured of the sites of a product, told to its packs by the module that watches them. */
public interface WatchedChecks {

    /** Today's counts, in one statement; empty where nothing is measured. */
    Optional<Evidence.Checks> counted(ProductId product);
}
