package org.terreau.source;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.terreau.portfolio.ProductId;

/**
 * A doubt with what it is of.
 *
 * @param name of the source
 * @param indicator code of the indicator that the source fed then
 * @param checkedAt when somebody said that the value is right; null while it waits
 */
public record SourceDoubt(
        ProductId product,
        long source,
        String name,
        String indicator,
        Doubt doubt,
        @Nullable Instant checkedAt) {}
