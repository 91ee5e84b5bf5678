package org.terreau.web;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** A text whose lines end: whoever reads it line by line holds no more than one of them. */
public final class ShortLines extends FilterReader {

    /** In characters. */
    public static final int LONGEST = 1 << 16;

    private int since;

    public ShortLines(Reader from) {
        super(from);
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        if (one >= 0) seen((char) one);
        return one;
    }

    @Override
    public int read(char[] into, int at, int length) throws IOException {
        int count = super.read(into, at, Math.min(length, LONGEST));
        for (int place = 0; place < count; place++) seen(into[at + place]);
        return count;
    }

    private void seen(char one) {
        since = one == '\n' || one == '\r' ? 0 : since + 1;
        if (since > LONGEST) throw new Budget.Exceeded(Budget.Limit.LINE, LONGEST);
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
