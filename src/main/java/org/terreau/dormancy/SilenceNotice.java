package org.terreau.dormancy;

import org.jspecify.annotations.Nullable;
import org.terreau.portfolio.ProductId;

/**
 * What a product's page says of its life.
 *
 * @param asked when its team was asked, which did not answer; null when it is not dormant
 * @param last its last sign of life, when it is dormant
 * @param word what its team said last, for everybody; null when it said nothing
 */
public record SilenceNotice(
        ProductId product,
        @Nullable Asked asked,
        Life.@Nullable Sign last,
        @Nullable Word word) {}
