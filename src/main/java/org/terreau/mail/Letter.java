package org.terreau.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A message as its reader sees it: the text that modules write is plain and stands alone, and its blank lines, dashes and
 * addresses say what is a paragraph, a list, or the one thing to do.
 */
public record Letter(List<Block> blocks) {

    /** An address in a text, without the sign that ends the sentence. */
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>»]*[^\\s.,;:!?)<>»]");

    private static final Pattern ITEM = Pattern.compile("[-–—•] (.*)");

    /** What introduces an address that follows on a line of its own, when it is short enough for a button. */
    private static final Pattern INTRODUCED = Pattern.compile("(.{3,60}?)[\\s\\u00a0]*:");

    public Letter {
        blocks = List.copyOf(blocks);
    }

    /** A part of a letter between two blank lines. */
    public sealed interface Block permits Paragraph, Items, Action {}

    public record Paragraph(List<Line> lines) implements Block {

        public Paragraph {
            lines = List.copyOf(lines);
        }
    }

    /**
     * A list.
     *
     * @param items each with the lines that go with it
     */
    public record Items(List<Paragraph> items) implements Block {

        public Items {
            items = List.copyOf(items);
        }
    }

    /**
     * An address on a line of its own.
     *
     * @param words what leads there; the address when nothing introduces it
     */
    public record Action(String words, String address) implements Block {

        public boolean introduced() {
            return !words.equals(address);
        }
    }

    public record Line(List<Piece> pieces) {

        public Line {
            pieces = List.copyOf(pieces);
        }

        static Line of(String text) {
            List<Piece> pieces = new ArrayList<>();
            Matcher matcher = ADDRESS.matcher(text);
            int from = 0;
            while (matcher.find()) {
                if (matcher.start() > from) pieces.add(new Piece(text.substring(from, matcher.start()), false));
                pieces.add(new Piece(matcher.group(), true));
                from = matcher.end();
            }
            if (from < text.length()) pieces.add(new Piece(text.substring(from), false));
            return new Line(pieces);
        }
    }

    /** A run of text, or an address to follow. */
    public record Piece(String text, boolean address) {}

    /** @param text of a message */
    public static Letter of(String text) {
        List<Block> blocks = new ArrayList<>();
        for (String part : text.strip().split("\\R[ \\t]*\\R+", -1))
            new Reading(blocks).part(part.lines().toList());
        return new Letter(blocks);
    }

    /** Reads one part, line after line. */
    private static final class Reading {

        private final List<Block> blocks;
        private final List<Line> paragraph = new ArrayList<>();
        private final List<Paragraph> items = new ArrayList<>();

        Reading(List<Block> blocks) {
            this.blocks = blocks;
        }

        void part(List<String> lines) {
            String before = "";
            for (String line : lines) {
                line(line, before);
                before = line;
            }
            end();
        }

        private void line(String line, String before) {
            Matcher item = ITEM.matcher(line.strip());
            if (item.matches()) {
                endParagraph();
                items.add(new Paragraph(List.of(Line.of(item.group(1)))));
            } else if (!items.isEmpty() && line.startsWith(" ")) {
                Paragraph last = items.remove(items.size() - 1);
                List<Line> more = new ArrayList<>(last.lines());
                more.add(Line.of(line.strip()));
                items.add(new Paragraph(more));
            } else {
                endItems();
                if (ADDRESS.matcher(line.strip()).matches()) action(line.strip(), before.strip());
                else paragraph.add(Line.of(line));
            }
        }

        private void action(String address, String before) {
            Matcher introduced = INTRODUCED.matcher(before);
            boolean button = introduced.matches() && !paragraph.isEmpty();
            if (button) paragraph.remove(paragraph.size() - 1);
            end();
            blocks.add(new Action(button ? introduced.group(1) : address, address));
        }

        private void end() {
            endParagraph();
            endItems();
        }

        private void endParagraph() {
            if (!paragraph.isEmpty()) blocks.add(new Paragraph(paragraph));
            paragraph.clear();
        }

        private void endItems() {
            if (!items.isEmpty()) blocks.add(new Items(items));
            items.clear();
        }
    }
}
