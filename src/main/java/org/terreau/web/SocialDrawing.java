package org.terreau.web;

import java.util.ArrayList;
import java.util.List;

/**
 * The picture of a page for those who receive its address: a title, and a figure with what it says.
 *
 * @param figure empty for none
 */
public record SocialDrawing(String brand, List<Line> title, String figure, List<Line> caption) {

    private static final int TITLE_FROM = 200;
    private static final int TITLE_STEP = 76;
    private static final int TITLE_WIDTH = 34;
    private static final int CAPTION_FROM = 530;
    private static final int CAPTION_STEP = 46;
    private static final int CAPTION_WIDTH = 58;
    private static final int TITLE_LINES = 3;
    private static final int CAPTION_LINES = 2;

    public SocialDrawing {
        title = List.copyOf(title);
        caption = List.copyOf(caption);
    }

    /** A line of text and where it stands. */
    public record Line(String text, int y) {}

    static SocialDrawing of(String brand, String title, String figure, String caption) {
        return new SocialDrawing(
                brand,
                lines(title, TITLE_WIDTH, TITLE_LINES, TITLE_FROM, TITLE_STEP),
                figure,
                lines(caption, CAPTION_WIDTH, CAPTION_LINES, CAPTION_FROM, CAPTION_STEP));
    }

    /** As many lines as fit; the last one says when there was more. */
    private static List<Line> lines(String text, int width, int most, int from, int step) {
        List<String> written = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                written.add(line.toString());
                line.setLength(0);
            }
            if (!line.isEmpty()) line.append(' ');
            line.append(word.length() > width ? word.substring(0, width - 1) + "…" : word);
        }
        if (!line.isEmpty()) written.add(line.toString());
        List<Line> shown = new ArrayList<>();
        for (int at = 0; at < Math.min(most, written.size()); at++) {
            boolean cut = at == most - 1 && written.size() > most;
            shown.add(new Line(written.get(at) + (cut ? "…" : ""), from + at * step));
        }
        return shown;
    }
}
