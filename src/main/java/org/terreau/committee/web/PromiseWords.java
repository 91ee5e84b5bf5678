package org.terreau.committee.web;

import java.math.BigDecimal;
import org.terreau.committee.Evidence;
import org.terreau.portfolio.ThresholdWords;
import org.terreau.web.Ui;

/** How the promises of a pack are written. */
public final class PromiseWords {

    private PromiseWords() {}

    /** What was promised; an increment that a decision opened may have no goal yet. */
    public static String wording(Evidence.Promise promise, Ui ui) {
        return promise.wording().isBlank() ? ui.t("committee.promise.unworded") : promise.wording();
    }

    /** The threshold that counts, in so many signs at most; what was typed is told. */
    public static String bar(Evidence.Promise promise, int most, Ui ui) {
        Evidence.Bar bar = promise.bar();
        if (bar == null) return EvidencePage.inShort(ui.t("committee.promise.no-bar"), most);
        String written = EvidencePage.inShort(success(bar, ui), most);
        return bar.figure().isEmpty() ? ui.told(written).toString() : written;
    }

    private static String success(Evidence.Bar bar, Ui ui) {
        if (bar.figure().isEmpty()) return bar.successInWords();
        BigDecimal success = bar.success();
        return success == null
                ? ui.t("increment.threshold.taken-back")
                : ThresholdWords.success(success, bar.unit(), bar.moreIsBetter(), ui.words());
    }

    private static String stop(Evidence.Bar bar, Ui ui) {
        if (bar.figure().isEmpty()) return bar.stopInWords();
        BigDecimal stop = bar.stop();
        return stop == null
                ? ui.t("increment.threshold.unsaid")
                : ThresholdWords.stop(stop, bar.unit(), bar.moreIsBetter(), ui.words());
    }

    /** Both thresholds in a sentence, where what was typed is told. */
    public static String both(Evidence.Bar bar, Ui ui) {
        String success = success(bar, ui);
        String stop = stop(bar, ui);
        return bar.figure().isEmpty()
                ? ui.t(
                                "increment.threshold.both",
                                ui.told(success).toString(),
                                ui.told(stop).toString()) + "."
                : ui.t("increment.threshold.both", success, stop) + ", "
                        + ui.t("increment.threshold.read", bar.figure()) + ".";
    }

    /** When it was written, and by whom: never a name. */
    public static String written(Evidence.Bar bar, Ui ui) {
        return bar.setOn() == null
                ? ui.t("increment.threshold.undated")
                : ui.t(
                        "increment.threshold.set",
                        ui.date(bar.setOn()),
                        ui.t(bar.byStaff() ? "increment.threshold.by.staff" : "increment.threshold.by.team"));
    }

    /** The figure with its period, or what is told in words, of so many signs at most; what was typed is told. */
    public static String result(Evidence.Promise promise, int most, Ui ui) {
        Evidence.Measured result = promise.result();
        if (result != null)
            return ui.quantity(result.value(), result.unit()) + ", "
                    + Wording.period(result.periodicity(), result.start(), ui);
        if (!promise.told().isEmpty())
            return ui.told(EvidencePage.inShort(promise.told(), most)).toString();
        return ui.t("committee.promise.no-result");
    }
}
