package org.terreau.team;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import org.terreau.portfolio.ProductId;

/** When products meet their committees: told by the module that owns them. */
public interface NextCommittees {

    /** The next committee of each of these products, from this day on; nothing for those that have none. One statement. */
    Map<ProductId, LocalDate> of(Collection<ProductId> products, LocalDate from);
}
