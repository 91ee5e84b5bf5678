package org.terreau.portfolio;

import java.util.Collection;
import java.util.Map;

/** Something that lists say of a product to everybody, told by the module that knows it; one statement for all of them. */
public interface ProductMark {

    /** The code of what is said of each; its words are the message `portfolio.mark.<code>`. Most are left out. */
    Map<ProductId, String> of(Collection<Product> products);
}
