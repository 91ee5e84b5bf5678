package org.terreau.opendata;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.representer.StandardRepresenter;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Writes front matter. In a file that exists, the lines of a field that did not change stay as its author wrote them:
 * quotes, comments and order included.
 */
final class FrontMatterWriter {

    private static final DumpSettings SETTINGS = DumpSettings.builder()
            .setSchema(new CoreSchema())
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setDereferenceAliases(true)
            .setSplitLines(false)
            .setIndent(2)
            .setIndicatorIndent(2)
            .setIndentWithIndicator(true)
            .build();

    private FrontMatterWriter() {}

    static byte[] write(FrontMatter matter) {
        return text(matter, "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String text(FrontMatter matter, String lineEnd) {
        StringBuilder text = new StringBuilder("---\n");
        if (!matter.fields().isEmpty()) text.append(yaml(matter.fields()));
        text.append("---\n");
        if (!matter.body().isEmpty()) text.append(matter.body()).append('\n');
        return lineEnd.equals("\n") ? text.toString() : text.toString().replace("\n", lineEnd);
    }

    /** The file as it must read now; the very same bytes when nothing changed. */
    static byte[] rewrite(byte[] file, FrontMatter now) throws BadFile {
        FrontMatter before = FrontMatter.parse(file);
        if (before.equals(now)) return file;
        FrontMatter.Layout layout = FrontMatter.Layout.of(FrontMatter.text(file));
        String patched = patched(layout, before, now);
        if (patched != null) {
            byte[] written = patched.getBytes(StandardCharsets.UTF_8);
            if (reads(written, now)) return written;
        }
        return text(now, layout.lineEnd()).getBytes(StandardCharsets.UTF_8);
    }

    private static boolean reads(byte[] written, FrontMatter expected) {
        try {
            return FrontMatter.parse(written).equals(expected);
        } catch (BadFile unreadable) {
            return false;
        }
    }

    private static @Nullable String patched(FrontMatter.Layout layout, FrontMatter before, FrontMatter now) {
        Map<String, String> blocks = blocks(layout.yaml(), before.fields().keySet());
        if (blocks == null) return null;
        StringBuilder text = new StringBuilder(layout.before()).append(blocks.get(""));
        for (String key : before.fields().keySet()) {
            String block = Objects.requireNonNull(blocks.get(key));
            if (now.fields().containsKey(key)
                    && Objects.equals(now.fields().get(key), before.fields().get(key))) text.append(block);
            else {
                if (now.fields().containsKey(key)) text.append(field(key, now, layout.lineEnd()));
                text.append(commentsAfter(block));
            }
        }
        for (String key : now.fields().keySet())
            if (!before.fields().containsKey(key)) text.append(field(key, now, layout.lineEnd()));
        text.append(layout.closing());
        if (before.body().equals(now.body())) return text.append(layout.after()).toString();
        return text.append(now.body().replace("\n", layout.lineEnd()))
                .append(layout.lineEnd())
                .toString();
    }

    /**
     * The lines of each field, and under "" those before the first one; null when they can't be told apart (fields
     * between braces, several on a line).
     */
    private static @Nullable Map<String, String> blocks(String yaml, Set<String> keys) {
        List<Integer> fields = fields(yaml);
        if (fields == null || fields.size() != keys.size()) return null;
        List<Integer> starts = fields.stream().map(lines(yaml)::get).toList();
        Map<String, String> blocks = new LinkedHashMap<>();
        int number = 0;
        blocks.put("", yaml.substring(0, starts.get(0)));
        for (String key : keys) {
            int from = starts.get(number);
            int to = ++number < starts.size() ? starts.get(number) : yaml.length();
            if (to <= from) return null;
            blocks.put(key, yaml.substring(from, to));
        }
        return blocks;
    }

    /** The line of each field, from 0; null when one does not begin its line. */
    private static @Nullable List<Integer> fields(String yaml) {
        if (!(new Compose(FrontMatter.SETTINGS).composeString(yaml).orElse(null) instanceof MappingNode root)
                || root.getFlowStyle() == FlowStyle.FLOW) return null;
        List<Integer> fields = new ArrayList<>();
        for (NodeTuple field : root.getValue()) {
            Mark start = field.getKeyNode().getStartMark().orElse(null);
            if (start == null || start.getColumn() != 0) return null;
            fields.add(start.getLine());
        }
        return fields;
    }

    /** Where each line begins. */
    private static List<Integer> lines(String yaml) {
        List<Integer> starts = new ArrayList<>();
        int start = 0;
        for (String line : yaml.lines().toList()) {
            starts.add(start);
            start += line.length();
            start += yaml.startsWith("\r\n", start) ? 2 : 1;
        }
        return starts;
    }

    /** What the author wrote between this field and the next one. */
    private static String commentsAfter(String block) {
        int from = block.length();
        int at = block.length();
        while (at > 0) {
            int line = block.lastIndexOf('\n', at - 2) + 1;
            String written = block.substring(line, at);
            if (written.startsWith("#")) from = line;
            else if (!written.isBlank()) break;
            at = line;
        }
        return block.substring(from);
    }

    private static String field(String key, FrontMatter now, String lineEnd) {
        Map<String, @Nullable Object> alone = new LinkedHashMap<>();
        alone.put(key, now.fields().get(key));
        String written = yaml(alone);
        return lineEnd.equals("\n") ? written : written.replace("\n", lineEnd);
    }

    private static String yaml(Map<String, @Nullable Object> fields) {
        return new Dump(SETTINGS, new Representation(SETTINGS)).dumpToString(fields);
    }

    /** Quotes what the readers of an older YAML would take for something else than a text, dates aside. */
    private static final class Representation extends StandardRepresenter {

        private static final Pattern AMBIGUOUS = Pattern.compile(
                "(?i)y|n|yes|no|on|off|[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\\.[0-9_]*)?|[-+]?0b[01_]+|[-+]?0[0-7_]+|[-+]?[0-9][0-9_,]*(\\.[0-9_]*)?|=|<<");

        Representation(DumpSettings settings) {
            super(settings);
            var plain = Objects.requireNonNull(representers.get(String.class));
            representers.put(String.class, data -> {
                String text = (String) data;
                if (AMBIGUOUS.matcher(text).matches()) return representScalar(Tag.STR, text, ScalarStyle.SINGLE_QUOTED);
                if (text.indexOf('\r') >= 0
                        || text.indexOf('\u0085') >= 0
                        || text.indexOf('\u2028') >= 0
                        || text.indexOf('\u2029') >= 0)
                    return representScalar(Tag.STR, text, ScalarStyle.DOUBLE_QUOTED);
                return plain.representData(data);
            });
        }
    }
}
