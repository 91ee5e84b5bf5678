package org.terreau.shared;

import java.text.Normalizer;
import java.util.Locale;

/** Text without accents, case and signs, for searching as people type. */
public final class Plain {

    private Plain() {}

    public static String text(String written) {
        return Normalizer.normalize(written, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}+", "")
                .replace("œ", "oe")
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }
}
