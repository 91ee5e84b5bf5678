package org.terreau.standard;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/** A page as it was read: where it was asked, where it was found, and the first bytes of it. */
final class SitePage {

    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final int HARDLY_ANYTHING = 120;

    private final URI address;
    private final int status;
    private final Map<String, List<String>> headers;
    private final String mediaType;
    private final @Nullable Charset charset;
    private final byte[] bytes;
    private final boolean cut;
    private final String written;
    private @Nullable Document parsed;

    /**
     * @param address where it was found, after redirections
     * @param headers by their names in lower case
     * @param charset as the server says it, null when it says none
     * @param cut it goes on after these bytes
     */
    SitePage(
            URI address,
            int status,
            Map<String, List<String>> headers,
            String mediaType,
            @Nullable Charset charset,
            byte[] bytes,
            boolean cut) {
        this(address, status, headers, mediaType, charset, bytes, cut, "");
    }

    private SitePage(
            URI address,
            int status,
            Map<String, List<String>> headers,
            String mediaType,
            @Nullable Charset charset,
            byte[] bytes,
            boolean cut,
            String written) {
        this.address = address;
        this.status = status;
        this.headers = Map.copyOf(headers);
        this.mediaType = mediaType;
        this.charset = charset;
        this.bytes = bytes.clone();
        this.cut = cut;
        this.written = written;
    }

    /** The same page, as a browser shows it. */
    SitePage drawn(String html) {
        SitePage drawn = new SitePage(address, status, headers, mediaType, charset, bytes, cut);
        drawn.parsed = Jsoup.parse(html, address.toString());
        return drawn;
    }

    /** The same PDF, with what is written in it; "" when that could not be read. */
    SitePage written(String text) {
        return new SitePage(address, status, headers, mediaType, charset, bytes, cut, text);
    }

    URI address() {
        return address;
    }

    int status() {
        return status;
    }

    boolean found() {
        return status >= 200 && status < 300;
    }

    int length() {
        return bytes.length;
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /** By their names in lower case. */
    Map<String, List<String>> headers() {
        return headers;
    }

    boolean cut() {
        return cut;
    }

    List<String> headers(String name) {
        return headers.getOrDefault(name, List.of());
    }

    /** "" when it was not sent. */
    String header(String name) {
        return String.join(", ", headers(name));
    }

    boolean html() {
        return mediaType.toLowerCase(Locale.ROOT).contains("html");
    }

    boolean pdf() {
        return mediaType.toLowerCase(Locale.ROOT).contains("pdf")
                || bytes.length > 4 && new String(bytes, 0, 5, StandardCharsets.US_ASCII).equals("%PDF-");
    }

    /** Undeclared bytes that are no UTF-8 are read as Western European. */
    Document document() {
        Document known = parsed;
        if (known != null) return known;
        try {
            Document read = Jsoup.parse(new ByteArrayInputStream(bytes), encoding(), address.toString());
            parsed = read;
            return read;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private @Nullable String encoding() {
        if (charset != null) return charset.name();
        String start = new String(bytes, 0, Math.min(bytes.length, 4096), StandardCharsets.ISO_8859_1);
        if (start.toLowerCase(Locale.ROOT).contains("charset=") || utf8()) return null;
        return WESTERN.name();
    }

    private boolean utf8() {
        if (cut) return true;
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException other) {
            return false;
        }
    }

    /** As it stands, for what is not HTML. */
    String plain() {
        return new String(bytes, charset == null ? StandardCharsets.UTF_8 : charset);
    }

    /** Its text cannot be read here: a script draws it, or it is a PDF that keeps it to itself. */
    boolean unreadable() {
        return pdf() ? written.isBlank() : needsBrowser();
    }

    Folded text() {
        if (pdf()) return new Folded(written);
        if (!html()) return new Folded(plain());
        return new Folded(document().body() == null ? "" : document().body().text());
    }

    /** Drawn by scripts or put in frames: without a browser there is nothing to read. */
    boolean needsBrowser() {
        if (!html()) return false;
        Document page = document();
        if (!page.select("frameset").isEmpty()) return true;
        Document bare = page.clone();
        bare.select("noscript, script, style").remove();
        boolean nothing = bare.body() == null || bare.body().text().strip().length() < HARDLY_ANYTHING;
        return nothing
                && !page.select("script, iframe").isEmpty()
                && bare.select("a[href]").size() < 3;
    }
}
