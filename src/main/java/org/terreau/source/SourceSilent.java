package org.terreau.source;

import java.time.Instant;
import org.terreau.portfolio.ProductId;

/**
 * A source has given nothing new for longer than twice its usual rhythm: told once, in the transaction that notes it.
 *
 * @param indicator code of the indicator that it feeds
 * @param since when it last gave something new
 */
public record SourceSilent(
        ProductId product, long source, String name, String indicator, String indicatorName, Instant since) {}
