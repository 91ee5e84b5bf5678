package org.terreau.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.web.multipart.MultipartFile;
import org.terreau.shared.Refused;
import org.terreau.shared.WrittenText;

/** A text that somebody chose as a file. */
public final class SentText {

    private static final int LARGEST = 1 << 20;

    private SentText() {}

    /** @throws Refused on `fichier` when it is too large, or no text */
    public static String of(MultipartFile file) {
        if (file.getSize() > LARGEST) throw new Refused("fichier", "web.sent-text.large");
        String text = WrittenText.of(bytes(file));
        if (text.indexOf('\0') >= 0) throw new Refused("fichier", "web.sent-text.not-text");
        return text;
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }
}
