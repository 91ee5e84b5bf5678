package org.terreau.portfolio;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.terreau.incubator.Catalogue;

/** The catalogue as a whole: for those who import it and give it back. */
public interface ProductCatalogue {

    /**
     * A product as a catalogue describes it.
     *
     * @param formerIds ids under which it was known, whose addresses lead to it
     */
    record Described(Product product, List<String> formerIds) {

        public Described {
            formerIds = List.copyOf(formerIds);
        }

        /** The same facts, whatever happened to the product here that a catalogue does not tell. */
        public boolean saysTheSameAs(Described other) {
            return product.asDescribed().equals(other.product.asDescribed())
                    && Set.copyOf(formerIds).equals(Set.copyOf(other.formerIds));
        }
    }

    /** Every product, in the order of their ids. */
    List<Product> all();

    /** Those that follow this id in the order of their ids: the first ones after "". */
    List<Described> after(String id, int most);

    Set<ProductId> ids();

    /** Those of these ids that are known. */
    Map<ProductId, Described> find(Collection<ProductId> ids);

    /** Which of these former ids lead to a product already, and to which. */
    Map<String, ProductId> holders(Collection<String> formerIds);

    /**
     * Stores a product, its phases, its events and its former addresses, in the caller's transaction.
     *
     * @param formerIds ids under which it was known, whose addresses lead to it unless they lead to another already
     */
    Catalogue.Change store(Product product, List<String> formerIds);

    /** Stores several, in the caller's transaction and in a bounded number of statements. */
    void store(Collection<Described> described);
}
