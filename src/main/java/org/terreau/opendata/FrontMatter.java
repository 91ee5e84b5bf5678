package org.terreau.opendata;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import org.terreau.web.Budget;

/**
 * A file of YAML between two lines of three dashes, then a Markdown body.
 *
 * @param fields in the file's order; a date stays the text it is, a key is a text whatever it was
 * @param body what follows, without the empty lines around it
 */
record FrontMatter(Map<String, @Nullable Object> fields, String body) {

    static final int LARGEST = 1 << 20;

    /** Once its aliases are followed, a file may be larger than it looks. */
    private static final int LARGEST_UNFOLDED = 4 * LARGEST;

    private static final int DEEPEST = 50;

    /** What a file may cost: the longest of a real catalogue makes a thousandth of these things. */
    static final Budget READING = new Budget(24, LARGEST, 100_000, DEEPEST, Duration.ofSeconds(10));

    private static final int LONGEST_NUMBER_BITS = 3000;
    private static final int LONGEST_NUMBER = 1000;
    private static final Pattern NUMBER = Pattern.compile("[-+.]?[0-9][-+.0-9a-fA-FoxX_]{200}");

    static final LoadSettings SETTINGS = LoadSettings.builder()
            .setSchema(new CoreSchema())
            .setAllowDuplicateKeys(false)
            .setAllowRecursiveKeys(false)
            .setMaxAliasesForCollections(20)
            .setCodePointLimit(LARGEST)
            .build();

    static FrontMatter parse(byte[] file) throws BadFile {
        if (file.length > LARGEST) throw new BadFile("-", "large", LARGEST >> 10);
        Layout layout = Layout.of(text(file));
        return new FrontMatter(fields(layout.yaml(), layout.firstLine()), body(layout.after()));
    }

    private static String body(String after) {
        return String.join("\n", after.lines().toList()).strip();
    }

    /**
     * Where a file's parts are: put together again they are the file.
     *
     * @param before up to the end of the first line of dashes
     * @param after from the end of the second one
     * @param firstLine number of the first line of YAML
     * @param lineEnd what ends its first line
     */
    record Layout(String before, String yaml, String closing, String after, int firstLine, String lineEnd) {

        static Layout of(String text) throws BadFile {
            int at = 0;
            int number = 1;
            while (at < text.length() && line(text, at).isBlank()) {
                at = next(text, at);
                number++;
            }
            if (at >= text.length() || !dashes(text, at)) throw new BadFile("1", "no-front-matter");
            int opening = at;
            int yaml = next(text, at);
            at = yaml;
            while (at < text.length() && !dashes(text, at)) at = next(text, at);
            if (at >= text.length()) throw new BadFile(String.valueOf(number), "unfinished");
            int after = next(text, at);
            String first = text.substring(opening, yaml);
            return new Layout(
                    text.substring(0, yaml),
                    text.substring(yaml, at),
                    text.substring(at, after),
                    text.substring(after),
                    number + 1,
                    first.substring(line(text, opening).length()));
        }

        private static boolean dashes(String text, int at) {
            return line(text, at).stripTrailing().equals("---");
        }

        private static String line(String text, int at) {
            int end = at;
            while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') end++;
            return text.substring(at, end);
        }

        private static int next(String text, int at) {
            int end = at + line(text, at).length();
            if (text.startsWith("\r\n", end)) return end + 2;
            return Math.min(end + 1, text.length());
        }
    }

    static String text(byte[] file) throws BadFile {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString()
                    .replace("\u0000", "");
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException notUtf8) {
            throw new BadFile("-", "encoding");
        }
    }

    /** Whatever the YAML library throws on a hostile text says that this text is not readable, and nothing else. */
    private static Map<String, @Nullable Object> fields(String yaml, int firstLine) throws BadFile {
        Object read;
        try {
            look(yaml, firstLine);
            read = new Load(SETTINGS).loadFromString(yaml);
        } catch (MarkedYamlEngineException failure) {
            int line = failure.getProblemMark().map(mark -> mark.getLine()).orElse(0) + firstLine;
            throw new BadFile(String.valueOf(line), "yaml", BadFile.brief(String.valueOf(failure.getProblem())));
        } catch (Budget.Exceeded tooMuch) {
            throw new BadFile(String.valueOf(firstLine), "full", READING.items());
        } catch (StackOverflowError deep) {
            throw new BadFile(String.valueOf(firstLine), "deep", DEEPEST);
        } catch (RuntimeException failure) {
            throw new BadFile(String.valueOf(firstLine), "yaml", BadFile.brief(String.valueOf(failure.getMessage())));
        }
        if (!(read instanceof Map<?, ?> map)) throw new BadFile(String.valueOf(firstLine), "no-fields");
        return new Unfolding().mapping("", map, 0);
    }

    /**
     * Looks at what the library will make, before it does: how much, how deep, how long its numbers are. It also merges a
     * mapping into itself for ever: what contains itself is refused.
     */
    private static void look(String yaml, int firstLine) throws BadFile {
        Budget.Meter meter = READING.meter();
        Deque<String> open = new ArrayDeque<>();
        for (Event event : new Parse(SETTINGS).parseString(yaml)) {
            meter.made(1);
            if (event instanceof CollectionStartEvent start) {
                if (open.size() >= DEEPEST) throw new BadFile(line(event, firstLine), "deep", DEEPEST);
                open.push(start.getAnchor().map(Anchor::getValue).orElse(""));
            } else if (event instanceof CollectionEndEvent) open.pop();
            else if (event instanceof AliasEvent alias
                    && open.contains(alias.getAlias().getValue())) throw new BadFile(line(event, firstLine), "endless");
            else if (event instanceof ScalarEvent scalar && endlessNumber(scalar))
                throw new BadFile(line(event, firstLine), "number");
        }
    }

    private static boolean endlessNumber(ScalarEvent scalar) {
        return scalar.isPlain()
                && scalar.getValue().length() > LONGEST_NUMBER
                && NUMBER.matcher(scalar.getValue()).lookingAt();
    }

    private static String line(Event event, int firstLine) {
        return String.valueOf(event.getStartMark().map(Mark::getLine).orElse(0) + firstLine);
    }

    /** Copies what was read into plain maps, lists and scalars that a database can hold, and refuses what is endless. */
    private static final class Unfolding {

        private long size;

        private @Nullable Object value(String place, @Nullable Object value, int depth) throws BadFile {
            if (depth > DEEPEST) throw new BadFile(place, "deep", DEEPEST);
            grow(place, 1);
            if (value instanceof Map<?, ?> map) return mapping(place, map, depth);
            if (value instanceof Iterable<?> items) {
                List<@Nullable Object> list = new ArrayList<>();
                for (Object item : items) list.add(value(place, item, depth + 1));
                return list;
            }
            return scalar(place, value);
        }

        private @Nullable Object scalar(String place, @Nullable Object value) throws BadFile {
            if (value instanceof BigInteger number && number.bitLength() > LONGEST_NUMBER_BITS)
                throw new BadFile(place, "number");
            if (value == null || value instanceof Boolean || value instanceof Number) return value;
            if (value instanceof byte[] bytes)
                return text(place, Base64.getEncoder().encodeToString(bytes));
            return text(place, String.valueOf(value));
        }

        private Map<String, @Nullable Object> mapping(String place, Map<?, ?> map, int depth) throws BadFile {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                String key = key(place, entry.getKey());
                String where = place.isEmpty() ? BadFile.brief(key) : place;
                if (fields.containsKey(key)) throw new BadFile(where, "twice", BadFile.brief(key));
                fields.put(key, value(where, entry.getValue(), depth + 1));
            }
            return fields;
        }

        private String key(String place, @Nullable Object key) throws BadFile {
            if (key instanceof Map || key instanceof Iterable) throw new BadFile(place.isEmpty() ? "-" : place, "key");
            return text(place, String.valueOf(key));
        }

        private String text(String place, String text) throws BadFile {
            grow(place, text.length());
            return storable(text);
        }

        private void grow(String place, int by) throws BadFile {
            size += by;
            if (size > LARGEST_UNFOLDED)
                throw new BadFile(place.isEmpty() ? "-" : place, "large", LARGEST_UNFOLDED >> 10);
        }
    }

    /** Without null characters, and with a mark in the place of halves of characters: YAML's escapes can write both. */
    private static String storable(String text) {
        if (text.chars().noneMatch(one -> one == 0 || Character.isSurrogate((char) one))) return text;
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().forEach(one -> {
            if (one >= Character.MIN_SURROGATE && one <= Character.MAX_SURROGATE) kept.append('\uFFFD');
            else if (one != 0) kept.appendCodePoint(one);
        });
        return kept.toString();
    }
}
