package org.terreau.source;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.Option;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * Where something is in a JSON document: a JSON Pointer (RFC 6901, `/data/0/value`), the names and numbers of a JSONPath
 * (`$.data[0].value`, with or without `$`), or a JSONPath that chooses (`$.data[*].value`, `$..value`,
 * `$.data[?(@.type == 'visites')]`). Regular expressions and functions are refused, and the work that a path makes is
 * bounded: see decision 23.
 */
final class JsonPath {

    /** Why a text is no path, and at which of its characters, from 1. */
    static final class Wrong extends Exception {

        private final String key;
        private final int at;
        private final String sign;

        private Wrong(String key, int at, String sign) {
            super(key + " " + at);
            this.key = key;
            this.at = at;
            this.sign = sign;
        }

        /** Of a sentence whose arguments are {@link #at} and {@link #sign}. */
        String key() {
            return key;
        }

        String at() {
            return String.valueOf(at);
        }

        /** The character there, or "" at the end. */
        String sign() {
            return sign;
        }
    }

    /** A path made the reading too long. */
    static final class TooMuch extends RuntimeException {
        TooMuch() {
            super("too much work", null, false, false);
        }
    }

    private static final Pattern PLAIN =
            Pattern.compile("\\.?([^.\\[\\]*?$@'\"]+)|\\[(\\d{1,6})]|\\[['\"]([^'\"\\]]+)['\"]]");
    private static final Pattern LONE_TILDE = Pattern.compile("~(?![01])");
    private static final Pattern NAMED_PLACE = Pattern.compile("position:? (\\d{1,4})");

    private static final String SEARCH = "..";

    private final String written;
    private final @Nullable JsonPointer pointer;
    private final com.jayway.jsonpath.@Nullable JsonPath chosen;

    private JsonPath(String written, @Nullable JsonPointer pointer, com.jayway.jsonpath.@Nullable JsonPath chosen) {
        this.written = written;
        this.pointer = pointer;
        this.chosen = chosen;
    }

    /** May be in several places. */
    boolean several() {
        return chosen != null && !chosen.isDefinite();
    }

    /**
     * What is there in a document: nothing or one node when it is not {@link #several}. A name that an item of a list
     * misses leaves a missing node in its place, but for searches.
     */
    List<JsonNode> in(JsonNode document, JsonNodes work) {
        if (chosen == null) {
            JsonNode found = document.at(pointer == null ? JsonPointer.empty() : pointer);
            return found.isMissingNode() ? List.of() : List.of(found);
        }
        Configuration configuration = Configuration.builder()
                .jsonProvider(work)
                .mappingProvider(work.mapping())
                .options(
                        written.contains(SEARCH)
                                ? Set.of(Option.ALWAYS_RETURN_LIST)
                                : Set.of(Option.ALWAYS_RETURN_LIST, Option.DEFAULT_PATH_LEAF_TO_NULL))
                .build();
        List<JsonNode> found = new ArrayList<>();
        try {
            List<?> read = chosen.read(document, configuration);
            for (Object one : read) found.add(one instanceof JsonNode node ? node : JsonNodes.MISSING);
        } catch (JsonPathException nowhere) {
            return List.of();
        }
        return found;
    }

    @Override
    public String toString() {
        return pointer == null ? written : pointer.toString();
    }

    static JsonPath read(String written) throws Wrong {
        if (written.isEmpty() || written.equals("$")) return new JsonPath(written, JsonPointer.empty(), null);
        if (written.startsWith("/")) {
            Matcher wrong = LONE_TILDE.matcher(written);
            if (wrong.find()) throw new Wrong("source.path.pointer", wrong.start() + 1, "~");
            return new JsonPath(written, JsonPointer.compile(written), null);
        }
        JsonPointer plain = plain(written);
        if (plain != null) return new JsonPath(written, plain, null);
        int added = 0;
        String whole = written;
        if (!written.startsWith("$")) {
            String start = written.startsWith("[") || written.startsWith(".") ? "$" : "$.";
            added = start.length();
            whole = start + written;
        }
        List<Integer> steps = new Scan(whole, added).steps();
        return new JsonPath(written, null, compile(whole, added, steps));
    }

    private static @Nullable JsonPointer plain(String written) {
        String path = written.startsWith("$") ? written.substring(1) : written;
        if (path.endsWith("[*]")) path = path.substring(0, path.length() - 3);
        JsonPointer pointer = JsonPointer.empty();
        Matcher step = PLAIN.matcher(path);
        int at = 0;
        while (at < path.length()) {
            step.region(at, path.length());
            if (!step.lookingAt()) return null;
            if (step.group(2) != null) pointer = pointer.appendIndex(Integer.parseInt(step.group(2)));
            else pointer = pointer.appendProperty(step.group(1) == null ? step.group(3) : step.group(1));
            at = step.end();
        }
        return pointer;
    }

    /** The library says where a step is wrong only sometimes: the first step with which it refuses the path is. */
    private static com.jayway.jsonpath.JsonPath compile(String whole, int added, List<Integer> steps) throws Wrong {
        try {
            return com.jayway.jsonpath.JsonPath.compile(whole);
        } catch (InvalidPathException | IllegalArgumentException refused) {
            for (int step = 0; step < steps.size(); step++) {
                int end = step + 1 < steps.size() ? steps.get(step + 1) : whole.length();
                try {
                    com.jayway.jsonpath.JsonPath.compile(whole.substring(0, end));
                } catch (InvalidPathException | IllegalArgumentException wrong) {
                    int start = steps.get(step);
                    int at = place(wrong.getMessage(), start, end);
                    throw new Wrong("source.path.step", at - added + 1, String.valueOf(whole.charAt(at)));
                }
            }
            throw new Wrong("source.path.step", 1, written(whole, added));
        }
    }

    private static String written(String whole, int added) {
        return whole.substring(added, added + 1);
    }

    /** The place that the library names, counted from the filter for a filter; the step's own start without one. */
    private static int place(@Nullable String message, int start, int end) {
        Matcher named = NAMED_PLACE.matcher(message == null ? "" : message);
        if (!named.find()) return start;
        int place = Integer.parseInt(named.group(1)) + (message != null && message.contains("filter") ? start : 0);
        return place > start && place < end ? place : start;
    }

    /** Cuts a path into its steps, and refuses what is not read: it looks at no more than brackets, quotes and names. */
    private static final class Scan {

        private final String path;
        private final int added;
        private int at = 1;

        Scan(String path, int added) {
            this.path = path;
            this.added = added;
        }

        private Wrong wrong(String key, int place) {
            return new Wrong(key, place - added + 1, place < path.length() ? String.valueOf(path.charAt(place)) : "");
        }

        List<Integer> steps() throws Wrong {
            List<Integer> steps = new ArrayList<>();
            while (at < path.length()) {
                steps.add(at);
                if (path.charAt(at) == '[') bracket();
                else if (path.charAt(at) == '.') dot();
                else throw wrong("source.path.unexpected", at);
            }
            return steps;
        }

        private void dot() throws Wrong {
            at++;
            boolean anywhere = sees('.');
            if (anywhere) at++;
            if (at >= path.length()) throw wrong("source.path.end", at);
            if (sees('[') && !anywhere) throw wrong("source.path.unexpected", at);
            if (sees('[')) bracket();
            else if (sees('*')) at++;
            else name();
        }

        private void name() throws Wrong {
            int start = at;
            while (at < path.length() && ".[]*?$@'\"()".indexOf(path.charAt(at)) < 0) {
                if (Character.isWhitespace(path.charAt(at))) throw wrong("source.path.step", at);
                at++;
            }
            if (sees('(')) throw wrong("source.path.function", at);
            boolean ends = at == path.length() || sees('.') || sees('[');
            if (at == start || !ends) throw wrong("source.path.unexpected", at);
        }

        private boolean sees(char sign) {
            return at < path.length() && path.charAt(at) == sign;
        }

        /** To the bracket that closes this one, whatever is quoted in between. Several names at once give no value. */
        private void bracket() throws Wrong {
            Deque<Integer> open = new ArrayDeque<>();
            String inside = path.substring(at + 1).stripLeading();
            boolean name = inside.startsWith("'") || inside.startsWith("\"");
            do {
                if (at >= path.length()) throw wrong("source.path.open", open.element());
                char sign = path.charAt(at);
                switch (sign) {
                    case '\'', '"' -> quoted(sign);
                    case '[', '(' -> open(open);
                    case ']' -> close(open, '[');
                    case ')' -> close(open, '(');
                    default -> inside(name);
                }
                at++;
            } while (!open.isEmpty());
        }

        private void open(Deque<Integer> open) throws Wrong {
            if (sees('(') && Character.isLetterOrDigit(path.charAt(at - 1))) throw wrong("source.path.function", at);
            open.push(at);
        }

        private void close(Deque<Integer> open, char opening) throws Wrong {
            if (path.charAt(open.element()) != opening) throw wrong("source.path.open", open.element());
            open.pop();
        }

        private void inside(boolean name) throws Wrong {
            if (name && sees(',')) throw wrong("source.path.unexpected", at);
            if (sees('/') || path.startsWith("=~", at)) throw wrong("source.path.pattern", at);
        }

        private void quoted(char quote) throws Wrong {
            int start = at++;
            while (at < path.length() && path.charAt(at) != quote) at += path.charAt(at) == '\\' ? 2 : 1;
            if (at >= path.length()) throw wrong("source.path.open", start);
        }
    }
}
