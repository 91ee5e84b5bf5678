package org.terreau.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.tomcat.util.http.parser.AcceptEncoding;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * A page as it leaves for everybody. It is kept compressed, as nearly all read it: a sixth of the memory, and as much less to
 * collect when another takes its place.
 *
 * @param version the {@link PublicContent} that it shows
 * @param headers what is said of it: what its controller said, the rest as for every page that is kept
 * @param tag a weak one: the same for the page and for its compression
 */
record KeptPage(long version, byte[] compressed, Locale language, Map<String, List<String>> headers, String tag) {

    private static final String GZIP = "gzip";
    private static final String VARIES_WITH = "Cookie, Accept-Language, Accept-Encoding";

    /** A page just rendered, with what its controller said to this answer; a cookie is its visitor's and the name
     * of the request its own: they are not kept. */
    static KeptPage of(long version, byte[] html, HttpServletResponse response) throws IOException {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String name : response.getHeaderNames()) headers.put(name, List.copyOf(response.getHeaders(name)));
        headers.remove(HttpHeaders.SET_COOKIE);
        headers.remove(RequestNames.HEADER);
        headers.putIfAbsent(HttpHeaders.CACHE_CONTROL, List.of("no-cache"));
        List<String> varies = new ArrayList<>(headers.getOrDefault(HttpHeaders.VARY, List.of()));
        varies.add(VARIES_WITH);
        headers.put(HttpHeaders.VARY, varies);
        List<String> said = headers.remove(HttpHeaders.ETAG);
        return new KeptPage(version, gzip(html), response.getLocale(), headers, said == null ? tag(html) : said.get(0));
    }

    private static String tag(byte[] html) {
        CRC32C sum = new CRC32C();
        sum.update(html);
        return "W/\"" + Long.toHexString(sum.getValue()) + "-" + html.length + "\"";
    }

    private static byte[] gzip(byte[] html) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(html.length / 2);
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(html);
        }
        return bytes.toByteArray();
    }

    private byte[] html() throws IOException {
        try (GZIPInputStream bytes = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            return bytes.readAllBytes();
        }
    }

    /** How many bytes it takes in memory. */
    int weight() {
        return compressed.length;
    }

    void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
        headers.forEach((name, values) -> {
            response.setHeader(name, values.get(0));
            values.stream().skip(1).forEach(value -> response.addHeader(name, value));
        });
        response.setLocale(language);
        if (new ServletWebRequest(request, response).checkNotModified(tag)) return;
        boolean compresses = readsGzip(request.getHeader(HttpHeaders.ACCEPT_ENCODING));
        if (compresses) response.setHeader(HttpHeaders.CONTENT_ENCODING, GZIP);
        byte[] bytes = compresses ? compressed : html();
        response.setContentType("text/html;charset=UTF-8");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private static boolean readsGzip(@Nullable String accepted) throws IOException {
        return accepted != null
                && AcceptEncoding.parse(new StringReader(accepted)).stream()
                        .anyMatch(coding -> coding.getEncoding().equalsIgnoreCase(GZIP));
    }
}
