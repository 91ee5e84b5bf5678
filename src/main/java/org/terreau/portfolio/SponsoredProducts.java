package org.terreau.portfolio;

import java.util.Collection;
import org.terreau.identity.Actor;

/** The products that somebody follows for those who pay them: told by the module that knows sponsors. */
public interface SponsoredProducts {

    Collection<ProductId> sponsoredBy(Actor actor);
}
