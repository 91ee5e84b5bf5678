package org.terreau.brief.web;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.terreau.dossier.Brief;

/**
 * A brief as a Markdown file that reads back: the title is a first-level heading, each part is a second-level heading
 * with its text as it was typed. A line of a text that would be taken for a heading is preceded by a backslash.
 */
final class BriefMarkdown {

    private static final Pattern HEADING_LIKE = Pattern.compile("(?m)^(\\\\*#)");
    private static final Pattern ESCAPED = Pattern.compile("(?m)^\\\\(\\\\*#)");
    private static final Pattern OFFICIAL = Pattern.compile("<!-- ([a-z]+:\\w+) -->\\s*$");

    private BriefMarkdown() {}

    /**
     * Writes the file.
     *
     * @param names of the parts, as headings
     * @param territory in words
     */
    static String write(Brief brief, Map<Brief.Part, String> names, @Nullable String territory) {
        StringBuilder file =
                new StringBuilder("# ").append(brief.get(Brief.Part.TITLE).replace('\n', ' '));
        for (Brief.Part part : Brief.Part.values()) {
            if (part == Brief.Part.TITLE) continue;
            String text = brief.get(part);
            file.append("\n\n## ").append(names.get(part)).append("\n\n");
            if (part == Brief.Part.TERRITORY && !text.isEmpty())
                file.append(territory == null ? text : territory)
                        .append(" <!-- ")
                        .append(text)
                        .append(" -->");
            else file.append(HEADING_LIKE.matcher(text).replaceAll("\\\\$1"));
        }
        return file.append('\n').toString();
    }

    /** Reads a file: what stands under a heading that is no part's name belongs to the part before. */
    static Brief read(String file, List<Map<Brief.Part, String>> names) {
        Map<String, Brief.Part> parts = names.stream()
                .flatMap(each -> each.entrySet().stream())
                .collect(Collectors.toMap(
                        entry -> entry.getValue().strip(), Map.Entry::getKey, (first, second) -> first));
        Map<Brief.Part, String> values = new EnumMap<>(Brief.Part.class);
        Brief.Part current = null;
        StringBuilder text = new StringBuilder();
        for (String line : (file.startsWith("\uFEFF") ? file.substring(1) : file).split("\r\n?|\n", -1)) {
            Brief.Part next =
                    line.startsWith("## ") ? parts.get(line.substring(3).strip()) : null;
            if (next != null) {
                put(values, current, text);
                current = next;
                text = new StringBuilder();
            } else if (current == null && line.startsWith("# ") && !values.containsKey(Brief.Part.TITLE))
                values.put(Brief.Part.TITLE, line.substring(2).strip());
            else text.append(line).append('\n');
        }
        put(values, current, text);
        return new Brief(values);
    }

    private static void put(Map<Brief.Part, String> values, Brief.@Nullable Part part, StringBuilder text) {
        if (part == null) return;
        String typed = ESCAPED.matcher(text.toString()).replaceAll("$1").strip();
        Matcher official = OFFICIAL.matcher(typed);
        values.put(part, part == Brief.Part.TERRITORY && official.find() ? official.group(1) : typed);
    }
}
