package org.terreau.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The stories that are many and alike: each file of `demo/` is a list, whose lines a record names. */
@Component
@ConditionalOnProperty(name = "terreau.demo", havingValue = "true")
class StoryFiles {

    private final JsonMapper json;

    StoryFiles(JsonMapper json) {
        this.json = json;
    }

    <T> List<T> read(String name, Class<T> line) {
        try (InputStream file = new ClassPathResource("demo/" + name).getInputStream()) {
            Object list = new Load(LoadSettings.builder().build()).loadFromInputStream(file);
            return json.convertValue(list, json.getTypeFactory().constructCollectionType(List.class, line));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
