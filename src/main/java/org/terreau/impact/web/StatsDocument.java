package org.terreau.impact.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.terreau.impact.Series;
import org.terreau.web.Picture;

/**
 * The stats page on paper.
 *
 * @param pictures of the charts, by the codes of the indicators that have a value
 */
public record StatsDocument(StatsPage stats, Map<String, Picture> pictures) {

    private static final int PERIODS = 13;

    public StatsDocument {
        pictures = Map.copyOf(pictures);
    }

    /** What paper tells of a series, drawn and in its table: the same. */
    public static Series told(Series series) {
        return series.latest(PERIODS);
    }

    public @Nullable Picture picture(Series series) {
        return pictures.get(series.indicator().code());
    }
}
