package org.terreau.web;

import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A link as a QR code; the page that shows it says the link in full beside it. */
public final class QrCode {

    private static final int QUIET = 4;

    private QrCode() {}

    /** The code as an SVG document. */
    public static String svg(String link) {
        io.nayuki.qrcodegen.QrCode code =
                io.nayuki.qrcodegen.QrCode.encodeText(link, io.nayuki.qrcodegen.QrCode.Ecc.MEDIUM);
        int side = code.size + 2 * QUIET;
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++)
            for (int x = 0; x < code.size; x++)
                if (code.getModule(x, y))
                    path.append('M')
                            .append(x + QUIET)
                            .append(' ')
                            .append(y + QUIET)
                            .append("h1v1h-1z");
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + side + " " + side
                + "\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h" + side + "v" + side
                + "H0z\"/><path d=\"" + path + "\"/></svg>";
    }

    /** The same as the answer to a request. */
    public static ResponseEntity<byte[]> file(String link) {
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("image/svg+xml"))
                .header("Cache-Control", "private, max-age=3600")
                .body(svg(link).getBytes(StandardCharsets.UTF_8));
    }
}
