package org.terreau.shared;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The bytes of a text that some other program wrote, read in the signs that it was written in. */
public final class WrittenText {

    private static final Charset OF_OLDER_SPREADSHEETS = Charset.forName("windows-1252");

    private WrittenText() {}

    /**
     * As its byte order mark says; without one UTF-8 where it is, else what older spreadsheets write.
     *
     * @return without its byte order mark
     */
    public static String of(byte[] bytes) {
        if (starts(bytes, 0xEF, 0xBB, 0xBF)) return new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8);
        if (starts(bytes, 0xFF, 0xFE)) return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
        if (starts(bytes, 0xFE, 0xFF)) return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException older) {
            return new String(bytes, OF_OLDER_SPREADSHEETS);
        }
    }

    /** Whether a byte order mark says in which signs it is written. */
    public static boolean marked(byte[] bytes) {
        return starts(bytes, 0xEF, 0xBB, 0xBF) || starts(bytes, 0xFF, 0xFE) || starts(bytes, 0xFE, 0xFF);
    }

    private static boolean starts(byte[] bytes, int... signs) {
        if (bytes.length < signs.length) return false;
        for (int place = 0; place < signs.length; place++) if ((bytes[place] & 0xff) != signs[place]) return false;
        return true;
    }
}
