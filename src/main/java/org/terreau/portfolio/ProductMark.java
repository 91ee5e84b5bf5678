package org.terreau.portfolio;

import java.util.Set;

/** Something that the catalogue says of products beside their phase. A module adds one as a bean. */
public interface ProductMark {

    /** Its words are the message `portfolio.mark.<code>`; what the catalogue's filter has in the address. */
    String code();

    /** Those that bear it now, asked when the catalogue is taken in memory: it says so of none that ended. */
    Set<ProductId> products();
}
