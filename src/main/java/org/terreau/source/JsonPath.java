package org.terreau.source;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JsonPointer;

/**
 * Where something is in a JSON document: a JSON Pointer (RFC 6901, `/data/0/value`), or the names and numbers of a JSONPath
 * (`$.data[0].value`, `data[*]`). What filters or searches is not read: see decision 23.
 */
final class JsonPath {

    private static final Pattern STEP =
            Pattern.compile("\\.?([^.\\[\\]*?$@'\"]+)|\\[(\\d{1,6})]|\\[['\"]([^'\"\\]]+)['\"]]");

    private JsonPath() {}

    /** Empty when it is neither. */
    static Optional<JsonPointer> read(String written) {
        if (written.isEmpty() || written.equals("$")) return Optional.of(JsonPointer.empty());
        if (written.startsWith("/")) {
            try {
                return Optional.of(JsonPointer.compile(written));
            } catch (IllegalArgumentException notOne) {
                return Optional.empty();
            }
        }
        String path = written.startsWith("$") ? written.substring(1) : written;
        if (path.endsWith("[*]")) path = path.substring(0, path.length() - 3);
        JsonPointer pointer = JsonPointer.empty();
        Matcher step = STEP.matcher(path);
        int at = 0;
        while (at < path.length()) {
            step.region(at, path.length());
            if (!step.lookingAt()) return Optional.empty();
            if (step.group(2) != null) pointer = pointer.appendIndex(Integer.parseInt(step.group(2)));
            else pointer = pointer.appendProperty(step.group(1) == null ? step.group(3) : step.group(1));
            at = step.end();
        }
        return Optional.of(pointer);
    }
}
