package org.terreau.opendata;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.eclipse.jgit.errors.TooLargeObjectInPackException;
import org.eclipse.jgit.lib.Constants;

/**
 * What a Git server sends, weighed as it comes. An object may be written as the difference from another one, which is
 * itself a difference, and so on: the library keeps them in memory from the first to the last while others wait for them,
 * however small the differences are. Such a chain is refused before the library resolves it.
 */
final class WeighedPack extends FilterInputStream {

    /** What the objects of a chain may weigh together. */
    static final long HEAVIEST = 32L << 20;

    /** The library makes room for as many as are announced. */
    static final int MOST = 400_000;

    private static final int HEADER = 12;
    private static final int COUNTED_AFTER = 8;
    private static final int MORE = 0x80;
    private static final int DIGITS = 7;

    private enum Part {
        HEADER,
        SIZE,
        DISTANCE,
        NAME,
        CONTENT,
        NOTHING_MORE
    }

    private final Inflater inflater = new Inflater();
    private final byte[] inflated = new byte[1 << 13];
    private Part part = Part.HEADER;
    private int seen;
    private long passed;
    private long left;

    private long start;
    private int type;
    private long number;
    private long distance;
    private final Sizes sizes = new Sizes();

    private long[] starts = new long[1024];
    private long[] weights = new long[1024];
    private int known;
    private long heaviest;
    private long named;

    WeighedPack(InputStream pack) {
        super(pack);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int at, int length) throws IOException {
        int read = super.read(into, at, length);
        if (read > 0) weigh(into, at, at + read);
        return read;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        super.close();
    }

    private void weigh(byte[] bytes, int from, int to) throws IOException {
        int next = from;
        while (next < to && part != Part.NOTHING_MORE) {
            if (part == Part.CONTENT) {
                int used = inflate(bytes, next, to - next);
                next += used;
                passed += used;
                if (inflater.finished()) end();
            } else {
                passed++;
                take(bytes[next++] & 0xff);
            }
        }
    }

    private void take(int sign) throws IOException {
        seen++;
        switch (part) {
            case HEADER -> {
                if (seen > COUNTED_AFTER) left = left << Byte.SIZE | sign;
                if (seen < HEADER) return;
                if (left > MOST) throw new TooLargeObjectInPackException(left, MOST);
                begin();
            }
            case SIZE -> {
                if (seen == 1) {
                    type = sign >> 4 & 7;
                    number = sign & 15;
                } else number |= (long) (sign & (MORE - 1)) << 4 + DIGITS * (seen - 2);
                if (sign < MORE)
                    next(
                            type == Constants.OBJ_OFS_DELTA
                                    ? Part.DISTANCE
                                    : type == Constants.OBJ_REF_DELTA ? Part.NAME : Part.CONTENT);
            }
            case DISTANCE -> {
                distance = (seen == 1 ? 0 : distance + 1 << DIGITS) | sign & (MORE - 1);
                if (sign < MORE) next(Part.CONTENT);
            }
            case NAME -> {
                if (seen == Constants.OBJECT_ID_LENGTH) next(Part.CONTENT);
            }
            case CONTENT, NOTHING_MORE -> throw new IllegalStateException(part.name());
        }
    }

    private void next(Part following) {
        part = following;
        seen = 0;
    }

    private void begin() {
        if (left-- == 0) {
            next(Part.NOTHING_MORE);
            return;
        }
        start = passed;
        inflater.reset();
        sizes.restart();
        next(Part.SIZE);
    }

    /** @return how many bytes belong to the object */
    private int inflate(byte[] bytes, int at, int length) throws IOException {
        inflater.setInput(bytes, at, length);
        try {
            while (!inflater.finished() && !inflater.needsInput()) {
                int made = inflater.inflate(inflated);
                if (made == 0 && inflater.needsDictionary()) throw new IOException("An object with a dictionary");
                sizes.read(inflated, made);
            }
        } catch (DataFormatException damaged) {
            throw new IOException(damaged);
        }
        return length - inflater.getRemaining();
    }

    private void end() throws IOException {
        long weight = switch (type) {
            case Constants.OBJ_OFS_DELTA -> weightAt(start - distance) + sizes.result;
            case Constants.OBJ_REF_DELTA -> named += sizes.result;
            default -> number;
        };
        if (type == Constants.OBJ_OFS_DELTA) heaviest = Math.max(heaviest, weight);
        // One named by its content may stand on any other one, even on one that comes later.
        if (heaviest + named > HEAVIEST) throw new TooLargeObjectInPackException(heaviest + named, HEAVIEST);
        if (known == starts.length) {
            starts = Arrays.copyOf(starts, 2 * known);
            weights = Arrays.copyOf(weights, 2 * known);
        }
        starts[known] = start;
        weights[known++] = weight;
        begin();
    }

    private long weightAt(long place) {
        int found = Arrays.binarySearch(starts, 0, known, place);
        return found < 0 ? 0 : weights[found];
    }

    /** A difference starts with the size of what it is applied to, then that of what it gives. */
    private static final class Sizes {

        private int which;
        private int shift;
        private long result;

        void restart() {
            which = 0;
            shift = 0;
            result = 0;
        }

        void read(byte[] content, int length) {
            for (int place = 0; place < length && which < 2; place++) {
                if (which == 1) result |= (long) (content[place] & (MORE - 1)) << shift;
                shift += DIGITS;
                if ((content[place] & MORE) == 0) {
                    which++;
                    shift = 0;
                }
            }
        }
    }
}
