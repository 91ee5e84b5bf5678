package org.terreau.portfolio;

import org.terreau.identity.AccountId;

/** Who carries a product for the administration: told by the module that owns teams. */
public interface ProductCarriers {

    /** This account is the public agent who carries the product, or answers for what its team lacks. One statement. */
    boolean carries(AccountId account, ProductId product);
}
