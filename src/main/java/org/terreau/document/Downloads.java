package org.terreau.document;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;

/**
 * Answers with a stored file. The browser saves it; an image may also be looked at, in a page of its own that can run
 * nothing. (A PDF is saved: browsers refuse to show one under the same restriction.)
 */
public final class Downloads {

    private Downloads() {}

    public static void send(Vault.Stored file, String name, boolean look, HttpServletResponse response)
            throws IOException {
        try (Whole bytes = file.whole()) {
            boolean inline = look && file.kind().image();
            ContentDisposition.Builder disposition =
                    inline ? ContentDisposition.inline() : ContentDisposition.attachment();
            response.setContentType(file.kind().mediaType());
            response.setContentLengthLong(file.size());
            response.setHeader(
                    "Content-Disposition",
                    disposition.filename(name, StandardCharsets.UTF_8).build().toString());
            response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
            response.setHeader("X-Content-Type-Options", "nosniff");
            bytes.writeTo(response.getOutputStream());
        }
    }
}
