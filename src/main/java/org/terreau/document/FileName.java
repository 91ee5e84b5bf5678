package org.terreau.document;

import java.text.Normalizer;
import java.util.Locale;

/**
 * A file's name as it is shown and given back: as it was typed, accents included, without folders, control characters or
 * the invisible signs that make a name read otherwise than it is written.
 */
public record FileName(String value) {

    static final int LONGEST = 150;

    public FileName {
        if (!value.equals(clean(value))) throw new IllegalArgumentException("Not a clean file name: " + value);
    }

    public static FileName of(String typed) {
        return new FileName(clean(typed));
    }

    /** The letters after the last full stop, in lower case; empty when there are none. */
    public String ending() {
        int dot = value.lastIndexOf('.');
        return dot < 0 ? "" : value.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    private static String clean(String typed) {
        String last = typed.substring(Math.max(typed.lastIndexOf('/'), typed.lastIndexOf('\\')) + 1);
        StringBuilder kept = new StringBuilder();
        last.codePoints().map(FileName::shown).filter(sign -> sign >= 0).forEach(kept::appendCodePoint);
        String name = Normalizer.normalize(kept, Normalizer.Form.NFC)
                .replaceAll(" +", " ")
                .replaceAll("^[ .]+|[ .]+$", "");
        return name.isEmpty() ? "document" : shortened(name);
    }

    /** The sign itself, a space for any white space, or -1 for what is not shown. */
    private static int shown(int sign) {
        return switch (Character.getType(sign)) {
            case Character.SPACE_SEPARATOR -> ' ';
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> -1;
            default -> sign;
        };
    }

    private static String shortened(String name) {
        if (name.length() <= LONGEST) return name;
        int dot = name.lastIndexOf('.');
        String ending = dot > 0 && name.length() - dot <= 10 ? name.substring(dot) : "";
        int end = LONGEST - ending.length();
        if (Character.isHighSurrogate(name.charAt(end - 1))) end--;
        return name.substring(0, end).replaceAll("[ .]+$", "") + ending;
    }

    @Override
    public String toString() {
        return value;
    }
}
