package org.terreau.standard;

import java.net.IDN;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.terreau.shared.Objections;

/**
 * Where a site stands, and which of its pages are read.
 *
 * @param origin scheme, name and port, as programs write them
 * @param paths {@link #MOST} at most, each with its first stroke
 */
public record SiteAddress(String origin, List<String> paths) {

    public static final int MOST = 10;
    public static final int LONGEST = 300;

    private static final Pattern WRITTEN = Pattern.compile(
            "(?:(https?)://)?([^/?#:@\\s]{1,253})(?::(\\d{1,5}))?([/?#]\\S*)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern HOST =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern PATH = Pattern.compile("/[\\x21-\\x7e&&[^#\"<>\\\\^`{|}]]*");

    public SiteAddress {
        paths = List.copyOf(paths);
    }

    /**
     * Reads what somebody typed: without a scheme it is https, a name in any alphabet gets its form for programs, a path
     * behind the name becomes the first page.
     *
     * @param pages a path a line
     * @param objections takes what is wrong with the fields `adresse` and `pages`
     */
    static SiteAddress read(String typed, String pages, Objections objections) {
        Set<String> paths = new LinkedHashSet<>();
        String origin = origin(typed.strip(), paths, objections);
        for (String line : pages.lines().map(String::strip).toList()) {
            if (line.isEmpty()) continue;
            String path = path(line);
            if (path.length() > LONGEST || !PATH.matcher(path).matches() || path.startsWith("//")) {
                objections.add("pages", "standard.wrong.path", line.length() > 60 ? line.substring(0, 60) + "…" : line);
                break;
            }
            paths.add(path);
        }
        objections.when(paths.size() > MOST, "pages", "standard.wrong.paths", MOST);
        return new SiteAddress(origin, new ArrayList<>(paths));
    }

    private static String path(String typed) {
        String path = typed.startsWith("/") ? typed : "/" + typed;
        StringBuilder ascii = new StringBuilder();
        for (byte one : path.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
            if (one < 0) ascii.append('%').append(String.format(Locale.ROOT, "%02X", one & 0xff));
            else ascii.append((char) one);
        }
        return ascii.toString();
    }

    private static String origin(String typed, Set<String> paths, Objections objections) {
        Matcher parts = WRITTEN.matcher(typed);
        if (typed.length() > LONGEST || !parts.matches()) {
            objections.add("adresse", "standard.wrong.address");
            return "";
        }
        String scheme = parts.group(1) == null ? "https" : parts.group(1).toLowerCase(Locale.ROOT);
        String host = ascii(parts.group(2));
        int port = parts.group(3) == null ? -1 : Integer.parseInt(parts.group(3));
        if (!HOST.matcher(host).matches()
                || port != -1 && port != 80 && port != 443 && (port < 1024 || port > 65_535)) {
            objections.add("adresse", "standard.wrong.address");
            return "";
        }
        String rest = parts.group(4) == null ? "" : parts.group(4).replaceFirst("#.*", "");
        if (!rest.isEmpty() && !rest.equals("/")) {
            String path = path(rest);
            if (PATH.matcher(path).matches() && !path.startsWith("//")) paths.add(path);
            else objections.add("adresse", "standard.wrong.address");
        }
        boolean usual = port == -1 || port == (scheme.equals("https") ? 443 : 80);
        return scheme + "://" + host + (usual ? "" : ":" + port);
    }

    private static String ascii(String host) {
        try {
            return IDN.toASCII(host, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException none) {
            return "";
        }
    }

    /** Its name as people read it. */
    public static String shown(String origin) {
        int at = origin.indexOf("://") + 3;
        return IDN.toUnicode(origin.substring(at), IDN.ALLOW_UNASSIGNED);
    }

    /** The name that one robot at a time asks: that of the host, with or without `www.`. */
    String host() {
        return Hosts.bare(java.net.URI.create(origin).getHost());
    }
}
