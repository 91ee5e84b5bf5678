package org.terreau.portfolio;

import java.util.List;
import java.util.Map;
import org.terreau.incubator.Catalogue;

/** The catalogue as a whole: for those who import it and give it back. */
public interface ProductCatalogue {

    /** Every product, in the order of their ids. */
    List<Product> all();

    /** The fingerprint of each stored product: two products with the same fingerprint hold the same facts. */
    Map<ProductId, String> fingerprints();

    /** The fingerprint that a product would have once stored. */
    String fingerprint(Product product, List<String> formerIds);

    /**
     * Stores a product, its phases, its events and its former addresses, in the caller's transaction.
     *
     * @param formerIds ids under which it was known, whose addresses lead to it
     */
    Catalogue.Change store(Product product, List<String> formerIds);
}
