package org.terreau.opendata;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * A file of YAML between two lines of three dashes, then a Markdown body.
 *
 * @param fields in the file's order; a date stays the text it is
 * @param body what follows, without the empty lines around it
 */
record FrontMatter(Map<String, @Nullable Object> fields, String body) {

    private static final int LARGEST = 1 << 20;
    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setSchema(new CoreSchema())
            .setAllowDuplicateKeys(false)
            .setAllowRecursiveKeys(false)
            .setMaxAliasesForCollections(20)
            .setCodePointLimit(LARGEST)
            .build();

    static FrontMatter parse(byte[] file) throws BadFile {
        if (file.length > LARGEST) throw new BadFile("-", "large", LARGEST >> 10);
        List<String> lines = text(file).lines().toList();
        int first = 0;
        while (first < lines.size() && lines.get(first).isBlank()) first++;
        if (first == lines.size() || !lines.get(first).stripTrailing().equals("---"))
            throw new BadFile("1", "no-front-matter");
        int last = first + 1;
        while (last < lines.size() && !lines.get(last).stripTrailing().equals("---")) last++;
        if (last == lines.size()) throw new BadFile(String.valueOf(first + 1), "unfinished");
        String yaml = String.join("\n", lines.subList(first + 1, last));
        String body = String.join("\n", lines.subList(last + 1, lines.size())).strip();
        return new FrontMatter(fields(yaml, first + 2), body);
    }

    private static String text(byte[] file) throws BadFile {
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

    private static Map<String, @Nullable Object> fields(String yaml, int firstLine) throws BadFile {
        Object read;
        try {
            read = new Load(SETTINGS).loadFromString(yaml);
        } catch (MarkedYamlEngineException failure) {
            int line = failure.getProblemMark().map(mark -> mark.getLine()).orElse(0) + firstLine;
            throw new BadFile(String.valueOf(line), "yaml", String.valueOf(failure.getProblem()));
        } catch (YamlEngineException | ClassCastException failure) {
            throw new BadFile(String.valueOf(firstLine), "yaml", String.valueOf(failure.getMessage()));
        }
        if (!(read instanceof Map<?, ?> map)) throw new BadFile(String.valueOf(firstLine), "no-fields");
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        map.forEach((key, value) -> fields.put(String.valueOf(key), value));
        return fields;
    }
}
