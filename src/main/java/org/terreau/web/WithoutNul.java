package org.terreau.web;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.io.IOContext;
import tools.jackson.core.io.InputDecorator;

/** Refuses JSON that writes the sign that no text of the database can hold, wherever it is. */
final class WithoutNul extends InputDecorator {

    private static final long serialVersionUID = 1L;

    /** After an odd number of backslashes. */
    private static final String NUL = "u0000";

    /** A text holds it. */
    static final class Found extends StreamReadException {

        private static final long serialVersionUID = 1L;

        Found() {
            super("A text holds a sign that nothing can keep");
        }
    }

    /** Follows a text from one sign to the next. */
    private static final class Watch {

        private boolean escaped;
        private int matched;

        /** A zero stands between the signs of UTF-16. */
        void see(int sign) {
            if (sign == 0) return;
            if (escaped) {
                matched = sign == NUL.charAt(0) ? 1 : 0;
                escaped = false;
            } else if (matched > 0 && sign == NUL.charAt(matched)) matched++;
            else {
                matched = 0;
                escaped = sign == '\\';
            }
            if (matched == NUL.length()) throw new Found();
        }
    }

    @Override
    public InputStream decorate(IOContext context, InputStream from) {
        Watch watch = new Watch();
        return new FilterInputStream(from) {
            @Override
            public int read() throws IOException {
                int one = super.read();
                if (one >= 0) watch.see(one);
                return one;
            }

            @Override
            public int read(byte[] into, int at, int length) throws IOException {
                int count = super.read(into, at, length);
                for (int place = 0; place < count; place++) watch.see(into[at + place]);
                return count;
            }
        };
    }

    @Override
    public InputStream decorate(IOContext context, byte[] from, int at, int length) {
        return decorate(context, new ByteArrayInputStream(from, at, length));
    }

    @Override
    public Reader decorate(IOContext context, Reader from) {
        Watch watch = new Watch();
        return new FilterReader(from) {
            @Override
            public int read() throws IOException {
                int one = super.read();
                if (one >= 0) watch.see(one);
                return one;
            }

            @Override
            public int read(char[] into, int at, int length) throws IOException {
                int count = super.read(into, at, length);
                for (int place = 0; place < count; place++) watch.see(into[at + place]);
                return count;
            }
        };
    }
}
