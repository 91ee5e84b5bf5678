package org.terreau.portfolio;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.terreau.identity.AccountId;
import org.terreau.identity.Actor;

/** What other modules ask about products. */
public interface Products {

    Optional<Product> find(ProductId id);

    /** The product, or NotFound. */
    Product read(ProductId id);

    boolean exists(ProductId id);

    /** The names of those that exist among these. */
    Map<ProductId, String> names(Collection<ProductId> ids);

    /** The product that this former id leads to now. */
    Optional<ProductId> movedTo(String formerId);

    /**
     * Works on this product: staff of its incubator, a member of its team ({@link ProductTeams}), or a program with a key
     * of this product ({@link ProductId#keyScope}). What a program must not do asks for {@link Actor#signedIn} too.
     */
    boolean mayEdit(Actor actor, ProductId id);

    /** Refuses with NotAllowed unless {@link #mayEdit}; NotFound when there is no such product. */
    void mustEdit(Actor actor, ProductId id);

    /** The accounts of its team ({@link ProductTeams}), each once. */
    List<AccountId> team(ProductId id);

    /** The increment that runs today ({@link Product#incrementOn}). */
    Optional<Increment> currentIncrement(ProductId id);
}
