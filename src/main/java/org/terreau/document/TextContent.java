package org.terreau.document;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Text is text: no control characters but those that end lines and cells, unless a mark says that it is UTF-16. */
final class TextContent {

    private TextContent() {}

    static @Nullable String fault(Path file) throws IOException {
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file))) {
            bytes.mark(2);
            int mark = bytes.read() << 8 | bytes.read();
            if (mark == 0xFEFF || mark == 0xFFFE) return null;
            bytes.reset();
            for (int each = bytes.read(); each >= 0; each = bytes.read())
                if (each < ' ' && each != '\t' && each != '\n' && each != '\r' && each != '\f') return "not-text";
            return null;
        }
    }
}
