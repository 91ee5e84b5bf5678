package org.terreau.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.springframework.web.multipart.MultipartFile;
import org.terreau.shared.Refused;

/** A text that somebody chose as a file: UTF-8, or what older spreadsheets write. */
public final class SentText {

    private static final Charset OF_SPREADSHEETS = Charset.forName("windows-1252");
    private static final int LARGEST = 1 << 20;

    private SentText() {}

    /** @throws Refused on `fichier` when it is too large, or no text */
    public static String of(MultipartFile file) {
        if (file.getSize() > LARGEST) throw new Refused("fichier", "web.sent-text.large");
        byte[] bytes = bytes(file);
        for (byte one : bytes) if (one == 0) throw new Refused("fichier", "web.sent-text.not-text");
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException older) {
            return new String(bytes, OF_SPREADSHEETS);
        }
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }
}
