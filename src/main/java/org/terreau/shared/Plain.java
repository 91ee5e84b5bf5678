package org.terreau.shared;

import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Text without accents, case and signs, for searching as people type. */
public final class Plain {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Plain() {}

    public static String text(String written) {
        String lower = Normalizer.normalize(written, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        String bare = MARKS.matcher(lower).replaceAll("").replace("œ", "oe");
        return SIGNS.matcher(bare).replaceAll(" ").strip();
    }

    /** In the order of their names, each made plain once; those of one name stay in the order in which they came. */
    public static <T> List<T> sorted(Collection<? extends T> values, Function<? super T, String> name) {
        return Keyed.sorted(values, value -> text(name.apply(value)));
    }
}
