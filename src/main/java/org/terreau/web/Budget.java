package org.terreau.web;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import org.terreau.shared.Refused;

/**
 * What it may cost to read something that somebody sent. The first limit that is passed ends the reading.
 *
 * @param megabytes how much memory the reading holds at most, its result included: {@link ReadingRoom} sets it aside
 * @param bytes how much may be read once unpacked
 * @param items how many things may be made of it
 * @param depth how many things may be open within one another
 */
public record Budget(int megabytes, long bytes, long items, int depth, Duration time) {

    /** What was passed. */
    public enum Limit {
        BYTES,
        ITEMS,
        DEPTH,
        /** A line that does not end. */
        LINE,
        TIME,
        MEMORY,
        /** Nothing is wrong with what was sent: too much is being read already. */
        BUSY
    }

    /** A limit was passed. Unchecked, so that no library takes it for a fault of the file that it can mend. */
    public static final class Exceeded extends RuntimeException {

        private final Limit limit;
        private final long most;

        Exceeded(Limit limit, long most) {
            super(limit + " over " + most, null, false, false);
            this.limit = limit;
            this.most = most;
        }

        public Limit limit() {
            return limit;
        }

        /** The sentence that says so, beside a field. */
        public Refused on(String field) {
            return new Refused(java.util.List.of(problem(field)));
        }

        public Refused.Problem problem(String field) {
            return Refused.Problem.of(
                    field, "web.reading." + limit.name().toLowerCase(java.util.Locale.ROOT), String.valueOf(most));
        }
    }

    public Exceeded exceeded(Limit limit) {
        return new Exceeded(
                limit,
                switch (limit) {
                    case BYTES -> bytes >> 20;
                    case ITEMS -> items;
                    case DEPTH -> depth;
                    case LINE -> ShortLines.LONGEST;
                    case TIME -> time.toSeconds();
                    case MEMORY -> megabytes;
                    case BUSY -> 0;
                });
    }

    /** Starts to count. */
    public Meter meter() {
        return new Meter();
    }

    /** Counts what one reading costs. */
    public final class Meter {

        private final long end = System.nanoTime() + time.toNanos();
        private long read;
        private long made;

        private Meter() {}

        public Budget budget() {
            return Budget.this;
        }

        public void read(long count) {
            read += count;
            if (read > bytes) throw exceeded(Limit.BYTES);
            checkTime();
        }

        public void made(long count) {
            made += count;
            if (made > items) throw exceeded(Limit.ITEMS);
            checkTime();
        }

        public void entered(int deep) {
            if (deep > depth) throw exceeded(Limit.DEPTH);
        }

        public void checkTime() {
            if (System.nanoTime() - end > 0) throw exceeded(Limit.TIME);
        }

        /** The same bytes, counted as they are read. */
        public InputStream over(InputStream from) {
            return new FilterInputStream(from) {
                @Override
                public int read() throws IOException {
                    int one = super.read();
                    if (one >= 0) Meter.this.read(1);
                    return one;
                }

                @Override
                public int read(byte[] into, int at, int length) throws IOException {
                    int count = super.read(into, at, length);
                    if (count > 0) Meter.this.read(count);
                    return count;
                }

                @Override
                public boolean markSupported() {
                    return false;
                }
            };
        }

        /** The same bytes, counted as they are written. */
        public OutputStream over(OutputStream to) {
            return new FilterOutputStream(to) {
                @Override
                public void write(int one) throws IOException {
                    Meter.this.read(1);
                    out.write(one);
                }

                @Override
                public void write(byte[] from, int at, int length) throws IOException {
                    Meter.this.read(length);
                    out.write(from, at, length);
                }
            };
        }
    }
}
