package org.terreau.access.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.springframework.web.multipart.MultipartFile;
import org.terreau.shared.Refused;

/** A list that somebody chose as a file: UTF-8, or what older spreadsheets write. */
final class SentList {

    private static final Charset OF_SPREADSHEETS = Charset.forName("windows-1252");
    private static final int LARGEST = 1 << 20;

    private SentList() {}

    /** @throws Refused on `fichier` when it is too large, or no text */
    static String of(MultipartFile file) {
        if (file.getSize() > LARGEST) throw new Refused("fichier", "access.reading.large");
        byte[] bytes = bytes(file);
        for (byte one : bytes) if (one == 0) throw new Refused("fichier", "access.reading.unreadable");
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
