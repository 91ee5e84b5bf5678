package org.terreau.testing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/**
 * Files and texts that were good once, damaged in ways that a reader may not expect: always the same ones. A few thousand
 * in the suite; `bench/fuzz` asks for more with `-Dfuzz.times`.
 */
public final class Mutations {

    private static final int TIMES = Integer.getInteger("fuzz.times", 1);
    private static final int MOST_CHANGES = 6;
    private static final int LONGEST_PIECE = 40;
    private static final long LONGEST_NANOS = 10_000_000_000L;

    private static final List<byte[]> SIGNS = List.of(
            bytes("\0"),
            new byte[] {(byte) 0xff},
            new byte[] {(byte) 0xc3},
            bytes("\uFEFF"),
            bytes("\u2028"),
            bytes("\u202E"),
            bytes("\uD83D\uDE00"),
            bytes("\""),
            bytes("'"),
            bytes("\\"),
            bytes("[[[[[[[["),
            bytes("]]"),
            bytes("{{{{{{{{"),
            bytes("}}"),
            bytes("(("),
            bytes("<!DOCTYPE a [<!ENTITY b \"c\">]>"),
            bytes("&b;"),
            bytes("&&&*a !!x"),
            bytes("---\n"),
            bytes(";;;;"),
            bytes(",,,,"),
            bytes("\r"),
            bytes("\n\n"),
            bytes("\t"),
            bytes("../"),
            bytes("99999999999999999999999999"),
            bytes("-0"),
            bytes("1e400"),
            bytes("NaN"),
            bytes("2026-02-30"),
            bytes("$..*..*"),
            bytes("%PDF-1.7"),
            bytes("null"));

    private Mutations() {}

    /** Reads what was damaged. */
    @FunctionalInterface
    public interface Reader {
        void read(byte[] content) throws Exception;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Hands damaged inputs to a reader, which takes or refuses each in time.
     *
     * @param times how many, in the suite
     * @param refusal whether a failure is the reader's way to say no
     */
    public static void of(List<byte[]> good, int times, Predicate<Exception> refusal, Reader reader) {
        Random random = new Random(good.size() * 31L + times);
        for (int number = 0; number < times * TIMES; number++) {
            byte[] input = damaged(good, random);
            long began = System.nanoTime();
            try {
                reader.read(input);
            } catch (Exception | StackOverflowError | OutOfMemoryError failure) {
                if (!(failure instanceof Exception refused) || !refusal.test(refused))
                    throw new AssertionError("not refused in its way, number " + number + ": " + shown(input), failure);
            }
            if (System.nanoTime() - began > LONGEST_NANOS)
                throw new AssertionError("takes more than ten seconds, number " + number + ": " + shown(input));
        }
    }

    private static String shown(byte[] input) {
        return HexFormat.of().formatHex(input, 0, Math.min(input.length, 2_000));
    }

    private static byte[] damaged(List<byte[]> good, Random random) {
        byte[] input = good.get(random.nextInt(good.size())).clone();
        for (int change = random.nextInt(MOST_CHANGES); change >= 0; change--) input = change(input, good, random);
        return input;
    }

    private static byte[] change(byte[] input, List<byte[]> good, Random random) {
        int at = random.nextInt(input.length + 1);
        int end = Math.min(input.length, at + random.nextInt(LONGEST_PIECE));
        return switch (random.nextInt(7)) {
            case 0 -> joined(input, at, SIGNS.get(random.nextInt(SIGNS.size())), at);
            case 1 -> joined(input, at, SIGNS.get(random.nextInt(SIGNS.size())), end);
            case 2 -> joined(input, at, new byte[0], end);
            case 3 -> joined(input, end, Arrays.copyOfRange(input, at, end), end);
            case 4 -> joined(input, at, new byte[0], input.length);
            case 5 -> {
                byte[] other = good.get(random.nextInt(good.size()));
                yield joined(
                        input,
                        at,
                        Arrays.copyOfRange(other, random.nextInt(other.length + 1), other.length),
                        input.length);
            }
            default -> {
                if (at < input.length) input[at] ^= (byte) (1 << random.nextInt(8));
                yield input;
            }
        };
    }

    /** The start of this up to `start`, a piece, and the rest from `rest`. */
    private static byte[] joined(byte[] input, int start, byte[] piece, int rest) {
        ByteArrayOutputStream all = new ByteArrayOutputStream(input.length + piece.length);
        all.write(input, 0, start);
        all.writeBytes(piece);
        all.write(input, rest, input.length - rest);
        return all.toByteArray();
    }
}
