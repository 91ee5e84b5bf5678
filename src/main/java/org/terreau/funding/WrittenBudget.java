package org.terreau.funding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.terreau.shared.Plain;

/**
 * A budget that the text of a product's file tells: offered to who keeps the budget, never taken by itself (FIELD 1.7, "budget
 * written in the file").
 *
 * @param text the part of the text that tells it, in Markdown
 * @param rows its largest table, as a spreadsheet would copy it; empty when it has none
 */
public record WrittenBudget(String text, String rows) {

    private static final Pattern HEADING = Pattern.compile("(#{1,6})\\s+(.*)");
    private static final Pattern RULE = Pattern.compile("[|:\\s-]+");
    private static final Pattern MARKS = Pattern.compile("\\*\\*|__|&#x20;|&nbsp;");
    private static final Pattern DIGIT = Pattern.compile("\\d");
    private static final int LONGEST = 20_000;

    /** The one that a text tells under a heading that says so; empty when it tells no figure there. */
    public static Optional<WrittenBudget> of(String body) {
        List<String> lines = body.lines().toList();
        for (int at = 0; at < lines.size(); at++) {
            Matcher heading = HEADING.matcher(lines.get(at).strip());
            if (!heading.matches()
                    || !Arrays.asList(Plain.text(heading.group(2)).split(" ")).contains("budget")) continue;
            List<String> part = part(lines, at + 1, heading.group(1).length());
            String text = String.join("\n", part).strip();
            if (DIGIT.matcher(text).find() && text.length() <= LONGEST)
                return Optional.of(new WrittenBudget(text, rows(part)));
        }
        return Optional.empty();
    }

    /** What stands under a heading, until the next one of its level or above. */
    private static List<String> part(List<String> lines, int from, int level) {
        List<String> part = new ArrayList<>();
        for (String line : lines.subList(from, lines.size())) {
            Matcher heading = HEADING.matcher(line.strip());
            if (heading.matches() && heading.group(1).length() <= level) break;
            part.add(line);
        }
        return part;
    }

    private static String rows(List<String> part) {
        List<List<String>> tables = new ArrayList<>();
        boolean within = false;
        for (String line : part) {
            boolean row = line.strip().startsWith("|");
            if (row && !within) tables.add(new ArrayList<>());
            if (row && !RULE.matcher(line).matches())
                tables.get(tables.size() - 1).add(cells(line));
            within = row;
        }
        return tables.stream()
                .filter(table -> table.size() > 1)
                .max(Comparator.comparingInt(List::size))
                .map(table -> String.join("\n", table))
                .orElse("");
    }

    private static String cells(String line) {
        String bare = MARKS.matcher(line.strip()).replaceAll("");
        return Arrays.stream(bare.substring(1).split("\\|")).map(String::strip).collect(Collectors.joining("\t"));
    }
}
