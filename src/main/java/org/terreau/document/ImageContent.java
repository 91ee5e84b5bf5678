package org.terreau.document;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/** An image is whole, ends where it says, and carries no page or program beside its points. */
final class ImageContent {

    private static final List<String> OF_A_PAGE = List.of("<script", "<html", "<!doctype html", "<?php", "<iframe");
    private static final int BLOCK = 1 << 16;

    private ImageContent() {}

    static @Nullable String fault(FileKind kind, Path file) throws IOException {
        try {
            if (kind == FileKind.WEBP ? !endsWhereItSays(file) : !readable(file)) return "broken";
            if (kind == FileKind.PNG && !endsWithItsLastPart(file)) return "two-things";
        } catch (EOFException | IllegalArgumentException | IndexOutOfBoundsException cut) {
            return "broken";
        }
        return holdsAPage(file) ? "two-things" : null;
    }

    private static boolean readable(Path file) throws IOException {
        try (ImageInputStream bytes = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(bytes);
            if (!readers.hasNext()) return false;
            ImageReader reader = readers.next();
            try {
                reader.setInput(bytes, true, true);
                return reader.getWidth(0) > 0 && reader.getHeight(0) > 0;
            } catch (javax.imageio.IIOException unreadable) {
                return false;
            } finally {
                reader.dispose();
            }
        }
    }

    /** A WebP file begins with `RIFF` and its length. */
    private static boolean endsWhereItSays(Path file) throws IOException {
        try (DataInputStream bytes = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            bytes.skipNBytes(4);
            long length = Integer.toUnsignedLong(Integer.reverseBytes(bytes.readInt()));
            return Files.size(file) == length + 8;
        }
    }

    /** A PNG file is a list of parts, each with its length; nothing follows the one called `IEND`. */
    private static boolean endsWithItsLastPart(Path file) throws IOException {
        try (DataInputStream bytes = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            bytes.skipNBytes(8);
            String part = "";
            while (!part.equals("IEND")) {
                int length = bytes.readInt();
                part = new String(bytes.readNBytes(4), StandardCharsets.US_ASCII);
                if (length < 0) return false;
                bytes.skipNBytes(length + 4L);
            }
            return bytes.read() < 0;
        }
    }

    private static boolean holdsAPage(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            String before = "";
            for (byte[] block = bytes.readNBytes(BLOCK); block.length > 0; block = bytes.readNBytes(BLOCK)) {
                String text =
                        before + new String(block, StandardCharsets.ISO_8859_1).toLowerCase(java.util.Locale.ROOT);
                if (OF_A_PAGE.stream().anyMatch(text::contains)) return true;
                before = text.substring(Math.max(0, text.length() - 16));
            }
            return false;
        }
    }
}
