package org.terreau.exchange.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.terreau.web.Ui;

/** A size in the reader's words. */
public final class FileSize {

    private static final long KILO = 1024;
    private static final long MEGA = KILO * KILO;

    private FileSize() {}

    public static String words(long bytes, Ui ui) {
        if (bytes < MEGA) return ui.t("exchange.documents.size.kilo", ui.number((bytes + KILO - 1) / KILO));
        BigDecimal mega = BigDecimal.valueOf(bytes).divide(BigDecimal.valueOf(MEGA), 1, RoundingMode.HALF_UP);
        return ui.t("exchange.documents.size.mega", ui.number(mega));
    }
}
