package org.terreau.mail.web;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.terreau.mail.OutboxReader;

/** A message whose addresses can be followed. */
public record MessagePage(OutboxReader.Entry entry, List<Piece> pieces) {

    private static final Pattern ADDRESS = Pattern.compile("https?://\\S+[^\\s.,;:!?)»]");

    /** A run of text, or an address to follow. */
    public record Piece(String text, boolean address) {}

    static MessagePage of(OutboxReader.Entry entry) {
        List<Piece> pieces = new ArrayList<>();
        Matcher matcher = ADDRESS.matcher(entry.text());
        int from = 0;
        while (matcher.find()) {
            if (matcher.start() > from) pieces.add(new Piece(entry.text().substring(from, matcher.start()), false));
            pieces.add(new Piece(matcher.group(), true));
            from = matcher.end();
        }
        if (from < entry.text().length()) pieces.add(new Piece(entry.text().substring(from), false));
        return new MessagePage(entry, List.copyOf(pieces));
    }
}
