package org.terreau.portfolio;

import java.util.Optional;

/**
 * A page of a product here that stands for an address that its file in the catalogue may give. A module adds one as a bean;
 * it is asked for every product of the catalogue, and answers from memory.
 */
public interface PageHere {

    /** The name of the address in the catalogue, such as "budget_url". */
    String name();

    /** Its path; empty when the product has nothing to read there. */
    Optional<String> path(ProductId product);
}
