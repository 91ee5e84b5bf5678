package org.terreau.standard;

import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text without accents, capitals nor kinds of spaces and apostrophes, sign for sign: what is found in it is quoted as it
 * was written.
 */
final class Folded {

    private static final int BEFORE = 40;
    private static final int AFTER = 120;

    private final String written;
    private final String folded;

    Folded(String written) {
        this.written = written;
        StringBuilder signs = new StringBuilder(written.length());
        for (int at = 0; at < written.length(); at++) signs.append(sign(written.charAt(at)));
        this.folded = signs.toString();
    }

    private static char sign(char one) {
        if (one < 128) return Character.toLowerCase(one);
        if (one == '\u2019' || one == '\u2018') return '\'';
        if (one == '\u2010' || one == '\u2011' || one == '\u2013' || one == '\u2014') return '-';
        if (Character.isSpaceChar(one)) return ' ';
        if (Character.isSurrogate(one)) return one;
        return Character.toLowerCase(
                Normalizer.normalize(String.valueOf(one), Normalizer.Form.NFD).charAt(0));
    }

    Matcher find(Pattern pattern) {
        return pattern.matcher(folded);
    }

    boolean has(Pattern pattern) {
        return find(pattern).find();
    }

    /** What stands around a place, as written. */
    String around(Matcher found) {
        int from = Math.max(0, found.start() - BEFORE);
        int to = Math.min(written.length(), found.end() + AFTER);
        return Finding.cut(written.substring(from, to), Finding.LONGEST);
    }

    /** As written. */
    String quote(Matcher found) {
        return Finding.cut(written.substring(found.start(), found.end()), Finding.LONGEST);
    }
}
