package org.terreau.portfolio;

import java.util.List;
import org.terreau.identity.AccountId;

/** Who is on a product's team: told by the module that owns teams, asked by this one. */
public interface ProductTeams {

    boolean isMember(AccountId account, ProductId product);

    /** The accounts of its members. */
    List<AccountId> members(ProductId product);

    /** The products on whose team this account is. */
    List<ProductId> productsOf(AccountId account);
}
