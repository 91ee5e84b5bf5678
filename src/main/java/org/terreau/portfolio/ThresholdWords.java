package org.terreau.portfolio;

import java.math.BigDecimal;
import org.terreau.shared.Words;

/** How thresholds are written. */
public final class ThresholdWords {

    private ThresholdWords() {}

    public static String success(Threshold threshold, Words words) {
        Threshold.Figure figure = threshold.figure();
        if (figure == null) return threshold.success();
        BigDecimal success = figure.success();
        return success == null
                ? words.t("increment.threshold.taken-back")
                : success(success, figure.gauge().unit(), figure.gauge().moreIsBetter(), words);
    }

    public static String stop(Threshold threshold, Words words) {
        Threshold.Figure figure = threshold.figure();
        if (figure == null) return threshold.stop();
        BigDecimal stop = figure.stop();
        return stop == null
                ? words.t("increment.threshold.unsaid")
                : stop(stop, figure.gauge().unit(), figure.gauge().moreIsBetter(), words);
    }

    /** From this value on. */
    public static String success(BigDecimal value, String unit, boolean moreIsBetter, Words words) {
        return words.t(
                moreIsBetter ? "increment.threshold.at-least" : "increment.threshold.at-most",
                words.quantity(value, unit));
    }

    public static String stop(BigDecimal value, String unit, boolean moreIsBetter, Words words) {
        return words.t(
                moreIsBetter ? "increment.threshold.or-less" : "increment.threshold.or-more",
                words.quantity(value, unit));
    }
}
